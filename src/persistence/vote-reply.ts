import type { ActionInvocation } from '../core/invocation.ts';
import type { Persistence, VoteSubject } from '../core/persistence.ts';
import { makeReply, type Reply } from '../core/reply.ts';
import { voteWords as words } from '../messages/settings.ts';

/** A vote as its button's id says it. */
export interface Ballot {
  readonly helpful: boolean;
  readonly about: VoteSubject;
}

/** What to offer after "not helpful": the next best entries, as the core dresses them. */
export type NextBest = Pick<Reply, 'suggestions' | 'actions'>;

const NOTHING: NextBest = { suggestions: [], actions: [] };

/** Counts a vote and thanks for it, privately. */
export async function voteReply(
  { context, reply, question }: ActionInvocation,
  { helpful, about: subject }: Ballot,
  persistence: Persistence,
  next: NextBest = NOTHING,
): Promise<Reply> {
  // Thanked for even when it has to wait in memory: nobody needs to do anything about that.
  await persistence.vote({ context, reply, helpful, subject, question });
  const notHelpful = subject.kind === 'entry' ? words.thanksNotHelpful : words.thanksShouldKnow;
  const lines: string[] = [helpful ? words.thanksHelpful : notHelpful, words.changeable];
  const offered = helpful ? NOTHING : next;
  if (offered.suggestions.length > 0) lines.push(words.perhaps);
  return makeReply({
    kind: 'notice',
    body: lines.join('\n'),
    confidence: 1,
    delivery: 'private',
    suggestions: offered.suggestions,
    actions: offered.actions,
  });
}
