/** Finds the nearest group of texts by cosine similarity to the groups' centres: which gap, which small talk. */
import type { InNumbers } from './feature-index.ts';

export interface Nearest {
  readonly id: string;
  /** Cosine, 0 to 1. */
  readonly similarity: number;
}

/**
 * Centres of groups of texts, by feature: those with feature `i` stand from `offsets[i]` to `offsets[i + 1]`, each a
 * group's number and how much the feature weighs in its centre. Flat, so that it is read from disk in no time.
 */
export interface Centroids {
  readonly ids: readonly string[];
  readonly offsets: Uint32Array;
  readonly groups: Uint16Array;
  readonly weights: Float32Array;
}

/** Features in more than this share of the groups tell them apart badly and cost the most. */
const TOO_COMMON = 0.4;

/** Too few groups to tell what is common. */
const FEW_GROUPS = 5;

/** Rare features weigh more. */
export const rarity = (groups: number, groupsWith: number): number => Math.log(1 + groups / (1 + groupsWith));

/**
 * Centres of groups of texts.
 *
 * @param groups Each text as its features, by their numbers in an index; those below 0 are passed over.
 * @param size How many features the index has.
 */
export function createCentroids(groups: ReadonlyMap<string, Iterable<InNumbers>>, size: number): Centroids {
  const ids = [...groups.keys()];
  const offsets = new Uint32Array(size + 1);
  const centres = ids.map((id) => {
    const sums = new Map<number, number>();
    for (const { features, values } of groups.get(id)!)
      for (let f = 0; f < features.length; f++) {
        const feature = features[f]!;
        if (feature >= 0) sums.set(feature, (sums.get(feature) ?? 0) + values[f]!);
      }
    for (const feature of sums.keys()) offsets[feature + 1]!++;
    return sums;
  });
  for (let i = 1; i < offsets.length; i++) offsets[i] = offsets[i]! + offsets[i - 1]!;

  const free = offsets.slice();
  const numbers = new Uint16Array(offsets.at(-1)!);
  const weights = new Float32Array(offsets.at(-1)!);
  for (const [group, sums] of centres.entries()) {
    const weighted = [...sums].map(([feature, value]) => {
      const groupsWith = offsets[feature + 1]! - offsets[feature]!;
      return [feature, Math.sqrt(value) * rarity(ids.length, groupsWith)] as const;
    });
    const length = Math.sqrt(weighted.reduce((total, [, weight]) => total + weight * weight, 0)) || 1;
    for (const [feature, weight] of weighted) {
      const at = free[feature]!++;
      numbers[at] = group;
      weights[at] = weight / length;
    }
  }
  return { ids, offsets, groups: numbers, weights };
}

/** The nearest group, or null if nothing is shared with any. The numbers are of the index that the centres were made with. */
export function nearestCentroid(
  { ids, offsets, groups, weights }: Centroids,
  { features, values }: InNumbers,
): Nearest | null {
  const common = ids.length > FEW_GROUPS ? ids.length * TOO_COMMON : ids.length;
  const scores = new Float64Array(ids.length);
  let square = 0;
  for (let f = 0; f < features.length; f++) {
    const feature = features[f]!;
    const from = feature < 0 ? 0 : offsets[feature]!;
    const to = feature < 0 ? 0 : offsets[feature + 1]!;
    const weight = values[f]! * rarity(ids.length, to - from);
    square += weight * weight;
    if (to - from > common) continue;
    for (let at = from; at < to; at++) scores[groups[at]!] = scores[groups[at]!]! + weight * weights[at]!;
  }
  let best = -1;
  for (let i = 0; i < scores.length; i++) if (scores[i]! > (best < 0 ? 0 : scores[best]!)) best = i;
  return best < 0 ? null : { id: ids[best]!, similarity: scores[best]! / Math.sqrt(square) };
}
