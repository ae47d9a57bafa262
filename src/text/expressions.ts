/**
 * Makes one regular expression of many expressions, each a whole word or several: `who`, `how (many|much)`. The texts
 * that they are looked for in are plain and lower-case.
 */

/** A plain group in an expression only holds alternatives together: what it matches is nobody's business. */
const GROUP = /(?<!\\)\((?!\?)/g;

/** A letter beyond those that `\b` and `\w` know. */
const OTHER_LETTER = /[^\P{L}\x00-\x7f]/u;

const WORD_SIGNS = '\\p{L}\\p{M}\\p{N}_';
const EDGE = `(?:(?<![${WORD_SIGNS}])(?=[${WORD_SIGNS}])|(?<=[${WORD_SIGNS}])(?![${WORD_SIGNS}]))`;

/** The same expression with `\b`, `\w` and `\W` read as letters of any script. */
function forAnyScript(source: string): string {
  let made = '';
  let inClass = false;
  for (let at = 0; at < source.length; at++) {
    const sign = source[at]!;
    if (sign === '[') inClass = true;
    if (sign === ']') inClass = false;
    if (sign !== '\\') {
      made += sign;
      continue;
    }
    at += 1;
    const escaped = source[at];
    if (escaped === 'b' && !inClass) made += EDGE;
    else if (escaped === 'w') made += inClass ? WORD_SIGNS : `[${WORD_SIGNS}]`;
    else if (escaped === 'W' && !inClass) made += `[^${WORD_SIGNS}]`;
    else made += `\\${escaped}`;
  }
  return made;
}

/** What is found, and what is written in its place. */
export interface Replacement {
  readonly from: RegExp;
  readonly to: string;
}

/**
 * A regular expression, in which words are words of any script: JavaScript's own `\b` and `\w` know unaccented Latin
 * letters alone, which is quicker, and enough where an expression has no others.
 *
 * @throws {SyntaxError} for what is none.
 */
export function expressionOf(source: string, flags = ''): RegExp {
  if (!OTHER_LETTER.test(source)) return new RegExp(source, flags);
  return new RegExp(forAnyScript(source), flags.includes('u') ? flags : `${flags}u`);
}

/** What is found and written, as a language's files have it, made ready. @throws {SyntaxError} as `expressionOf`. */
export const replacementsOf = (
  rules: readonly { readonly from: string; readonly to: string }[],
  flags: string,
): Replacement[] => rules.map(({ from, to }) => ({ from: expressionOf(from, flags), to }));

/** A text as an expression that finds it as it stands. */
export const literally = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');

/** One expression of many; of none, one that is found nowhere. */
export const oneOf = (expressions: readonly string[]): string =>
  expressions.length === 0 ? '(?!)' : `(?:${expressions.join('|').replace(GROUP, '(?:')})`;

/**
 * How often something may be said again. Nobody says more, and it must have an end: where one expression is two others
 * in a row ("please", "can you", "please can you"), each time that it is said doubles the ways to read it.
 */
export const AGAIN = '{0,8}';

/** What may stand before an expression, again and again. */
const preceded = (after: readonly string[]): string =>
  after.length === 0 ? '' : `(?:${oneOf(after)} )${AGAIN}`;

/** Wherever one of them stands. */
export const anywhere = (expressions: readonly string[], flags = ''): RegExp =>
  expressionOf(`\\b${oneOf(expressions)}\\b`, flags);

/** Where one of them stands first; `after` may stand before it. */
export const atStart = (expressions: readonly string[], after: readonly string[] = [], flags = ''): RegExp =>
  expressionOf(`^\\W*${preceded(after)}${oneOf(expressions)}\\b`, flags);

/** Where the whole text is one of them; `after` may stand before it, and one of `before` behind it. */
export const whole = (
  expressions: readonly string[],
  after: readonly string[] = [],
  before: readonly string[] = [],
): RegExp =>
  expressionOf(
    `^${preceded(after)}${oneOf(expressions)}${before.length === 0 ? '' : `(?: ${oneOf(before)})?`}$`,
  );

/** What the group `word` holds in each of these forms that a text has, in the order of the forms. */
export const wordsHeldIn = (text: string, forms: readonly RegExp[]): string[] =>
  forms.flatMap((form) => form.exec(text)?.groups?.['word'] ?? []);
