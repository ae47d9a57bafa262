/** Warns of near-duplicates and contradictions: two places that would answer the same question. */

import type { Locate } from '../knowledge/places.ts';
import type { ValidationIssue } from '../knowledge/validation-issue.ts';
import { wordsIn } from '../text/normalise.ts';
import { stem } from '../text/stem.ts';
import type { Engine } from './engine.ts';

/** Shared share of words (Jaccard over stems) from which two phrasings ask the same. */
const SAME_QUESTION = 0.9;

const SHORTEST = 4;

interface Phrasing {
  readonly kind: 'entry' | 'gap';
  readonly id: string;
  readonly at: number;
  readonly text: string;
  readonly stems: ReadonlySet<string>;
}

function allPhrasings({ knowledge }: Engine): Phrasing[] {
  const forms = knowledge.language.words;
  const stemsOf = (text: string) => new Set(wordsIn(text, forms).map((word) => stem(word, forms)));
  const all: Phrasing[] = [];
  const add = (kind: Phrasing['kind'], id: string, phrasings: readonly string[]) => {
    for (const [at, text] of phrasings.entries()) all.push({ kind, id, at, text, stems: stemsOf(text) });
  };
  for (const { id, phrasings } of knowledge.entries.values()) add('entry', id, phrasings);
  for (const { id, phrasings } of knowledge.gaps.values()) add('gap', id, phrasings);
  return all.filter(({ stems }) => stems.size >= SHORTEST);
}

/** Entries that state the same facts, and phrasings in two places that ask the same; each warning names both. */
export function findOverlaps(engine: Engine, locate: Locate): ValidationIssue[] {
  const { entries } = engine.knowledge;
  const warnings: ValidationIssue[] = [];
  const place = (fault: ValidationIssue) => `${fault.file}:${fault.line}`;

  const byFacts = new Map<string, string>();
  for (const { id, facts } of entries.values()) {
    const key = [...facts].sort().join(' ');
    const first = byFacts.get(key);
    if (first === undefined) byFacts.set(key, id);
    else
      warnings.push({
        ...locate('entry', id),
        message: `"${id}" states the same facts as "${first}" (${place(locate('entry', first))}): one of them is never needed`,
      });
  }

  const byWord = new Map<string, Phrasing[]>();
  for (const phrasing of allPhrasings(engine)) {
    const shared = new Map<Phrasing, number>();
    for (const word of phrasing.stems) {
      const list = byWord.get(word) ?? [];
      for (const other of list) shared.set(other, (shared.get(other) ?? 0) + 1);
      list.push(phrasing);
      byWord.set(word, list);
    }
    for (const [other, count] of shared) {
      if (other.kind === phrasing.kind && other.id === phrasing.id) continue;
      if (count / (phrasing.stems.size + other.stems.size - count) < SAME_QUESTION) continue;
      warnings.push({
        ...locate(phrasing.kind, phrasing.id, 'phrasings', phrasing.at),
        message: `"${phrasing.text}" (${phrasing.id}) asks the same as "${other.text}" (${other.id}) at ${place(locate(other.kind, other.id, 'phrasings', other.at))}`,
      });
    }
  }
  return warnings;
}
