/** Keeps to the rules of interruptions: by the store, and by what this process has seen, which is all while it is away. */
import { randomUUID } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import { atMost } from '../core/cache-options.ts';
import {
  type ChannelKey,
  type Interruption,
  type Pause,
  readInterruptions,
  readPause,
  writeInterruption,
  writePause,
} from '../store/channels.ts';
import type { Store } from '../store/store.ts';
import { afterVote, isAllowed, NO_PAUSE, SAME_ENTRY_MS } from './interruption-rules.ts';
import { MINUTE } from './time.ts';

/** How long a place stays taken that `reserve` gave and nobody used. */
const RESERVED_MS = MINUTE / 2;
const MAX_CHANNELS = 5_000;
/** Votes remembered, to tell a changed vote from another person's. */
const MAX_VOTES = 20_000;

/** What this process itself has seen of a channel. */
interface ChannelState {
  past: Interruption[];
  reserved: Interruption[];
  pause: Pause;
}

/** What tells one vote, and one voter in a channel, from others. */
export interface VoteMark {
  readonly vote: string;
  readonly voter: string;
}

export interface InterruptionLimiter {
  /** Whether the bot may state the entry there now; takes the place for half a minute if so. */
  reserve(key: ChannelKey, entry: string, now: number): Promise<boolean>;
  /** The bot did. */
  happened(key: ChannelKey, entry: string): void;
  /** A vote on an entry; counts if the entry was an interruption. `mark` tells votes and voters apart. */
  voted(key: ChannelKey, entry: string, mark: VoteMark, helpful: boolean): void;
  /** Ends a pause: somebody who may has switched the mode on anew. */
  reset(key: ChannelKey): Promise<unknown>;
}

export function createInterruptionLimiter(store: Store, clock: () => number): InterruptionLimiter {
  const channels = new LRUCache<string, ChannelState>(atMost(MAX_CHANNELS));
  const votes = new LRUCache<string, boolean>(atMost(MAX_VOTES));
  const nameOf = ({ platform, workspace, channel }: ChannelKey) =>
    JSON.stringify([platform, workspace, channel]);

  function stateOf(key: ChannelKey): ChannelState {
    const name = nameOf(key);
    const known = channels.get(name);
    if (known !== undefined) return known;
    const fresh: ChannelState = { past: [], reserved: [], pause: NO_PAUSE };
    channels.set(name, fresh);
    return fresh;
  }

  return {
    async reserve(key, entry, now) {
      const state = stateOf(key);
      state.past = state.past.filter(({ at }) => now - at < SAME_ENTRY_MS);
      state.reserved = state.reserved.filter(({ at }) => now - at < RESERVED_MS);
      if (!isAllowed([...state.past, ...state.reserved], state.pause, entry, now)) return false;
      // Taken before the store is asked: two questions at the same moment must not both get it.
      const place: Interruption = { entry, at: now };
      state.reserved.push(place);
      try {
        const [past, pause] = await store.read(async (db) => [
          await readInterruptions(db, key, now - SAME_ENTRY_MS),
          await readPause(db, key),
        ]);
        if (isAllowed(past, pause, entry, now)) return true;
        state.reserved = state.reserved.filter((one) => one !== place);
        return false;
      } catch {
        return true;
      }
    },
    happened(key, entry) {
      const state = stateOf(key);
      const interruption: Interruption = { entry, at: clock() };
      state.reserved = state.reserved.filter((one) => one.entry !== entry);
      state.past.push(interruption);
      const id = randomUUID();
      void store.write((db) => writeInterruption(db, id, key, interruption));
    },
    voted(key, entry, { vote, voter }, helpful) {
      const state = stateOf(key);
      if (!state.past.some((one) => one.entry === entry)) return;
      if (votes.get(vote) === helpful) return;
      votes.set(vote, helpful);
      state.pause = afterVote(state.pause, { voter, helpful }, clock());
    },
    reset(key) {
      stateOf(key).pause = NO_PAUSE;
      return store.write((db) => writePause(db, key, NO_PAUSE));
    },
  };
}
