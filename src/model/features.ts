/** Turns an analyzed text into weighted features for the classifier. */

import type { AnalyzedText } from '../analysis/analyze.ts';

/** A feature by its name, and how much of it there is. */
export type FeatureList = readonly (readonly [name: string, value: number])[];

const LETTER_RUN = 4;

/** More words than this that the story does not use tell nothing further. */
const MOST_FOREIGN = 4;

/** All features of a text, scaled to unit length so that long and short messages weigh the same. */
export function featuresOf(analyzed: AnalyzedText): FeatureList {
  const values = new Map<string, number>();
  const set = (name: string, value: number) => {
    if ((values.get(name) ?? 0) < value) values.set(name, value);
  };
  const { words, stems, weights, content, hits, questionTypes } = analyzed;

  for (let i = 0; i < words.length; i++) {
    const word = words[i]!;
    const weight = weights[i]!;
    set(`w:${stems[i]}`, weight * (content[i] ? 1 : 0.5));
    if (i > 0) set(`b:${stems[i - 1]} ${stems[i]}`, 0.6 * Math.min(weight, weights[i - 1]!));
    if (i > 1) set(`t:${stems[i - 2]} ${stems[i - 1]} ${stems[i]}`, 0.4 * weight);
    if (content[i]) {
      const padded = `^${word}$`;
      for (let at = 0; at + LETTER_RUN <= padded.length; at++)
        set(`l:${padded.slice(at, at + LETTER_RUN)}`, 0.25 * weight);
    }
  }

  const concepts = new Map<string, number>();
  for (const hit of hits) {
    const weight = Math.max(...weights.slice(hit.from, hit.to)) * Math.min(1, hit.concept.weight);
    if ((concepts.get(hit.concept.id) ?? 0) < weight) concepts.set(hit.concept.id, weight);
  }
  for (const [id, weight] of concepts) {
    set(`c:${id}`, weight);
    for (const kind of questionTypes) set(`qc:${kind} ${id}`, 0.6 * weight);
  }
  for (let i = 0; i < hits.length; i++) {
    for (let j = i + 1; j < hits.length; j++) {
      const [a, b] = [hits[i]!, hits[j]!];
      if (b.from < a.to || b.from - a.to > 5 || a.concept === b.concept) continue;
      set(`o:${a.concept.id} ${b.concept.id}`, 0.5 * Math.min(weights[a.from]!, weights[b.from]!));
    }
  }
  for (const kind of questionTypes) set(`q:${kind}`, 0.6);
  const foreign = analyzed.foreign.filter(Boolean).length;
  if (foreign > 0) set(`foreign:${Math.min(MOST_FOREIGN, foreign)}`, 0.8);
  set('bias', 0.5);

  let square = 0;
  for (const value of values.values()) square += value * value;
  const scale = 1 / Math.sqrt(square);
  return [...values].map(([name, value]) => [name, value * scale] as const);
}
