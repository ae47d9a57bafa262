/** Results of the last few texts, kept for as long as they are likely to be asked for again. */

/** A message is read some times while its reply is sought, with a few parts of it between. */
const KEPT = 8;

/**
 * The same function, which makes a result once for a text that was asked for lately.
 *
 * @param make Pure: its results are the same for the same text, and nobody changes them.
 */
export function lately<T>(make: (text: string) => T): (text: string) => T {
  const kept = new Map<string, T>();
  return (text) => {
    const known = kept.get(text);
    if (known !== undefined) return known;
    const made = make(text);
    kept.set(text, made);
    for (const oldest of kept.keys()) {
      if (kept.size <= KEPT) break;
      kept.delete(oldest);
    }
    return made;
  };
}
