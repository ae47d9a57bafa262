/** A name that was looked for in plain words, as the person wrote it. */
import { literally } from './expressions.ts';
import { inAnySpelling } from './normalise.ts';

const CAPITAL = /\p{Lu}/u;
const SMALL = /\p{Ll}/u;
const FIRST_LETTER = /(?<![\p{L}\p{N}'’])\p{Ll}/gu;
const BETWEEN_WORDS = '[^\\p{L}\\p{N}]+';
const NEITHER = /\p{Lo}/u;

/** Whether it is written without capitals; the forms of its letters may have been made plain: Hebrew's at the end of a word. */
export const isWithoutCase = (name: string): boolean => NEITHER.test(name);

const written = (name: string): string => inAnySpelling(name.split(' ').map(literally).join(BETWEEN_WORDS));

/** Words as they were typed, with the signs between them: "long-term" for "long term". @param name As below. */
export const asTyped = (name: string, text: string): string =>
  new RegExp(written(name), 'iu').exec(text)?.[0] ?? name;

/**
 * @param name Lower-case words with a space between two.
 * @param text The message that it stands in.
 * @returns It with the capitals and signs of the message; with a capital to each word where the message has no capitals in
 * it, or nothing else. In a script without capitals as it stands there, with the forms of its letters.
 */
export function asWritten(name: string, text: string): string {
  const words = written(name);
  const hasNoCase = isWithoutCase(name);
  const form = new RegExp(hasNoCase ? `(?<!\\p{L})${words}(?!\\p{L})` : words, 'iu');
  const found = hasNoCase || SMALL.test(text) ? form.exec(text)?.[0] : undefined;
  return found !== undefined && (hasNoCase || CAPITAL.test(found))
    ? found
    : (found ?? name).replace(FIRST_LETTER, (letter) => letter.toUpperCase());
}
