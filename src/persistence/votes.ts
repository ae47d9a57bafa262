/** Takes votes: one a person and reply, changeable, and heeded where the reply was an interruption. */
import type { RetentionPolicy, Vote, WriteResult } from '../core/persistence.ts';
import type { ChannelKey } from '../store/channels.ts';
import type { Store } from '../store/store.ts';
import { type StoredVote, writeVote } from '../store/votes.ts';
import type { InterruptionLimiter } from './interruption-limiter.ts';
import { storeVote } from './interruption-rules.ts';
import { areInForce, type Marks } from './marks.ts';
import { maskQuestion } from './mask.ts';
import { dayOf } from './time.ts';
import type { IsKnown } from './vocabulary.ts';

export interface VoteDeps {
  readonly store: Store;
  readonly interruptions: InterruptionLimiter;
  readonly policy: RetentionPolicy;
  readonly isKnown: IsKnown;
  readonly marks: Pick<Marks, 'id' | 'vote' | 'voter'>;
  readonly clock: () => number;
}

export async function recordVote(
  { context, reply, helpful, subject, question }: Vote,
  key: ChannelKey,
  { store, interruptions, policy, isKnown, marks, clock }: VoteDeps,
): Promise<WriteResult> {
  const at = clock();
  const { platform, person } = context;
  // Without a reply's id the best that tells one reply from another is the talk and what it was about.
  const id = marks.vote([platform, reply ?? `${context.conversation} ${subject.kind} ${subject.id}`, person]);
  const voter = marks.voter(key, person);
  const keepsQuestion = !helpful && question !== null && policy.questionLog !== 'off';
  const vote: StoredVote = {
    day: dayOf(at),
    platform,
    workspace: key.workspace,
    kind: subject.kind,
    subject: subject.id,
    helpful,
    question: (keepsQuestion && maskQuestion(question, isKnown)) || null,
  };
  const entry = subject.kind === 'entry' ? subject.id : null;
  if (entry !== null) interruptions.voted(key, entry, { vote: id, voter }, helpful);
  const stored = await store.write(async (db) => {
    const changed = await writeVote(db, id, vote);
    // Another process, with another secret, has marked the same person differently: two votes would be of one person.
    if (changed && entry !== null && (await areInForce(db, marks)))
      await storeVote(db, key, entry, { voter, helpful }, at);
  });
  return stored ? 'stored' : 'held';
}
