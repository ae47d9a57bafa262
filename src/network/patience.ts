/** Trying again as long as that is any use, with pauses that grow and those that a platform asks for. */
import { setTimeout as sleep } from 'node:timers/promises';
import pRetry from 'p-retry';

export interface Patience {
  /** How often in all. Pauses that the platform asks for use up no attempts, only time. */
  readonly attempts: number;
  /** For so long at most, in milliseconds. */
  readonly inAllMs: number;
  /** The first pause, which is also the least; later ones double. */
  readonly firstPauseMs: number;
  /** Milliseconds after which the platform wants the call again; undefined where it did not put it off. */
  readonly putOffBy: (error: unknown) => number | undefined;
  /** The same call may well succeed in a moment. */
  readonly mayPass: (error: unknown) => boolean;
  /** Told each time that the platform puts the call off. */
  readonly onPutOff: () => void;
  /** Waits so many milliseconds. */
  readonly wait?: ((ms: number) => Promise<unknown>) | undefined;
}

/** @throws what the task throws, once patience is over or no more use. */
export function patiently<T>(task: () => Promise<T>, patience: Patience): Promise<T> {
  const { attempts, inAllMs, firstPauseMs, putOffBy, mayPass, onPutOff, wait = sleep } = patience;
  const until = performance.now() + inAllMs;
  return pRetry(task, {
    retries: attempts - 1,
    minTimeout: firstPauseMs,
    maxRetryTime: inAllMs,
    async onFailedAttempt({ error }) {
      const wanted = putOffBy(error);
      if (wanted === undefined) return;
      onPutOff();
      const pause = Math.max(wanted, firstPauseMs);
      if (performance.now() + pause > until) throw error;
      await wait(pause);
    },
    shouldConsumeRetry: ({ error }) => putOffBy(error) === undefined,
    shouldRetry: ({ error }) => mayPass(error),
  });
}
