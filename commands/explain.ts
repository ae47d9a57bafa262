/** `/explain`: the story in brief, or one topic of it. */
import { topicAction } from '../src/core/actions.ts';
import { type CommandContext, type CompletionContext, defineCommand } from '../src/core/command.ts';
import type { Completion } from '../src/core/core.ts';
import { makeReply, type Reply } from '../src/core/reply.ts';
import { echoed } from '../src/core/shorten.ts';
import { topicReply } from '../src/core/topic-reply.ts';
import { LISTS, wholeReply } from '../src/core/whole/whole-reply.ts';

/** As many as both platforms show. */
const MAX_COMPLETIONS = 25;
const MAX_NEAREST = 3;
/** Characters of an unknown topic that are repeated to the asker. */
const MAX_ECHOED = 60;

export const explain = defineCommand({
  name: 'explain',
  description: 'Explains the story, or one topic of it',
  usage: '[topic | timeline | people | numbers | sides]',
  withoutSlash: 'always',
  permission: 'everyone',
  visibility: 'public',
  options: {
    topic: {
      type: 'text',
      description:
        'A topic, a person, a place, or: timeline, people, numbers, sides; leave it out for an overview',
      maxLength: 100,
      complete: completions,
    },
    private: { type: 'flag', description: 'Show the reply to you alone' },
  },
  run(context, { topic = '' }) {
    const wanted = topic.trim();
    return wanted === '' ? overview(context) : explained(context, wanted);
  },
});

/** The story in brief, and what can be asked for. */
function overview({ engine: { knowledge }, answerer, messages }: CommandContext): Reply {
  const entry = knowledge.entries.get(knowledge.article.words.overview ?? '');
  const stated =
    entry === undefined
      ? wholeReply('brief', { knowledge, messages, confidence: 1 }, '')
      : answerer.state(entry);
  const topics = knowledge.topics.map((topic) => `- ${topic.title}`);
  return {
    ...stated,
    body: [stated.body, '', messages.format('commands.topicsIntro'), ...topics].join('\n'),
    actions: [
      ...knowledge.topics.map(topicAction),
      ...stated.actions.filter(({ group }) => group === 'vote'),
    ],
  };
}

/** Lists of the whole whose name begins with what is typed come first; where nothing is typed, after the topics. */
function completions({ finder, messages }: CompletionContext, typed: string): Completion[] {
  const begun = typed.trim().toLowerCase();
  const lists = LISTS.map((value) => ({ value, label: messages.format(`whole.${value}`) }));
  const meant = lists.filter(
    ({ value, label }) => value.startsWith(begun) || label.toLowerCase().startsWith(begun),
  );
  const topics = finder
    .complete(typed, MAX_COMPLETIONS)
    .filter(({ value }) => !LISTS.some((list) => list === value));
  return (begun === '' ? [...topics, ...meant] : [...meant, ...topics]).slice(0, MAX_COMPLETIONS);
}

/** The topic or entry meant, a list of the whole, the question it is, or the nearest topics. */
function explained(context: CommandContext, wanted: string): Reply {
  const { engine, answerer, finder, messages } = context;
  const { knowledge } = engine;
  const list = LISTS.find((act) => act === wanted.toLowerCase());
  if (list !== undefined) return wholeReply(list, { knowledge, messages, confidence: 1 }, wanted);
  const found = finder.find(wanted);
  if (found?.kind === 'topic') return topicReply(knowledge, answerer, found.id, messages)!;
  if (found?.kind === 'entry') return answerer.state(knowledge.entries.get(found.id)!);
  // "Explain it simply, please" names no topic: it is a question with the command's own word.
  const { code, followUps } = knowledge.language;
  const isOfStory = code === 'en' && wanted.search(followUps.standsForThing) >= 0;
  for (const asked of isOfStory ? [wanted, `explain ${wanted}`] : [wanted]) {
    const reply = answerer.ask(asked);
    if (reply.kind === 'answer' || reply.kind === 'suggestions') return reply;
    if (reply.kind === 'no-answer' && reply.gap !== null) return reply;
  }
  const nearest = finder.nearest(wanted, MAX_NEAREST);
  return makeReply({
    kind: 'suggestions',
    confidence: 0,
    title: messages.format('answers.suggestionsTitle'),
    body: messages.format('commands.unknownTopic', { topic: echoed(wanted, MAX_ECHOED) }),
    suggestions: nearest.map(({ lead, title }) => ({ entry: lead.id, title, facts: lead.facts })),
    actions: nearest.map(({ topic }) => topicAction(topic)),
  });
}
