/** How much likelier each word and concept is in talk about the story than in other talk. */

import type { AnalyzedText } from '../analysis/analyze.ts';

/** Log-odds by `w:stem` and `c:CONCEPT`; above 0 speaks for the story. */
export type TopicLogOdds = ReadonlyMap<string, number>;

/** Keys under which a text is counted: each content word, and each concept. */
export function topicKeys(analyzed: AnalyzedText): string[] {
  const keys = new Set<string>();
  for (const [i, stem] of analyzed.stems.entries()) if (analyzed.content[i]) keys.add(`w:${stem}`);
  for (const hit of analyzed.hits) keys.add(`c:${hit.concept.id}`);
  return [...keys];
}

/** Counts texts of the story and of other talk, and gives the log-odds of all that was seen. */
export function createTopicLogOddsCounter() {
  const counts = new Map<string, [story: number, other: number]>();
  const totals: [number, number] = [0, 0];
  return {
    count(analyzed: AnalyzedText, isStory: boolean): void {
      const side = isStory ? 0 : 1;
      totals[side]++;
      for (const key of topicKeys(analyzed)) {
        const pair = counts.get(key) ?? [0, 0];
        pair[side]++;
        counts.set(key, pair);
      }
    },
    /** @param fewestUses Of what is seen less often than this nothing is known. */
    logOdds(fewestUses: number): TopicLogOdds {
      const logOdds = new Map<string, number>();
      for (const [key, [story, other]] of counts)
        if (story + other >= fewestUses)
          logOdds.set(
            key,
            Math.log((story + 0.5) / (totals[0] + 1)) - Math.log((other + 0.5) / (totals[1] + 1)),
          );
      return logOdds;
    },
  };
}
