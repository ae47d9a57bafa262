/**
 * The interruption budget: what keeps the bot from being a nuisance where it answers questions that nobody put to
 * it. Never the same entry in a channel within a day; at most six an hour; quiet for a week after two votes "not
 * helpful" in a row. (Where people answer each other the adapters do not even ask.)
 */
import { randomUUID } from 'node:crypto';
import { MAX_INTERRUPTIONS_AN_HOUR } from '../core/persistence.ts';
import {
  type ChannelKey,
  type Interruption,
  type Pause,
  readInterruptions,
  readPause,
  writeInterruption,
  writePause,
} from '../store/channels.ts';
import type { Db } from '../store/schema.ts';
import type { Store } from '../store/store.ts';
import { BoundedMap } from './bounded.ts';
import { DAY, HOUR, MINUTE, WEEK } from './time.ts';

export const SAME_ENTRY_MS = DAY;
const NOT_HELPFUL_IN_A_ROW = 2;
const QUIET_MS = WEEK;

/** How long a place stays taken that `mayInterrupt` gave and nobody used. */
const RESERVED_MS = MINUTE / 2;
const MAX_CHANNELS = 5_000;
/** Votes remembered for a channel, to tell a changed vote from another person's. */
const MAX_VOTES = 50;

const NO_PAUSE: Pause = { notHelpful: 0, quietUntil: 0 };

/** Whether the rules let the bot state `entry` at `now`. A clock that was set back counts what lies ahead too. */
function allows(past: readonly Interruption[], { quietUntil }: Pause, entry: string, now: number): boolean {
  if (now < quietUntil) return false;
  if (past.some((one) => one.entry === entry && now - one.at < SAME_ENTRY_MS)) return false;
  return past.filter(({ at }) => now - at < HOUR).length < MAX_INTERRUPTIONS_AN_HOUR;
}

/** The pause after one more vote on an answer that nobody had asked for. */
function afterVote(pause: Pause, helpful: boolean, at: number): Pause {
  if (helpful) return { ...pause, notHelpful: 0 };
  const notHelpful = pause.notHelpful + 1;
  return notHelpful < NOT_HELPFUL_IN_A_ROW
    ? { ...pause, notHelpful }
    : { notHelpful: 0, quietUntil: Math.max(pause.quietUntil, at + QUIET_MS) };
}

/** The same for the stored pause, in the transaction that writes the vote. */
export async function storeVote(
  db: Db,
  key: ChannelKey,
  entry: string,
  helpful: boolean,
  at: number,
): Promise<void> {
  const recent = await readInterruptions(db, key, at - SAME_ENTRY_MS);
  if (!recent.some((one) => one.entry === entry)) return;
  await writePause(db, key, afterVote(await readPause(db, key), helpful, at));
}

/** What this process itself has seen of a channel; all there is while the store is away. */
interface Ledger {
  past: Interruption[];
  reserved: Interruption[];
  pause: Pause;
  readonly votes: BoundedMap<{ helpful: boolean }>;
}

export interface Budget {
  allows(key: ChannelKey, entry: string, now: number): Promise<boolean>;
  spend(key: ChannelKey, entry: string): void;
  /** A vote on an entry; counts if the entry was an interruption. `voter` tells votes of one process apart. */
  voted(key: ChannelKey, entry: string, voter: string, helpful: boolean): void;
  /** Somebody who may has switched the mode on anew. */
  reset(key: ChannelKey): Promise<unknown>;
}

export function createInterruptionLimiter(store: Store, clock: () => number): Budget {
  const ledgers = new BoundedMap<Ledger>(MAX_CHANNELS);

  function ledgerOf(key: ChannelKey): Ledger {
    const name = JSON.stringify([key.platform, key.workspace, key.channel]);
    const known = ledgers.get(name);
    if (known !== undefined) return known;
    const fresh: Ledger = { past: [], reserved: [], pause: NO_PAUSE, votes: new BoundedMap(MAX_VOTES) };
    ledgers.set(name, fresh);
    return fresh;
  }

  return {
    async allows(key, entry, now) {
      const ledger = ledgerOf(key);
      ledger.past = ledger.past.filter(({ at }) => now - at < SAME_ENTRY_MS);
      ledger.reserved = ledger.reserved.filter(({ at }) => now - at < RESERVED_MS);
      if (!allows([...ledger.past, ...ledger.reserved], ledger.pause, entry, now)) return false;
      // Taken before the store is asked: two questions at the same moment must not both get it.
      const place: Interruption = { entry, at: now };
      ledger.reserved.push(place);
      try {
        const [past, pause] = await store.read(async (db) => [
          await readInterruptions(db, key, now - SAME_ENTRY_MS),
          await readPause(db, key),
        ]);
        if (allows(past, pause, entry, now)) return true;
        ledger.reserved = ledger.reserved.filter((one) => one !== place);
        return false;
      } catch {
        return true;
      }
    },
    spend(key, entry) {
      const ledger = ledgerOf(key);
      const spent: Interruption = { entry, at: clock() };
      ledger.reserved = ledger.reserved.filter((one) => one.entry !== entry);
      ledger.past.push(spent);
      const id = randomUUID();
      void store.write((db) => writeInterruption(db, id, key, spent));
    },
    voted(key, entry, voter, helpful) {
      const ledger = ledgerOf(key);
      if (!ledger.past.some((one) => one.entry === entry)) return;
      if (ledger.votes.get(voter)?.helpful === helpful) return;
      ledger.votes.set(voter, { helpful });
      ledger.pause = afterVote(ledger.pause, helpful, clock());
    },
    reset(key) {
      ledgerOf(key).pause = NO_PAUSE;
      return store.write((db) => writePause(db, key, NO_PAUSE));
    },
  };
}
