/** How much each word and concept leans towards the story rather than towards other talk. */

import type { AnalyzedText } from '../analysis/analyze.ts';
import { FUNCTION_WORDS } from '../text/english.ts';

/** Log-odds by `w:stem` and `c:CONCEPT`; above 0 leans to the story. */
export type TopicLogOdds = ReadonlyMap<string, number>;

/** Seen less often than this, nothing is known of a word. */
const SEEN_ENOUGH = 2;

/** Words of the reading that can lean: each content word, and each concept. */
export function topicKeys(reading: AnalyzedText): string[] {
  const keys = new Set<string>();
  for (const [i, word] of reading.words.entries())
    if (!FUNCTION_WORDS.has(word)) keys.add(`w:${reading.stems[i]}`);
  for (const hit of reading.hits) keys.add(`c:${hit.concept.id}`);
  return [...keys];
}

/** Counts readings of the story and of other talk, and gives the lean of all that was seen. */
export function createTopicLogOddsCounter() {
  const counts = new Map<string, [story: number, other: number]>();
  const totals: [number, number] = [0, 0];
  return {
    count(reading: AnalyzedText, isStory: boolean): void {
      const side = isStory ? 0 : 1;
      totals[side]++;
      for (const key of topicKeys(reading)) {
        const pair = counts.get(key) ?? [0, 0];
        pair[side]++;
        counts.set(key, pair);
      }
    },
    lean(): TopicLogOdds {
      const lean = new Map<string, number>();
      for (const [key, [story, other]] of counts)
        if (story + other >= SEEN_ENOUGH)
          lean.set(
            key,
            Math.log((story + 0.5) / (totals[0] + 1)) - Math.log((other + 0.5) / (totals[1] + 1)),
          );
      return lean;
    },
  };
}
