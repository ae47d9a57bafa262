/** Faults that a test arms on the stand-in, each for the next so many calls of a method. */

export interface ValidationIssue {
  /** Answer `{ok: false, error}`. */
  readonly error?: string;
  /** Answer with this HTTP status and no JSON. */
  readonly status?: number;
  /** Answer 429 with this Retry-After, in seconds. */
  readonly retryAfter?: number;
  /** Cut the connection without an answer, before what the call says is done. */
  readonly drop?: boolean;
  /** Do what the call says; then cut the connection, instead of answering or in the middle of the answer. */
  readonly cut?: 'after' | 'midway';
  /** Answer only after so many milliseconds; alone, the answer is as usual. */
  readonly delay?: number;
  /** Answer this in the place of the usual. */
  readonly answer?: Readonly<Record<string, unknown>>;
  /** Told each time that it meets a call. */
  readonly onMet?: () => void;
}

export interface Faults {
  /** `method` as in `chat.postMessage`, or `*`; `times` defaults to once. */
  arm(method: string, fault: ValidationIssue, times?: number): void;
  take(method: string): ValidationIssue | undefined;
  clear(): void;
}

export function createFaults(): Faults {
  const armed = new Map<string, { fault: ValidationIssue; left: number }[]>();
  return {
    arm(method, fault, times = 1) {
      armed.set(method, [...(armed.get(method) ?? []), { fault, left: times }]);
    },
    take(method) {
      for (const name of [method, '*']) {
        const queue = armed.get(name);
        const next = queue?.[0];
        if (queue === undefined || next === undefined) continue;
        next.left -= 1;
        if (next.left <= 0) queue.shift();
        return next.fault;
      }
      return undefined;
    },
    clear: () => armed.clear(),
  };
}
