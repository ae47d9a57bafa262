/** Refuses knowledge that was copied from labelled messages: what judges the matcher must not teach it. */

import type { Knowledge } from '../knowledge/model.ts';
import type { Locate } from '../knowledge/places.ts';
import type { ValidationIssue } from '../knowledge/validation-issue.ts';
import type { WordForms } from '../text/language.ts';
import { wordKey, wordsIn } from '../text/normalise.ts';
import { stem } from '../text/stem.ts';

/** Two texts share this much of their words (Jaccard over stems) by copying, not by chance. */
const COPY_LIKENESS = 0.85;

/** Shorter texts are alike by chance: everybody types "what happens next". */
const SHORTEST = 6;

/** From this many words on, an exact copy is no chance. */
const SHORTEST_EXACT = 4;

const stemsOf = (text: string, forms: WordForms): Set<string> =>
  new Set(wordsIn(text, forms).map((word) => stem(word, forms)));

/** Phrasings that are exact or near copies of a labelled message of six words or more. */
export function findCopies(
  knowledge: Knowledge,
  labelled: readonly string[],
  locate: Locate,
): ValidationIssue[] {
  const byWord = new Map<string, number[]>();
  const forms = knowledge.language.words;
  const sets = labelled.map((text) => stemsOf(text, forms));
  for (const [i, set] of sets.entries())
    for (const word of set) {
      const list = byWord.get(word);
      if (list === undefined) byWord.set(word, [i]);
      else list.push(i);
    }

  const exact = new Map(labelled.map((text) => [wordKey(text, forms), text]));

  const copyOf = (text: string): string | null => {
    const key = wordKey(text, forms);
    if (exact.has(key) && key.split(' ').length >= SHORTEST_EXACT) return exact.get(key)!;
    const set = stemsOf(text, forms);
    if (set.size < SHORTEST) return null;
    const shared = new Map<number, number>();
    for (const word of set) for (const i of byWord.get(word) ?? []) shared.set(i, (shared.get(i) ?? 0) + 1);
    for (const [i, count] of shared)
      if (count / (set.size + sets[i]!.size - count) >= COPY_LIKENESS) return labelled[i]!;
    return null;
  };

  const faults: ValidationIssue[] = [];
  const visit = (kind: 'entry' | 'gap', id: string, phrasings: readonly string[]) => {
    for (const [i, phrasing] of phrasings.entries()) {
      const original = copyOf(phrasing);
      if (original !== null)
        faults.push({
          ...locate(kind, id, 'phrasings', i),
          message: `the phrasing "${phrasing}" is a copy of the labelled message "${original}"; write one of your own`,
        });
    }
  };
  for (const { id, phrasings } of knowledge.entries.values()) visit('entry', id, phrasings);
  for (const { id, phrasings } of knowledge.gaps.values()) visit('gap', id, phrasings);
  return faults;
}
