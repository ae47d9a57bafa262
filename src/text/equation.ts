/** Reads "urgency = emergency?": what is asked there is what the first word means. */

import { withoutEndSigns } from './normalise.ts';

/** Two short sides, and one sign between them. */
const EQUATION = /^([^=≈]{1,40})(?:={1,3}|≈)([^=≈]{1,40})$/u;

/** A side has few words, and no number: that would be a sum. */
const MOST_WORDS = 4;
const WORD = /^[\p{L}\p{M}'’-]+$/u;

function isSide(text: string): boolean {
  const words = withoutEndSigns(text).trim().split(/\s+/);
  return words.length <= MOST_WORDS && words.every((word) => WORD.test(word));
}

/**
 * What stands before the sign; null where a text is nothing of the sort.
 *
 * @param askingWord Behind the sign it asks who or what somebody is: "the mayor = who".
 */
export function equatedIn(text: string, askingWord: RegExp): string | null {
  const [, one = '', other = ''] = EQUATION.exec(text) ?? [];
  const isOfWords = isSide(one) && isSide(other);
  return isOfWords && ![one, other].some((side) => askingWord.test(side.toLowerCase())) ? one.trim() : null;
}
