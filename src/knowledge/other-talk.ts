/** How much other talk a story bears: a small one would drown in all that its language has. */

/** Lines of each kind that help even the smallest story. */
const FEWEST_LINES = 50;

/** As many lines of a kind as this for each phrasing of the story's own. */
const LINES_A_PHRASING = 0.5;

/** At most so many lines of one kind of other talk for a story with so many phrasings. */
export const mostLines = (phrasings: number): number =>
  Math.max(FEWEST_LINES, Math.floor(LINES_A_PHRASING * phrasings));

/** Not more than `most` of the items, spread evenly over all of them; the same ones every time. */
export function spread<T>(items: readonly T[], most: number): readonly T[] {
  if (items.length <= most) return items;
  return items.filter(
    (_, i) => Math.floor((i * most) / items.length) !== Math.floor(((i - 1) * most) / items.length),
  );
}

/** Lines of other talk: those that a story learns from, and those that it leaves, by which it can be judged. */
export interface Divided {
  readonly learnt: readonly string[];
  readonly left: readonly string[];
}

/** The story's own lines are all learnt, and of the language's as many as a story of so many phrasings bears. */
export function divideTalk(own: readonly string[], general: readonly string[], phrasings: number): Divided {
  const some = spread(general, Math.max(0, mostLines(phrasings) - own.length));
  const taken = new Set(some);
  return { learnt: [...own, ...some], left: general.filter((line) => !taken.has(line)) };
}
