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

/** An expression of several words, behind those by which it is found. */
interface Expression {
  readonly concept: Concept;
  /**
   * The words behind those, parted by spaces, or by `GAP` where up to `MAX_GAP` others may stand between. In one string: as
   * lists, thousands of expressions would take several times the memory.
   */
  readonly rest: string;
}

const GAP = '\n';

/** The concepts' expressions by what they begin with. Plain data, so that it is kept with what was compiled. */
export interface Lexicon {
  /**
   * Expressions by their first two words, parted by a space, for hundreds begin with "what" or "who"; by the first alone
   * where any word may stand behind it. Lists of one expression without a rest are the same list for all of a concept.
   */
  readonly byStart: ReadonlyMap<string, readonly Expression[]>;
  /**
   * Single words, and the stems of those that are long enough. A word may belong to several concepts; those that belong to
   * the same single one share its list.
   */
  readonly byWord: ReadonlyMap<string, readonly Concept[]>;
  readonly byStem: ReadonlyMap<string, readonly Concept[]>;
}

const wordsOfRun = (run: string): string[] => (run === '' ? [] : run.split(' '));

function matchRun(words: readonly string[], at: number, run: readonly string[]): boolean {
  for (let i = 0; i < run.length; i++) if (words[at + i] !== run[i]) return false;
  return true;
}

/** Where an expression ends of which this is still to come at `at`, or -1. */
function endOf(words: readonly string[], at: number, rest: string): number {
  if (rest === '') return at;
  // Of hundreds that begin alike most end here, and need not be taken apart.
  if (!rest.startsWith(GAP) && (at >= words.length || !rest.startsWith(words[at]!))) return -1;
  const [first = [], ...runs] = rest.split(GAP).map(wordsOfRun);
  if (!matchRun(words, at, first)) return -1;
  let end = at + first.length;
  for (const run of runs) {
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

/** Adds to the list of a key; what stands alone in it is the list of its own. */
function addTo<T>(map: Map<string, readonly T[]>, key: string, alone: readonly [T]): void {
  const list = map.get(key);
  map.set(key, list === undefined ? alone : [...list, alone[0]]);
}

/** Compiles concepts for look-up. Single words also match by their stem. */
export function compileLexicon(concepts: readonly Concept[], forms: WordForms): Lexicon {
  const byStart = new Map<string, readonly Expression[]>();
  const byWord = new Map<string, readonly Concept[]>();
  const byStem = new Map<string, readonly Concept[]>();
  for (const concept of concepts) {
    const single = [concept] as const;
    const pair = [{ concept, rest: '' }] as const;
    for (const expression of concept.words) {
      const [run = [], ...runs] = expression
        .split('..')
        .map((part) => wordsIn(part, forms))
        .filter((words) => words.length > 0);
      const [first, ...others] = run;
      if (first === undefined) continue;
      if (others.length + runs.length === 0) {
        if (!byWord.get(first)?.includes(concept)) addTo(byWord, first, single);
        const key = stem(first, forms);
        if (first.length >= SHORTEST_BY_STEM && !byStem.get(key)?.includes(concept))
          addTo(byStem, key, single);
      } else {
        const [start, behind] = [run.slice(0, 2), run.slice(2)];
        const rest = [behind, ...runs].map((words) => words.join(' ')).join(GAP);
        addTo(byStart, start.join(' '), rest === '' ? pair : [{ concept, rest }]);
      }
    }
  }
  return { byStart, byWord, byStem };
}

/** Adds the concepts of the expressions that begin at `from`, and of which the rest is to come at `at`. */
function addHits(
  hits: ConceptHit[],
  words: readonly string[],
  from: number,
  at: number,
  expressions: readonly Expression[] = [],
): void {
  for (const { concept, rest } of expressions) {
    const to = endOf(words, at, rest);
    if (to > 0) hits.push({ concept, from, to });
  }
}

/** All concepts in the words (`stems` beside them), in the order of their first word. */
export function findConcepts(
  { byStart, byWord, byStem }: Lexicon,
  words: readonly string[],
  stems: readonly string[],
): ConceptHit[] {
  const hits: ConceptHit[] = [];
  for (let at = 0; at < words.length; at++) {
    const word = words[at]!;
    const next = words[at + 1];
    if (next !== undefined) addHits(hits, words, at, at + 2, byStart.get(`${word} ${next}`));
    addHits(hits, words, at, at + 1, byStart.get(word));
    const isLong = word.length >= SHORTEST_BY_STEM;
    const single = byWord.get(word) ?? (isLong ? byStem.get(stems[at]!) : undefined);
    for (const concept of single ?? []) hits.push({ concept, from: at, to: at + 1 });
  }
  return hits;
}
