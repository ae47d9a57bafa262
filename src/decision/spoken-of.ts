/** Tells how much of a message an entry speaks of: in the statements of its facts, and in its concepts. */
import type { AnalyzedText, Analyzer } from '../analysis/analyze.ts';
import type { Knowledge } from '../knowledge/model.ts';
import { rarity } from '../model/centroids.ts';
import { numberOf } from '../model/feature-index.ts';
import type { Model } from '../model/model.ts';

/**
 * Share of the words with meaning that an entry speaks of, 0 to 1, in which rare ones weigh more.
 *
 * @param facts What the entry states.
 * @param sharing Ids of the entries that state something of that, itself among them: their phrasings are about it too.
 */
export type SpokenOf = (
  analyzed: AnalyzedText,
  facts: readonly string[],
  sharing: ReadonlySet<string>,
) => number;

/** Among a few words no share is sure. */
const DOUBT = 1;

/** What a statement speaks of. */
interface Spoken {
  readonly stems: ReadonlySet<string>;
  readonly concepts: ReadonlySet<string>;
}

export function createSpokenOf(
  { facts }: Pick<Knowledge, 'facts'>,
  analyzer: Analyzer,
  { entries: { ids, offsets, groups }, classifier: { index } }: Pick<Model, 'entries' | 'classifier'>,
): SpokenOf {
  // A message asks for a few of them: each is read when it is first looked at.
  const read = new Map<string, Spoken>();
  function spokenIn(fact: string): Spoken {
    const known = read.get(fact);
    if (known !== undefined) return known;
    const { stems, hits } = analyzer.analyze(facts.get(fact)?.statement ?? '');
    const spoken = { stems: new Set(stems), concepts: new Set(hits.map(({ concept }) => concept.id)) };
    read.set(fact, spoken);
    return spoken;
  }

  /** In how many entries' phrasings a feature stands, and whether in one of these. */
  function inPhrasings(feature: string, sharing: ReadonlySet<string>): { count: number; known: boolean } {
    const number = numberOf(index, feature);
    const from = number === undefined ? 0 : offsets[number]!;
    const to = number === undefined ? 0 : offsets[number + 1]!;
    let at = from;
    while (at < to && !sharing.has(ids[groups[at]!]!)) at += 1;
    return { count: to - from, known: at < to };
  }

  return ({ stems, content, weights, hits }, stated, sharing) => {
    const statements = stated.map(spokenIn);
    const ofConcept = new Set<number>();
    for (const { concept, from, to } of hits) {
      const isIts =
        statements.some(({ concepts }) => concepts.has(concept.id)) ||
        inPhrasings(`c:${concept.id}`, sharing).known;
      for (let i = from; isIts && i < to; i++) ofConcept.add(i);
    }
    let all = DOUBT;
    let said = 0;
    for (let i = 0; i < stems.length; i++) {
      if (!content[i]) continue;
      const stem = stems[i]!;
      const weight = weights[i]! * rarity(ids.length, inPhrasings(`w:${stem}`, sharing).count);
      all += weight;
      const inStatement = ofConcept.has(i) || statements.some((spoken) => spoken.stems.has(stem));
      if (inStatement) said += weight;
    }
    return said / all;
  };
}
