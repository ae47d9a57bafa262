/** Brings misspelt words back to the words that the knowledge uses. */
import type { SlipForms } from '../text/language.ts';

/** Edits allowed for a word of this many letters: short words have too many neighbours. */
function editsAllowed(length: number): number {
  if (length < 4) return 0;
  return length < 8 ? 1 : 2;
}

/** Longest word that is compared; the analyzer keeps no longer ones. */
const LONGEST = 40;

/** Three rows of the distance table, used again and again: this runs for thousands of words a question. */
let before = new Int32Array(LONGEST + 1);
let previous = new Int32Array(LONGEST + 1);
let current = new Int32Array(LONGEST + 1);

/** Damerau-Levenshtein distance (optimal string alignment), or `limit + 1` as soon as it must be larger. */
export function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit || a.length > LONGEST || b.length > LONGEST) return limit + 1;
  for (let j = 0; j <= b.length; j++) previous[j] = j;
  for (let i = 1; i <= a.length; i++) {
    const letter = a.charCodeAt(i - 1);
    current[0] = i;
    let best = i;
    for (let j = 1; j <= b.length; j++) {
      const other = b.charCodeAt(j - 1);
      let value = Math.min(
        previous[j]! + 1,
        current[j - 1]! + 1,
        previous[j - 1]! + (letter === other ? 0 : 1),
      );
      if (i > 1 && j > 1 && letter === b.charCodeAt(j - 2) && a.charCodeAt(i - 2) === other)
        value = Math.min(value, before[j - 2]! + 1);
      current[j] = value;
      if (value < best) best = value;
    }
    if (best > limit) return limit + 1;
    [before, previous, current] = [previous, current, before];
  }
  return previous[b.length]!;
}

/** Which letters a word has, as bits; two words within n edits differ in at most 2n of them. */
function letterBits(word: string): number {
  let bits = 0;
  for (let i = 0; i < word.length; i++) bits |= 1 << (word.charCodeAt(i) % 31);
  return bits;
}

function bitCount(bits: number): number {
  let n = bits - ((bits >>> 1) & 0x55555555);
  n = (n & 0x33333333) + ((n >>> 2) & 0x33333333);
  return (((n + (n >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
}

/** The words of a length; the lists run side by side, as an object for each of thousands would take several times the room. */
interface Candidates {
  readonly words: readonly string[];
  readonly bits: Int32Array;
  readonly counts: readonly number[];
}

/** Whether it is one that others are brought back to. */
const isCandidate = (word: string): boolean => word.length >= 4 && !/\d/.test(word);

function byLengthOf(counts: ReadonlyMap<string, number>): ReadonlyMap<number, Candidates> {
  const wordsOf = new Map<number, string[]>();
  for (const word of counts.keys()) {
    if (!isCandidate(word)) continue;
    const words = wordsOf.get(word.length);
    if (words === undefined) wordsOf.set(word.length, [word]);
    else words.push(word);
  }
  return new Map(
    [...wordsOf].map(([length, words]) => [
      length,
      {
        words,
        bits: Int32Array.from(words, letterBits),
        counts: words.map((word) => counts.get(word)!),
      },
    ]),
  );
}

/** Remembered corrections; bounded so that a flood of odd words cannot grow it. */
const MEMORY = 5000;

/** How a word sounds. */
const soundOf = (word: string, { sounds }: SlipForms): string =>
  [...word].map((letter) => sounds.get(letter) ?? letter).join('');

/** The letters of a word, whatever their order. */
const lettersOf = (word: string): string => [...word].sort().join('');

/** Whether somebody who means the one may well type the other: in short words not any letter is taken for a slip. */
function isLikelySlip(typed: string, meant: string, forms: SlipForms | null): boolean {
  if (forms === null || typed.length >= forms.anyFrom) return true;
  return soundOf(typed, forms) === soundOf(meant, forms) || lettersOf(typed) === lettersOf(meant);
}

export interface Speller {
  /** The known word nearest to `word`; itself when it is known; null when nothing is near. */
  correct(word: string): string | null;
}

/**
 * A speller over the knowledge's own words.
 *
 * @param counts how often each known word occurs; between equally near words the more usual one is taken.
 * @param isPlainEnglish words that are right although the knowledge lacks them, and must not be bent.
 * @param slips what is mended in short words; null where that is any slip.
 */
export function createSpeller(
  counts: ReadonlyMap<string, number>,
  isPlainEnglish: (word: string) => boolean,
  slips: SlipForms | null = null,
): Speller {
  // Sorted with the first word that nobody knows: many messages have none.
  let byLength: ReadonlyMap<number, Candidates> | undefined;
  const memory = new Map<string, string | null>();

  function search(word: string): string | null {
    const limit = editsAllowed(word.length);
    if (limit === 0 || /\d/.test(word)) return null;
    byLength ??= byLengthOf(counts);
    const bits = letterBits(word);
    let best: string | null = null;
    let bestScore = Number.POSITIVE_INFINITY;
    for (let length = word.length - limit; length <= word.length + limit; length++) {
      const near = byLength.get(length);
      if (near === undefined) continue;
      for (let i = 0; i < near.words.length; i++) {
        if (bitCount(bits ^ near.bits[i]!) > 2 * limit) continue;
        const candidate = near.words[i]!;
        const distance = editDistance(word, candidate, limit);
        if (distance > limit || !isLikelySlip(word, candidate, slips)) continue;
        // The first letter is seldom wrong, and usual words are likelier than rare ones.
        const score =
          distance +
          (word[0] === candidate[0] ? 0 : 0.6) +
          (word[word.length - 1] === candidate[candidate.length - 1] ? 0 : 0.15) -
          0.05 * Math.min(6, Math.log2(1 + near.counts[i]!));
        if (score < bestScore) {
          bestScore = score;
          best = candidate;
        }
      }
    }
    return best;
  }

  function correct(word: string): string | null {
    if (counts.has(word)) return word;
    if (isPlainEnglish(word)) return null;
    const known = memory.get(word);
    if (known !== undefined) return known;
    if (memory.size >= MEMORY) memory.clear();
    const found = search(word);
    memory.set(word, found);
    return found;
  }

  return { correct };
}
