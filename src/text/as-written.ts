/** A name that was looked for in plain words, as the person wrote it. */
import { literally } from './expressions.ts';

const CAPITAL = /\p{Lu}/u;
const SMALL = /\p{Ll}/u;
const FIRST_LETTER = /(?<![\p{L}\p{N}'’])\p{Ll}/gu;
const BETWEEN_WORDS = '[^\\p{L}\\p{N}]+';

/**
 * @param name Lower-case words with a space between two.
 * @param text The message that it stands in.
 * @returns It with the capitals and signs of the message; with a capital to each word where the message has no capitals in
 * it, or nothing else.
 */
export function asWritten(name: string, text: string): string {
  const form = new RegExp(name.split(' ').map(literally).join(BETWEEN_WORDS), 'iu');
  const found = SMALL.test(text) ? form.exec(text)?.[0] : undefined;
  return found !== undefined && CAPITAL.test(found)
    ? found
    : (found ?? name).replace(FIRST_LETTER, (letter) => letter.toUpperCase());
}
