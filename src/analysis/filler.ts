/** Finds expressions that are taken out before a message is read: "can anyone tell me". */
import type { WordForms } from '../text/language.ts';
import { wordsIn } from '../text/normalise.ts';

/** Expressions as words, by their first one; the longest first. Plain data, kept with what was compiled. */
export type Filler = ReadonlyMap<string, readonly (readonly string[])[]>;

export function compileFiller(expressions: readonly string[], forms: WordForms): Filler {
  const byFirst = new Map<string, string[][]>();
  for (const expression of expressions) {
    const words = wordsIn(expression, forms);
    if (words.length === 0) continue;
    const list = byFirst.get(words[0]!) ?? [];
    list.push(words);
    byFirst.set(words[0]!, list);
  }
  for (const list of byFirst.values()) list.sort((a, b) => b.length - a.length);
  return byFirst;
}

/** How many words from `at` on are filler; 0 if none are. */
function fillerLength(words: readonly string[], at: number, filler: Filler): number {
  for (const expression of filler.get(words[at]!) ?? [])
    if (expression.every((word, i) => words[at + i] === word)) return expression.length;
  return 0;
}

/** The places of the words that are not filler. */
export function placesWithoutFiller(words: readonly string[], filler: Filler): number[] {
  const kept: number[] = [];
  for (let at = 0; at < words.length; ) {
    const skip = fillerLength(words, at, filler);
    if (skip === 0) kept.push(at);
    at += Math.max(1, skip);
  }
  return kept;
}
