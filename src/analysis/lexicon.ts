/** Finds the lexicon's concepts in a list of words: `doors open`, `opening times` → HOURS. */
import type { Concept } from '../knowledge/model.ts';
import type { WordForms } from '../text/language.ts';
import { wordsIn } from '../text/normalise.ts';
import { stem } from '../text/stem.ts';

/** The most words that a `..` in an expression may stand for. */
const MAX_GAP = 3;

/** A concept found at the words `from` to `to` (exclusive). */
export interface ConceptHit {
  readonly concept: Concept;
  readonly from: number;
  readonly to: number;
}

interface Expression {
  readonly concept: Concept;
  /** Runs of words; between two runs there may be up to `MAX_GAP` others. */
  readonly runs: readonly (readonly string[])[];
}

/** Stands for the second word of an expression that may have any words behind its first. */
const ANY = '';

/** The concepts' expressions by what they begin with. Plain data, so that it is kept with what was compiled. */
export interface Lexicon {
  /** Expressions by their first word, then by their second: hundreds begin with "what" or "who". */
  readonly byFirstWords: ReadonlyMap<string, ReadonlyMap<string, readonly Expression[]>>;
  /** Single words, and the stems of those that are long enough. A word may belong to several concepts. */
  readonly byWord: ReadonlyMap<string, ReadonlySet<Concept>>;
  readonly byStem: ReadonlyMap<string, ReadonlySet<Concept>>;
}

function matchRun(words: readonly string[], at: number, run: readonly string[]): boolean {
  for (let i = 0; i < run.length; i++) if (words[at + i] !== run[i]) return false;
  return true;
}

/** Where the expression ends if it begins at `at`, or -1. */
function matchFrom(words: readonly string[], at: number, runs: readonly (readonly string[])[]): number {
  if (!matchRun(words, at, runs[0]!)) return -1;
  let end = at + runs[0]!.length;
  for (let r = 1; r < runs.length; r++) {
    const run = runs[r]!;
    let found = -1;
    for (let gap = 0; gap <= MAX_GAP && found < 0; gap++)
      if (matchRun(words, end + gap, run)) found = end + gap + run.length;
    if (found < 0) return -1;
    end = found;
  }
  return end;
}

/** Shorter words have stems in common by chance. */
const SHORTEST_BY_STEM = 5;

const addTo = <T>(map: Map<string, Set<T>>, key: string, value: T) => {
  const set = map.get(key);
  if (set === undefined) map.set(key, new Set([value]));
  else set.add(value);
};

/** Compiles concepts for look-up. Single words also match by their stem. */
export function compileLexicon(concepts: readonly Concept[], forms: WordForms): Lexicon {
  const byFirstWords = new Map<string, Map<string, Expression[]>>();
  const byWord = new Map<string, Set<Concept>>();
  const byStem = new Map<string, Set<Concept>>();
  for (const concept of concepts)
    for (const expression of concept.words) {
      const runs = expression
        .split('..')
        .map((part) => wordsIn(part, forms))
        .filter((run) => run.length > 0);
      const [first, ...others] = runs.flat();
      if (first === undefined) continue;
      if (others.length === 0) {
        addTo(byWord, first, concept);
        if (first.length >= SHORTEST_BY_STEM) addTo(byStem, stem(first, forms), concept);
      } else {
        const bySecond = byFirstWords.get(first) ?? new Map<string, Expression[]>();
        byFirstWords.set(first, bySecond);
        const second = runs[0]?.[1] ?? ANY;
        bySecond.set(second, [...(bySecond.get(second) ?? []), { concept, runs }]);
      }
    }
  return { byFirstWords, byWord, byStem };
}

/** Adds the concepts of the expressions that begin at `at`. */
function addHits(
  hits: ConceptHit[],
  words: readonly string[],
  at: number,
  expressions: readonly Expression[] = [],
): void {
  for (const { concept, runs } of expressions) {
    const to = matchFrom(words, at, runs);
    if (to > 0) hits.push({ concept, from: at, to });
  }
}

/** All concepts in the words (`stems` beside them), in the order of their first word. */
export function findConcepts(
  { byFirstWords, byWord, byStem }: Lexicon,
  words: readonly string[],
  stems: readonly string[],
): ConceptHit[] {
  const hits: ConceptHit[] = [];
  for (let at = 0; at < words.length; at++) {
    const word = words[at]!;
    const bySecond = byFirstWords.get(word);
    if (bySecond !== undefined) {
      const next = words[at + 1];
      if (next !== undefined) addHits(hits, words, at, bySecond.get(next));
      addHits(hits, words, at, bySecond.get(ANY));
    }
    const isLong = word.length >= SHORTEST_BY_STEM;
    const single = byWord.get(word) ?? (isLong ? byStem.get(stems[at]!) : undefined);
    for (const concept of single ?? []) hits.push({ concept, from: at, to: at + 1 });
  }
  return hits;
}
