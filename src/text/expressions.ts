/**
 * Makes one regular expression of many expressions, each a whole word or several: `who`, `how (many|much)`. The texts
 * that they are looked for in are plain and lower-case.
 */

/** A plain group in an expression only holds alternatives together: what it matches is nobody's business. */
const GROUP = /(?<!\\)\((?!\?)/g;

/** One expression of many. */
export const oneOf = (expressions: readonly string[]): string =>
  `(?:${expressions.join('|').replace(GROUP, '(?:')})`;

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
  new RegExp(`\\b${oneOf(expressions)}\\b`, flags);

/** Where one of them stands first; `after` may stand before it. */
export const atStart = (expressions: readonly string[], after: readonly string[] = [], flags = ''): RegExp =>
  new RegExp(`^\\W*${preceded(after)}${oneOf(expressions)}\\b`, flags);

/** Where the whole text is one of them; `after` may stand before it, and one of `before` behind it. */
export const whole = (
  expressions: readonly string[],
  after: readonly string[] = [],
  before: readonly string[] = [],
): RegExp =>
  new RegExp(
    `^${preceded(after)}${oneOf(expressions)}${before.length === 0 ? '' : `(?: ${oneOf(before)})?`}$`,
  );
