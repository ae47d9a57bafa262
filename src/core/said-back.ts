/** A question that is short and plainly put can be said back: people see which one is meant. */
import { type AnalyzedText, contentCount } from '../analysis/analyze.ts';
import { isCommonWord } from '../analysis/common-words.ts';
import type { Language } from '../text/language.ts';
import { withoutEndSigns } from '../text/normalise.ts';

/** A longer question reads badly within a sentence. */
const MOST_LETTERS = 60;
const FEWEST_WORDS = 3;

/** Among so many signs at the end one may be the mark. */
const MOST_END_SIGNS = 3;

/** Letters, and what stands within words: nothing that a platform takes for mark-up, or for a call. */
const PLAIN = /^[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*(?: [\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*)*$/u;

/** Quoted once more they would be hard to tell from our own. */
const QUOTATION_MARKS = /["“”„«»]/g;

/**
 * The question as it was typed, with its mark and without what joins it to another; null where it reads badly when quoted: with slips or words that nobody
 * knows, with words that judge, without an asking word in front, in capitals alone, long, or no more than a word or two.
 */
export function sayBack(said: AnalyzedText, language: Language): string | null {
  const plain = withoutEndSigns(said.text.replace(QUOTATION_MARKS, '')).trim();
  const text = plain.replace(language.parts.leadingJoin, '').trim();
  const mark = /[?؟]/.exec(said.text.slice(-MOST_END_SIGNS))?.[0] ?? '';
  const { typed, words, foreign } = said;
  const isShort = text.length <= MOST_LETTERS && words.length >= FEWEST_WORDS && contentCount(said) > 0;
  const isSpeltRight =
    words.join(' ') === typed && words.every((word, at) => !foreign[at] || isCommonWord(word, language));
  const asks = language.questions.start.test(typed);
  const judges = language.stances.evaluations.test(typed);
  return isShort && PLAIN.test(text) && text !== text.toUpperCase() && isSpeltRight && asks && !judges
    ? text + mark
    : null;
}
