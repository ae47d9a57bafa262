/**
 * Makes one regular expression of many expressions, each a whole word or several: `who`, `how (many|much)`. The texts
 * that they are looked for in are plain and lower-case.
 */

/** A plain group in an expression only holds alternatives together: what it matches is nobody's business. */
const GROUP = /(?<!\\)\((?!\?)/g;

/** One expression of many. */
export const oneOf = (expressions: readonly string[]): string =>
  `(?:${expressions.join('|').replace(GROUP, '(?:')})`;

/** What may stand before an expression, again and again. */
const preceded = (after: readonly string[]): string => (after.length === 0 ? '' : `(?:${oneOf(after)} )*`);

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
