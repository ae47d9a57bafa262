/**
 * A clock that is set back. discord.js notes by the clock of the wall when a rate limit ends; set back by an hour,
 * it would be silent for an hour. This notices, forgets those notes, and asks once more.
 */
import { type RateLimitData, RateLimitError, type REST } from 'discord.js';

/** Smaller steps pass by themselves. */
const STEP_MS = 2_000;
/** Requests that were under way at the step come upon the old notes for so long after it, in milliseconds. */
const AFTERMATH_MS = 60_000;
/** After a step no wait as long as this is believed; a true one is told again by Discord. */
const LONGEST_WAIT_MS = 10_000;

export interface ClockGuard {
  /** Runs a request; again if it was held back by a note from before the step. */
  run<T>(request: () => Promise<T>): Promise<T>;
  /** For discord.js: whether a wait is to be refused. */
  refuses(limit: Pick<RateLimitData, 'timeToReset'>): boolean;
}

export function createClockGuard(
  rest: () => Pick<REST, 'globalReset' | 'globalDelay' | 'handlers'>,
): ClockGuard {
  /** What separates the clock of the wall from one that only runs forward. */
  const difference = (): number => Date.now() - performance.now();
  let known = difference();
  let steppedAt = Number.NEGATIVE_INFINITY;

  function look(): void {
    const now = difference();
    if (now < known - STEP_MS) {
      steppedAt = performance.now();
      rest().globalReset = 0;
      rest().handlers.clear();
    }
    known = now;
  }

  return {
    async run(request) {
      look();
      try {
        return await request();
      } catch (error) {
        if (!(error instanceof RateLimitError)) throw error;
        return request();
      }
    },
    refuses({ timeToReset }) {
      look();
      if (timeToReset <= LONGEST_WAIT_MS || performance.now() - steppedAt >= AFTERMATH_MS) return false;
      // discord.js has begun to wait already, and would let every later request wait along.
      rest().globalDelay = null;
      return true;
    },
  };
}
