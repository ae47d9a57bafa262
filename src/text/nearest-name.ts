/** Finds the name that somebody probably meant, among those that there are. */

/** Less alike than this is another name altogether. */
const ALIKE = 0.4;

const pairsOf = (name: string): string[] => {
  const padded = ` ${name.toLowerCase()} `;
  return Array.from({ length: padded.length - 1 }, (_, i) => padded.slice(i, i + 2));
};

/** How much of their pairs of letters two names share: 0 to 1 (Dice's coefficient). */
function likeness(a: string, b: string): number {
  const left = pairsOf(a);
  const right = pairsOf(b);
  const whole = left.length + right.length;
  const shared = left.filter((pair) => {
    const at = right.indexOf(pair);
    if (at >= 0) right.splice(at, 1);
    return at >= 0;
  });
  return (2 * shared.length) / whole;
}

/** The known name most like this one, the first of equals; null if none is alike. */
export function nearestName(name: string, known: Iterable<string>): string | null {
  let best: string | null = null;
  let most = ALIKE;
  for (const one of known) {
    const like = likeness(name, one);
    if (like > most) [best, most] = [one, like];
  }
  return best;
}

/** Asks whether a name was meant, to stand behind what is wrong. */
export const askWhether = (name: string): string => `; did you mean "${name}"?`;

/** Asks whether the nearest name was meant; empty if none is near. To stand behind what is wrong. */
export function didYouMean(name: string, known: Iterable<string>): string {
  const nearest = nearestName(name, known);
  return nearest === null ? '' : askWhether(nearest);
}
