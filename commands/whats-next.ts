/** `/whats-next`: the focus, what to watch, and what is uncertain. */
import { entryAction, voteActions, whyAction } from '../src/core/actions.ts';
import { defineCommand } from '../src/core/command.ts';
import { makeReply } from '../src/core/reply.ts';
import { sourceOf, sourceOfRefusal } from '../src/core/source-line.ts';
import { factsOf } from '../src/core/whole/told.ts';
import type { Entry } from '../src/knowledge/model.ts';

const MAX_BUTTONS = 3;

export const whatsNext = defineCommand({
  name: 'whats-next',
  aliases: { 'whats next': {}, "what's next": {} },
  description: 'What to watch, and what is uncertain',
  usage: '',
  withoutSlash: 'always',
  permission: 'everyone',
  visibility: 'public',
  options: { private: { type: 'flag', description: 'Show the reply to you alone' } },
  run({ engine: { knowledge }, messages }) {
    const { article } = knowledge;
    const { next } = article.words;
    // That no editor has chosen says nothing of the source: it may well name what comes next.
    if (next === null)
      return makeReply({
        kind: 'no-answer',
        reason: 'not-in-article',
        confidence: 1,
        title: messages.format('commands.nextTitle'),
        body: messages.format('commands.noNext'),
        source: sourceOfRefusal(article, messages),
        actions: voteActions({ kind: 'none', id: 'not-in-article' }, messages),
      });
    const { focus, watch: points, uncertain } = next;
    // What is in focus or uncertain is not said twice.
    const watch = points.filter((id) => id !== focus && id !== uncertain);
    const entry = (id: string): Entry => knowledge.entries.get(id)!;
    const facts = [...new Set([focus, ...watch, uncertain].flatMap((id) => entry(id).facts))];
    return makeReply({
      kind: 'answer',
      entry: uncertain,
      facts,
      confidence: 1,
      title: messages.format('commands.nextTitle'),
      body: [
        `**${messages.format('commands.nextFocus')}**`,
        entry(focus).short,
        `**${messages.format('commands.nextWatch')}**`,
        ...watch.map((id) => `- ${entry(id).short}`),
        `**${messages.format('commands.nextUncertain')}**`,
        entry(uncertain).short,
      ].join('\n'),
      source: sourceOf(article, factsOf(knowledge, facts), messages),
      actions: [
        ...[uncertain, ...watch].slice(0, MAX_BUTTONS).map((id) => entryAction(entry(id))),
        whyAction(uncertain, messages),
        ...voteActions({ kind: 'entry', id: uncertain }, messages),
      ],
    });
  },
});
