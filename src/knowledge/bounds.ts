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

const [PIECE, SIGN, OPENING, CLOSING, LINE_END, NESTING, BLANK] = [1, 2, 4, 8, 16, 32, 64] as const;

/** What each byte is, as bits: a table, for every byte of every file is looked up. */
const KINDS = new Uint8Array(256);
const mark = (kind: number, signs: string) => {
  for (const sign of signs) KINDS[sign.charCodeAt(0)]! |= kind;
};
mark(PIECE, '\n,');
mark(SIGN, '\n\r,[]{}"\'&*!?:-\\');
mark(OPENING, '[{');
mark(CLOSING, ']}');
mark(LINE_END, '\n\r');
// Each of these opens something that the next one on the line stands in.
mark(NESTING, '-?:');
mark(BLANK, ' \t');

/** Why the file is too much to be taken apart, as a predicate; null if it is not. */
export function tooMuch(bytes: Uint8Array): string | null {
  let [pieces, signs, depth, deepest] = [0, 0, 0, 0];
  /** How many opened something since the line began; null once it holds anything else. */
  let inLine: number | null = 0;
  for (const byte of bytes) {
    const kind = KINDS[byte]!;
    // A letter: most are, and it ends what stands before everything else on the line.
    if (kind === 0) {
      inLine = null;
      continue;
    }
    if (kind & PIECE) pieces += 1;
    if (kind & SIGN) signs += 1;
    if (kind & OPENING) depth += 1;
    // A bracket in prose may close what was never opened.
    else if (kind & CLOSING) depth = Math.max(0, depth - 1);
    if (kind & LINE_END) inLine = 0;
    else if (inLine !== null && kind & NESTING) inLine += 1;
    else if (!(kind & BLANK)) inLine = null;
    deepest = Math.max(deepest, depth, inLine ?? 0);
  }
  if (pieces > MAX_PIECES) return `has more than ${MAX_PIECES} lines and commas`;
  if (signs > MAX_SIGNS) return `has more than ${MAX_SIGNS} signs that mean something in YAML`;
  return deepest > MAX_DEPTH ? `has more than ${MAX_DEPTH} lists in one another` : null;
}
