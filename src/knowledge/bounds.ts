/**
 * Looks at a file's bytes before it is taken apart, since a parser makes objects of every sign that means something, and
 * goes one call deeper with every list in a list: how much of both a file has is told in one pass, whatever it holds.
 */

/** Lines and commas: nobody writes more by hand, and each costs memory and time. */
const MAX_PIECES = 100_000;

/** Signs that mean something to the parser, wherever they stand: prose has one or two in a line. */
const MAX_SIGNS = 200_000;

/** Lists in lists: a knowledge file has four. */
const MAX_DEPTH = 100;

const codes = (signs: string): ReadonlySet<number> => new Set([...signs].map((sign) => sign.charCodeAt(0)));

const PIECES = codes('\n,');
const SIGNS = codes('\n\r,[]{}"\'&*!?:-\\');
const OPENING = codes('[{');
const CLOSING = codes(']}');
const LINE_ENDS = codes('\n\r');
/** Each of these opens something that the next one on the line stands in. */
const NESTING = codes('-?:');
const BLANKS = codes(' \t');

/** Why the file is too much to be taken apart, as a predicate; null if it is not. */
export function tooMuch(bytes: Uint8Array): string | null {
  let [pieces, signs, depth, deepest] = [0, 0, 0, 0];
  /** How many opened something since the line began; null once it holds anything else. */
  let inLine: number | null = 0;
  for (const byte of bytes) {
    if (PIECES.has(byte)) pieces += 1;
    if (SIGNS.has(byte)) signs += 1;
    if (OPENING.has(byte)) depth += 1;
    // A bracket in prose may close what was never opened.
    else if (CLOSING.has(byte)) depth = Math.max(0, depth - 1);
    if (LINE_ENDS.has(byte)) inLine = 0;
    else if (inLine !== null && NESTING.has(byte)) inLine += 1;
    else if (!BLANKS.has(byte)) inLine = null;
    deepest = Math.max(deepest, depth, inLine ?? 0);
  }
  if (pieces > MAX_PIECES) return `has more than ${MAX_PIECES} lines and commas`;
  if (signs > MAX_SIGNS) return `has more than ${MAX_SIGNS} signs that mean something in YAML`;
  return deepest > MAX_DEPTH ? `has more than ${MAX_DEPTH} lists in one another` : null;
}
