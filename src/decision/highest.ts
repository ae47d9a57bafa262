/** Picks the few highest of many without sorting the rest: most of a reply's time would go into that. */

/**
 * The numbers of the highest, highest first; of equals the one that comes first.
 *
 * @param most How many at the most.
 * @param count How many there are, numbered from 0.
 */
export function highest(most: number, count: number, scoreOf: (index: number) => number): number[] {
  const best: number[] = [];
  const scores: number[] = [];
  for (let index = 0; index < count; index++) {
    const score = scoreOf(index);
    if (best.length === most && score <= scores[most - 1]!) continue;
    let at = Math.min(best.length, most - 1);
    for (; at > 0 && scores[at - 1]! < score; at--) {
      best[at] = best[at - 1]!;
      scores[at] = scores[at - 1]!;
    }
    best[at] = index;
    scores[at] = score;
  }
  return best;
}
