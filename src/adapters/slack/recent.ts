/** Memory with a bound: the oldest goes when the newest comes. Nothing here survives a restart. */
export interface RecentMap<V> {
  get(key: string): V | undefined;
  set(key: string, value: V): void;
  delete(key: string): void;
}

/** Keeps at most `capacity` values; a key that is set again counts as new. */
export function createRecentMap<V>(capacity: number): RecentMap<V> {
  const values = new Map<string, V>();
  return {
    get: (key) => values.get(key),
    set(key, value) {
      values.delete(key);
      values.set(key, value);
      if (values.size > capacity) values.delete(values.keys().next().value!);
    },
    delete: (key) => void values.delete(key),
  };
}

/** Tells whether a key is seen for the first time, within the last `capacity` keys. */
export function createFirstTime(capacity: number): (key: string) => boolean {
  const seen = createRecentMap<true>(capacity);
  return (key) => {
    if (seen.get(key)) return false;
    seen.set(key, true);
    return true;
  };
}
