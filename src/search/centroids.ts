/** Finds the nearest group of texts by cosine similarity to the groups' centres: which gap, which small talk. */
import type { FeatureList } from './features.ts';

export interface Nearest {
  readonly id: string;
  /** Cosine, 0 to 1. */
  readonly similarity: number;
}

export interface Centroids {
  /** The nearest group, or null if nothing is shared with any. */
  nearest(features: FeatureList): Nearest | null;
}

/** Features in more than this share of the groups tell them apart badly and cost the most. */
const TOO_COMMON = 0.4;

/** Centres of groups of texts, each given as its feature lists, with rare features weighing more. */
export function createCentroids(groups: ReadonlyMap<string, readonly FeatureList[]>): Centroids {
  const ids = [...groups.keys()];
  const sums = ids.map((id) => {
    const sum = new Map<string, number>();
    for (const features of groups.get(id)!)
      for (const [name, value] of features) sum.set(name, (sum.get(name) ?? 0) + value);
    return sum;
  });
  const groupsWith = new Map<string, number>();
  for (const sum of sums)
    for (const name of sum.keys()) groupsWith.set(name, (groupsWith.get(name) ?? 0) + 1);
  const rarity = (name: string) => Math.log(1 + ids.length / (1 + (groupsWith.get(name) ?? 0)));

  const postings = new Map<string, { group: number; weight: number }[]>();
  for (const [group, sum] of sums.entries()) {
    const weighted = [...sum].map(([name, value]) => [name, Math.sqrt(value) * rarity(name)] as const);
    const length = Math.sqrt(weighted.reduce((total, [, weight]) => total + weight * weight, 0)) || 1;
    for (const [name, weight] of weighted) {
      if (ids.length > 5 && groupsWith.get(name)! > ids.length * TOO_COMMON) continue;
      const list = postings.get(name) ?? [];
      list.push({ group, weight: weight / length });
      postings.set(name, list);
    }
  }

  function nearest(features: FeatureList): Nearest | null {
    const scores = new Float64Array(ids.length);
    let square = 0;
    for (const [name, value] of features) {
      const weight = value * rarity(name);
      square += weight * weight;
      for (const posting of postings.get(name) ?? [])
        scores[posting.group] = scores[posting.group]! + weight * posting.weight;
    }
    let best = -1;
    for (let i = 0; i < scores.length; i++) if (scores[i]! > (best < 0 ? 0 : scores[best]!)) best = i;
    return best < 0 ? null : { id: ids[best]!, similarity: scores[best]! / Math.sqrt(square) };
  }

  return { nearest };
}
