/** Tells how much of a message was never said in any phrasing of what it would be answered with. */
import { type Centroids, rarity } from './centroids.ts';
import type { InNumbers } from './feature-index.ts';
import type { FeatureList } from './features.ts';

/** Shares, 0 to 1, in which rare words and pairs weigh more. */
export interface Novelty {
  readonly words: number;
  /** Pairs of neighbouring words. */
  readonly pairs: number;
}

/** Among a few words no share is sure. */
const DOUBT = 1;

/**
 * "Who printed the notice?" shares most of its words with "Who signed the notice?", and what is asked for is in the one
 * that it does not share.
 *
 * @param entries The entries' centres, which tell the features of their phrasings.
 * @param numbers The features by the index that the centres were made with.
 * @param sharing Ids of the entries whose phrasings count as known: those that state something of the answer.
 */
export function noveltyOf(
  { ids, offsets, groups }: Centroids,
  features: FeatureList,
  numbers: InNumbers['features'],
  sharing: ReadonlySet<string>,
): Novelty {
  const shareOf = (prefix: string): number => {
    let all = DOUBT;
    let novel = 0;
    for (let f = 0; f < features.length; f++) {
      if (!features[f]![0].startsWith(prefix)) continue;
      const feature = numbers[f]!;
      const from = feature < 0 ? 0 : offsets[feature]!;
      const to = feature < 0 ? 0 : offsets[feature + 1]!;
      const weight = rarity(ids.length, to - from);
      all += weight;
      let at = from;
      while (at < to && !sharing.has(ids[groups[at]!]!)) at += 1;
      if (at === to) novel += weight;
    }
    return novel / all;
  };
  return { words: shareOf('w:'), pairs: shareOf('b:') };
}
