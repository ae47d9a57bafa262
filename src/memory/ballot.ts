/** Takes votes: one a person and reply, changeable, and counted for the interruption budget where it concerns it. */
import type { KeepingPolicy, Kept, Vote } from '../core/memory.ts';
import type { ChannelKey } from '../store/channels.ts';
import type { Store } from '../store/store.ts';
import { type StoredVote, voteKey, writeVote } from '../store/votes.ts';
import { type Budget, storeVote } from './budget.ts';
import { maskQuestion } from './mask.ts';
import { dayOf } from './time.ts';

export interface BallotParts {
  readonly store: Store;
  readonly budget: Budget;
  readonly policy: KeepingPolicy;
  readonly isKnown: (word: string) => boolean;
  readonly clock: () => number;
}

export async function castVote(
  { scene, reply, helpful, subject, question }: Vote,
  key: ChannelKey,
  { store, budget, policy, isKnown, clock }: BallotParts,
): Promise<Kept> {
  const at = clock();
  const { platform, person } = scene;
  // Without a reply's id the best that tells one reply from another is the talk and what it was about.
  const voter = [platform, reply ?? `${scene.conversation} ${subject.kind} ${subject.id}`, person];
  const keepsQuestion = !helpful && question !== null && policy.questionLog !== 'off';
  const vote: StoredVote = {
    day: dayOf(at),
    platform,
    kind: subject.kind,
    subject: subject.id,
    helpful,
    question: (keepsQuestion && maskQuestion(question, isKnown)) || null,
  };
  const entry = subject.kind === 'entry' ? subject.id : null;
  if (entry !== null) budget.voted(key, entry, JSON.stringify(voter), helpful);
  const stored = await store.write(async (db) => {
    const changed = await writeVote(db, await voteKey(db, voter), vote);
    if (changed && entry !== null) await storeVote(db, key, entry, helpful, at);
  });
  return stored ? 'stored' : 'held';
}
