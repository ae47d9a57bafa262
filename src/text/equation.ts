/** Reads "urgency = emergency?": what is asked there is what the first word means. */

/** Two short sides, and one sign between them. */
const EQUATION = /^([^=≈]{1,40})(?:={1,3}|≈)([^=≈]{1,40})$/u;

/** A side has few words, and no number: that would be a sum. */
const SIDE = /^\s*(?:[\p{L}\p{M}'’-]+[ \t]*){1,4}[?!.\s]*$/u;

/**
 * What stands before the sign; null where a text is nothing of the sort.
 *
 * @param askingWord Behind the sign it asks who or what somebody is: "the mayor = who".
 */
export function equatedIn(text: string, askingWord: RegExp): string | null {
  const [, one = '', other = ''] = EQUATION.exec(text) ?? [];
  const isOfWords = SIDE.test(one) && SIDE.test(other);
  return isOfWords && ![one, other].some((side) => askingWord.test(side.toLowerCase())) ? one.trim() : null;
}
