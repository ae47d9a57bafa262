/** Work that can be given up before it ends, also where it does not look at its signal at once. */
import { addAbortListener } from 'node:events';

/** It was given up from outside. */
export class Abandoned extends Error {}

/**
 * Works `make` through, whose signal is aborted once nobody waits for it any longer.
 *
 * @param ms Given up after so long; `make` itself has to say so.
 * @throws {Abandoned} as soon as `abandoned` is aborted, whatever `make` is waiting for.
 */
export function revocable<T>(
  make: (signal: AbortSignal) => Promise<T>,
  abandoned: AbortSignal,
  ms: number | undefined,
): Promise<T> {
  const call = new AbortController();
  const late = ms === undefined ? undefined : setTimeout(() => call.abort(), ms);
  let abandoning: Disposable | undefined;
  const taken = new Promise<never>((_resolve, reject) => {
    abandoning = addAbortListener(abandoned, () => {
      call.abort();
      reject(new Abandoned());
    });
  });
  return Promise.race([make(call.signal), taken]).finally(() => {
    clearTimeout(late);
    abandoning?.[Symbol.dispose]();
  });
}
