/** Makes a language's dictionary ready to be looked up: by words and short expressions, and by the stems of words. */
import type { output } from 'zod';
import type { Dictionary, WordForms } from '../text/language.ts';
import { withPlainLetters } from '../text/normalise.ts';
import { stem } from '../text/stem.ts';
import type { dictionarySchema } from './language-schema.ts';

/**
 * @param forms How the words of the language change.
 * @param tellFault Told of words with two meanings: one word of a message becomes one word.
 * @param writtenOn Small words that are written onto the next one, in the order in which they may follow each other.
 */
export function dictionaryOf(
  file: output<typeof dictionarySchema>,
  forms: WordForms,
  tellFault: (message: string) => void,
  writtenOn: readonly string[] = [],
): Dictionary {
  const meanings = new Map<string, string>();
  const byStem = new Map<string, string>();
  for (const [meaning, words] of [...Object.entries(file.meanings), ['', file.left_out] as const])
    for (const word of words.map(withPlainLetters)) {
      const before = meanings.get(word);
      if (before !== undefined) {
        if (before !== meaning) tellFault(`"${word}" means "${before}" and "${meaning}"; leave one out`);
        continue;
      }
      meanings.set(word, meaning);
      const key = stem(word, forms);
      if (!word.includes(' ') && !byStem.has(key)) byStem.set(key, meaning);
    }
  return { into: file.into, meanings, byStem, writtenOn: writtenOn.map(withPlainLetters) };
}
