/**
 * When the bot may answer a question that nobody put to it: never the same entry in a channel within a day, at most six
 * times an hour, not at all for a week after votes "not helpful" of two people in a row.
 */
import { MAX_INTERRUPTIONS_AN_HOUR } from '../core/persistence.ts';
import {
  type ChannelKey,
  type Interruption,
  type Pause,
  readInterruptions,
  readPause,
  writePause,
} from '../store/channels.ts';
import type { Db } from '../store/schema.ts';
import { DAY, HOUR, WEEK } from './time.ts';

/** The same entry is not stated again in a channel before this, in milliseconds. */
export const SAME_ENTRY_MS = DAY;
const NOT_HELPFUL_IN_A_ROW = 2;
const QUIET_MS = WEEK;

export const NO_PAUSE: Pause = { notHelpful: 0, quietUntil: 0, voter: '' };

/** One person's opinion of an interruption. */
export interface Opinion {
  /** Mark of the person in the channel. */
  readonly voter: string;
  readonly helpful: boolean;
}

/** Whether the rules let the bot state `entry` at `now`. A clock that was set back counts what lies ahead too. */
export function isAllowed(
  past: readonly Interruption[],
  { quietUntil }: Pause,
  entry: string,
  now: number,
): boolean {
  if (now < quietUntil) return false;
  if (past.some((one) => one.entry === entry && now - one.at < SAME_ENTRY_MS)) return false;
  return past.filter(({ at }) => now - at < HOUR).length < MAX_INTERRUPTIONS_AN_HOUR;
}

/** The pause after one more vote on an answer that nobody had asked for. One person alone makes nobody pause. */
export function afterVote(pause: Pause, { voter, helpful }: Opinion, at: number): Pause {
  if (helpful) return { ...pause, notHelpful: 0, voter: '' };
  if (voter === pause.voter) return pause;
  const notHelpful = pause.notHelpful + 1;
  return notHelpful < NOT_HELPFUL_IN_A_ROW
    ? { ...pause, notHelpful, voter }
    : { notHelpful: 0, quietUntil: Math.max(pause.quietUntil, at + QUIET_MS), voter: '' };
}

/** The same for the stored pause, in the transaction that writes the vote. */
export async function storeVote(
  db: Db,
  key: ChannelKey,
  entry: string,
  opinion: Opinion,
  at: number,
): Promise<void> {
  const recent = await readInterruptions(db, key, at - SAME_ENTRY_MS);
  if (!recent.some((one) => one.entry === entry)) return;
  await writePause(db, key, afterVote(await readPause(db, key), opinion, at));
}
