/** Erases what has been kept long enough. */
import type { RetentionPolicy } from '../core/persistence.ts';
import { eraseInterruptions } from '../store/channels.ts';
import { eraseClaims } from '../store/claims.ts';
import { eraseQuestions, eraseUnwanted } from '../store/questions.ts';
import type { Db } from '../store/schema.ts';
import { eraseSent } from '../store/sent.ts';
import { eraseChanges } from '../store/setting-changes.ts';
import { eraseVotedQuestions, eraseVotes } from '../store/votes.ts';
import { SAME_ENTRY_MS } from './interruption-rules.ts';
import { DAY, dayOf, HOUR } from './time.ts';

/** How often to look, in milliseconds. */
export const ERASE_EVERY_MS = HOUR;

/** Slack delivers an event again for up to an hour; a claim outlives the last attempt with room to spare. */
const CLAIMS_MS = 2 * HOUR;

/** @param withEarlier Whether what a larger question log held before is to go at once, whatever its age. */
export async function eraseOld(
  db: Db,
  policy: RetentionPolicy,
  now: number,
  withEarlier: boolean,
): Promise<void> {
  const firstDayKept = dayOf(now - policy.questionDays * DAY);
  await eraseQuestions(db, firstDayKept);
  if (withEarlier && policy.questionLog !== 'all') await eraseUnwanted(db, policy.questionLog);
  if (withEarlier && policy.questionLog === 'off') await eraseVotedQuestions(db);
  await eraseVotes(db, firstDayKept);
  await eraseSent(db, now - policy.correctionDays * DAY);
  await eraseInterruptions(db, now - SAME_ENTRY_MS);
  await eraseChanges(db, now - policy.questionDays * DAY);
  await eraseClaims(db, now - CLAIMS_MS);
}
