/** One topic: its first entry, and the questions it can answer besides. */
import type { Entry, Knowledge } from '../knowledge/model.ts';
import type { PlainMessages } from '../messages/catalog.ts';
import { entryAction, voteActions, whyAction } from './actions.ts';
import { leadingOn } from './offering.ts';
import type { Reply } from './reply.ts';

const MAX_QUESTIONS = 5;
const MAX_BUTTONS = 3;

/** @returns Null if there is no such topic. */
export function topicReply(
  knowledge: Knowledge,
  answerer: { state(entry: Entry): Reply },
  id: string,
  messages: PlainMessages,
): Reply | null {
  const topic = knowledge.topics.find((candidate) => candidate.id === id);
  if (topic === undefined) return null;
  const entries = topic.entries.map((entry) => knowledge.entries.get(entry)!);
  const lead = entries.find((entry) => entry.id === topic.lead) ?? entries[0]!;
  const stated = answerer.state(lead);
  // What the lead has just told is not offered.
  const more = leadingOn(entries, lead).slice(0, MAX_QUESTIONS);
  const offered =
    more.length === 0
      ? []
      : ['', messages.format('commands.topicQuestions'), ...more.map((entry) => `- ${entry.question}`)];
  return {
    ...stated,
    title: topic.title,
    body: [stated.body, ...offered].join('\n'),
    actions: [
      ...more.slice(0, MAX_BUTTONS).map(entryAction),
      whyAction(lead.id, messages),
      ...voteActions({ kind: 'entry', id: lead.id }, messages),
    ],
  };
}
