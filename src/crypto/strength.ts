/** Whether a secret can be guessed by trying: by what it consists of, not by its length alone. */

/** By this estimate, which is a low one: sixteen random bytes in hexadecimal digits have a good hundred. */
const ENOUGH_BITS = 72;

/** Shorter pieces than this that come again are chance. */
const LONGEST_PERIOD_SHARE = 0.5;

/** Whether the text is a piece of itself said again: `abcabcabc`. */
function repeats(text: string): boolean {
  for (let period = 1; period <= text.length * LONGEST_PERIOD_SHARE; period++)
    if (text.startsWith(text.slice(period))) return true;
  return false;
}

/** How many signs go on with a row, as in `aaaa`, `abcd` and `4321`. */
function inRows(text: string): number {
  let count = 0;
  let before = Number.NaN;
  for (let i = 1; i < text.length; i++) {
    const step = text.charCodeAt(i) - text.charCodeAt(i - 1);
    if (step === before && Math.abs(step) <= 1) count += 1;
    before = step;
  }
  return count;
}

/**
 * Whether a secret may be trusted to withstand tries at any speed. Thirty-two random hexadecimal digits do; a sentence
 * or a word said again does not.
 */
export function isStrong(secret: string): boolean {
  if (repeats(secret)) return false;
  const kinds = new Set(secret).size;
  // Words have few kinds of letters, and much of each follows from the one before.
  const isProse = /^[\p{L}\s'.,-]+$/u.test(secret);
  const bitsEach = Math.log2(kinds) * (isProse && kinds < 40 ? 0.5 : 1);
  return (secret.length - inRows(secret)) * bitsEach >= ENOUGH_BITS;
}
