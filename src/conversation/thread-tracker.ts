/**
 * Who speaks in a thread, as far as this process has heard it. Where several people do, they answer each other, and
 * nobody waits for a bot that was not asked.
 */
import { LRUCache } from 'lru-cache';
import { atMost, lasting } from '../core/cache-options.ts';
import type { Thread } from './inbox.ts';

/** What a thread's history says about the message that was just heard. */
export interface Heard {
  /** Somebody else has spoken in the thread before. */
  readonly amongPeople: boolean;
  /** The bot's last reply there was to this person, and nobody else has spoken since. */
  readonly afterReply: boolean;
}

export interface ThreadTracker {
  /**
   * Notes that a person speaks in a thread.
   *
   * @param startedAt When it began, see `Thread`.
   */
  heard(thread: string, person: string, startedAt: Thread['startedAt']): Heard;
  /** Notes that the bot has answered this person there. */
  answered(thread: string, person: string): void;
}

interface ThreadState {
  /** Null once several people have spoken. */
  readonly speaker: string | null;
  /** Whom the bot answered last, while nobody else has spoken since. */
  readonly asker: string | null;
}

/** Threads remembered, each until it has rested for four hours: then the talk has moved on. */
const MAX_THREADS = 10_000;
const REST_MS = 4 * 60 * 60_000;

/**
 * In memory only: a restart forgets it. Of a thread whose beginning this process has not heard, or has forgotten, nobody
 * knows who spoke there: it counts as one among people, and they have to mention the bot again.
 *
 * @param clock Milliseconds since 1970.
 */
export function createThreadTracker(clock: () => number): ThreadTracker {
  const threads = new LRUCache<string, ThreadState>({ ...atMost(MAX_THREADS), ...lasting(REST_MS) });
  const listensSince = clock();
  const isHeardWhole = (startedAt: number | null): boolean =>
    startedAt !== null && startedAt >= listensSince && clock() - startedAt < REST_MS;
  return {
    heard(thread, person, startedAt) {
      const before = threads.get(thread) ?? { speaker: isHeardWhole(startedAt) ? person : null, asker: null };
      const amongPeople = before.speaker !== person;
      const afterReply = before.asker === person;
      threads.set(thread, {
        speaker: amongPeople ? null : person,
        asker: afterReply ? person : null,
      });
      return { amongPeople, afterReply };
    },
    answered(thread, person) {
      const { speaker = person } = threads.get(thread) ?? {};
      threads.set(thread, { speaker, asker: person });
    },
  };
}
