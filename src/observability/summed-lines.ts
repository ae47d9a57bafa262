/** Lines of the log that strangers can cause: counted, and told of once a minute. */

/** Milliseconds between two lines of one kind. */
const TELL_MS = 60_000;
/** What is repeated of a reason, in characters. */
const LONGEST_REASON = 200;

/**
 * @param tell Writes the line of a kind: how often it came, and why; of those told of later `reason` is "several", be it one.
 * @returns Counts one more of a kind. The first is told of at once, what comes within a minute after it together.
 */
export function sumLines<K extends string>(
  tell: (kind: K, counted: { readonly requests: number; readonly reason: string }) => void,
): (kind: K, reason: string) => void {
  /** Those that came since the last line of their kind, for kinds that had one within the minute. */
  const later = new Map<K, number>();
  return (kind, reason) => {
    const before = later.get(kind);
    if (before !== undefined) return void later.set(kind, before + 1);
    tell(kind, { requests: 1, reason: reason.slice(0, LONGEST_REASON) });
    later.set(kind, 0);
    setTimeout(() => {
      const requests = later.get(kind) ?? 0;
      later.delete(kind);
      if (requests > 0) tell(kind, { requests, reason: 'several' });
    }, TELL_MS).unref();
  };
}
