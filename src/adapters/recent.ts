/** Memory with a bound: the oldest goes when the newest comes. Nothing here survives a restart. */
export interface RecentMap<V> {
  get(key: string): V | undefined;
  set(key: string, value: V): void;
  delete(key: string): void;
}

/** Keeps at most `capacity` values, each for at most `maxAgeMs`; a key that is set again counts as new. */
export function createRecentMap<V>(
  capacity: number,
  maxAgeMs: number = Number.POSITIVE_INFINITY,
): RecentMap<V> {
  // A Map keeps the order of setting, so the oldest stands first. Age goes by a clock that nobody can set.
  const values = new Map<string, { value: V; until: number }>();

  function forgetOld(): void {
    for (const [key, { until }] of values) {
      if (values.size <= capacity && until > performance.now()) return;
      values.delete(key);
    }
  }

  return {
    get(key) {
      forgetOld();
      return values.get(key)?.value;
    },
    set(key, value) {
      values.delete(key);
      values.set(key, { value, until: performance.now() + maxAgeMs });
      forgetOld();
    },
    delete: (key) => void values.delete(key),
  };
}

/** Tells whether a key is seen for the first time, within the last `capacity` keys and `maxAgeMs`. */
export function createFirstTime(capacity: number, maxAgeMs?: number): (key: string) => boolean {
  const seen = createRecentMap<true>(capacity, maxAgeMs);
  return (key) => {
    if (seen.get(key)) return false;
    seen.set(key, true);
    return true;
  };
}
