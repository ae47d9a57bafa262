/**
 * Who speaks in a thread, as far as this process has heard it. Where several people do, they answer each other,
 * and nobody waits for a bot that was not asked.
 */
import { createRecentMap } from './recent.ts';

export interface ThreadParticipants {
  /** Notes that a person speaks in a thread; true if somebody else has spoken there before. */
  joins(thread: string, person: string): boolean;
}

/** Threads remembered, each until it has rested for an hour. */
const MAX_THREADS = 10_000;
const REST_MS = 3_600_000;

const SEVERAL = Symbol('several people');

export function createThreadParticipants(): ThreadParticipants {
  const speakers = createRecentMap<string | typeof SEVERAL>(MAX_THREADS, REST_MS);
  return {
    joins(thread, person) {
      const before = speakers.get(thread);
      const joined = before !== undefined && before !== person;
      speakers.set(thread, joined ? SEVERAL : person);
      return joined;
    },
  };
}
