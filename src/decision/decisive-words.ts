/** Which words of a question spoke for an entry: the classifier's own weights, in the asker's words. */

import type { Entry, Knowledge } from '../knowledge/model.ts';
import { numberOf } from '../model/feature-index.ts';
import { factOrder } from '../model/lessons.ts';
import type { Model } from '../model/model.ts';
import type { Match } from './matcher.ts';

const MOST_WORDS = 5;

/** Up to five words of the message, the weightiest first. */
export function decisiveWords(
  { knowledge, model }: { readonly knowledge: Knowledge; readonly model: Model },
  match: Match,
  entry: Entry,
): string[] {
  const order = factOrder(knowledge);
  const chosen = entry.facts.map((id) => order.indexOf(id));
  const { classes, index, weights, scales } = model.classifier;
  const support = (feature: string): number => {
    const i = numberOf(index, feature);
    if (i === undefined) return 0;
    let mean = 0;
    for (let c = 0; c < classes; c++) mean += weights[i * classes + c]! / classes;
    return scales[i]! * Math.max(...chosen.map((c) => weights[i * classes + c]! - mean));
  };
  const values = new Map(match.features);
  const score = new Map<string, number>();
  const add = (word: string, feature: string) => {
    const gain = (values.get(feature) ?? 0) * support(feature);
    if (gain > 0) score.set(word, (score.get(word) ?? 0) + gain);
  };
  const { words, stems, hits } = match.analyzed;
  for (const [i, word] of words.entries()) add(word, `w:${stems[i]}`);
  for (const hit of hits) add(words.slice(hit.from, hit.to).join(' '), `c:${hit.concept.id}`);
  return [...score]
    .sort((a, b) => b[1] - a[1])
    .slice(0, MOST_WORDS)
    .map(([word]) => word);
}
