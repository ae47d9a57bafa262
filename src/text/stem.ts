/** Brings the inflections of a word together, and tells words that carry a subject from those that do not. */
import type { WordForms } from './language.ts';

/** The words that carry a subject of their own. */
export const contentWords = (words: readonly string[], { functionWords }: WordForms): string[] =>
  words.filter((word) => !functionWords.has(word));

/** A rough stem, enough to bring inflections together: `talks`, `talking` → `talk`. Never empty for a word. */
export function stem(inflected: string, { irregular, shortestStemmed, stemming }: WordForms): string {
  let word = irregular.get(inflected) ?? inflected;
  if (word.length < shortestStemmed || /\d/.test(word)) return word;
  for (const rules of stemming)
    for (const { from, to } of rules) {
      const shorter = word.replace(from, to);
      if (shorter === word) continue;
      word = shorter;
      break;
    }
  return word;
}
