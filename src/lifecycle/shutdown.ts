/** Stopping in order: each step gets its time, none can keep the process alive, and it all happens once. */
import type { Logger } from 'pino';
import { within } from '../time/within.ts';

/** Time for replies that are under way, in milliseconds; the platforms themselves wait this long for them. */
export const DRAIN_MS = 10_000;
/** After which the platforms are left behind: they need a moment beyond the replies to close, in milliseconds. */
export const PLATFORMS_MS = DRAIN_MS + 2_000;
/** Time to write what waits for the store and to close it, in milliseconds. */
export const CLOSE_MS = 3_000;
/** Within it the time for what waits: closing comes after that, and so does the line about what was lost. */
export const FLUSH_MS = 1_500;

export interface Step {
  /** What is stopped, as the log says it. */
  readonly name: string;
  /** Milliseconds after which the next step is taken all the same. */
  readonly ms: number;
  run(): Promise<unknown>;
}

/**
 * A function that takes all steps, one after the other; called again it gives the same promise. Resolves with true
 * if every step ended well and in time.
 */
export function createShutdown(steps: readonly Step[], log: Logger): () => Promise<boolean> {
  let stopping: Promise<boolean> | null = null;

  async function take(): Promise<boolean> {
    let clean = true;
    for (const { name, ms, run } of steps) {
      try {
        if (await within(ms, run())) continue;
        log.warn(
          { event: 'process.step_slow', step: name, ms },
          'A step of the stop took too long and was left behind',
        );
      } catch (error) {
        log.error({ event: 'process.step_failed', err: error, step: name }, 'A step of the stop failed');
      }
      clean = false;
    }
    return clean;
  }

  return () => {
    stopping ??= take();
    return stopping;
  };
}
