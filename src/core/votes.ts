/** Votes on replies: thanks for one, and what to offer to somebody whom a reply did not help. */
import type { Engine } from '../engine/engine.ts';
import type { Entry } from '../knowledge/model.ts';
import type { Messages } from '../messages/catalog.ts';
import { entryAction, votedLabels } from './actions.ts';
import type { VoteSubject } from './persistence.ts';
import { makeReply, type Reply } from './reply.ts';

/** As many as a reply offers anywhere. */
const MAX_OFFERED = 3;

/** The next best entries, which state something else than what did not help. */
export function nextBestAfter(
  { knowledge, matcher }: Engine,
  { id }: VoteSubject,
  question: string | null,
): Entry[] {
  const rated = knowledge.entries.get(id);
  const stated = rated?.facts ?? [];
  const candidates =
    question === null
      ? (rated?.related ?? []).flatMap((related) => knowledge.entries.get(related) ?? [])
      : matcher.match(question).entries.map(({ entry }) => entry);
  return candidates.filter(({ facts }) => !facts.some((fact) => stated.includes(fact))).slice(0, MAX_OFFERED);
}

/** Thanks for a vote: on the buttons themselves, and in private words where that cannot be or more is to say. */
export function voteReply(
  helpful: boolean,
  subject: VoteSubject,
  next: readonly Entry[],
  messages: Messages,
): Reply {
  const notHelpful = subject.kind === 'entry' ? 'votes.notHelpful' : 'votes.shouldKnow';
  const lines = [
    messages.format(helpful ? 'votes.helpful' : notHelpful),
    messages.format('votes.changeable'),
  ];
  if (next.length > 0) lines.push(messages.format('votes.perhaps'));
  return makeReply({
    kind: 'notice',
    body: lines.join('\n'),
    confidence: 1,
    delivery: 'private',
    relabels: votedLabels(helpful, subject, messages),
    suggestions: next.map(({ id, question, facts }) => ({ entry: id, title: question, facts })),
    actions: next.map(entryAction),
  });
}
