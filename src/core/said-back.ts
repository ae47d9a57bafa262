/** A question that is plainly put can be said back: people see which one is meant. */
import { type AnalyzedText, contentCount } from '../analysis/analyze.ts';
import { isCommonWord } from '../analysis/common-words.ts';
import { leadingUpTo } from '../dialogue/parts.ts';
import type { Language } from '../text/language.ts';
import { withoutEndSigns, wordCount } from '../text/normalise.ts';
import { startsLarge } from './outsiders.ts';

/** A longer question reads badly within a sentence: its beginning shows which one is meant. */
const MOST_LETTERS = 60;
const FEWEST_WORDS = 2;

/** So few words before the one that asks belong to it. */
const MOST_BEFORE = 3;

/** Stands where the rest of a long question is left out. */
export const LEFT_OUT = '…';

/** Among so many signs at the end one may be the mark. */
const MOST_END_SIGNS = 3;

/** Letters, and what stands within and between words: nothing that a platform takes for mark-up, or for a call. */
const PLAIN = /^[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*(?:,? [\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*)*$/u;

/** Quoted once more they would be hard to tell from our own. */
const QUOTATION_MARKS = /["“”„«»]/g;

/** Whether every word is one of the language, a slip in such a word, or a name: what nobody knows may be an insult. */
function hasKnownWords({ typed, words, foreign, text }: AnalyzedText, language: Language): boolean {
  const all = typed.split(' ');
  const names = new Set(
    text
      .split(/[^\p{L}\p{N}'’-]+/u)
      .filter(startsLarge)
      .map((name) => name.toLowerCase()),
  );
  // Two words that were typed as one, or one as two, are a slip that was mended.
  const isMended = (word: string, at: number) => all.length !== words.length || all[at] !== word;
  return words.every(
    (word, at) => !foreign[at] || isCommonWord(word, language) || names.has(word) || isMended(word, at),
  );
}

/**
 * The question as it was typed from its first word that asks, with its mark and without what joins it to another; of a long one the
 * beginning. Null where it reads badly when quoted: with words that nobody knows, with words that judge, without a word that
 * asks, in capitals alone, or no more than a word.
 */
export function sayBack(said: AnalyzedText, language: Language): string | null {
  const plain = withoutEndSigns(said.text.replace(QUOTATION_MARKS, '')).trim();
  const joined = plain.replace(language.parts.leadingJoin, '').trim();
  const [lead = '', question = joined] = leadingUpTo(joined, language.parts) ?? [];
  // "Authority from whom?" is no question without what stands before the word that asks.
  const text = lead.includes(',') || wordCount(lead) > MOST_BEFORE ? question : joined;
  const mark = /[?؟]/.exec(said.text.slice(-MOST_END_SIGNS))?.[0] ?? '';
  const isEnough = wordCount(text) >= FEWEST_WORDS && contentCount(said) > 0;
  // "The mayor is against it?" asks by its sign.
  const asksBySign = mark !== '' && language.parts.hasVerb.test(text);
  const asks = asksBySign || language.questions.start.test(question.toLowerCase());
  const judges = language.stances.evaluations.test(said.typed);
  const isReadable =
    isEnough &&
    PLAIN.test(text) &&
    text !== text.toUpperCase() &&
    asks &&
    !judges &&
    hasKnownWords(said, language);
  if (!isReadable) return null;
  if (text.length <= MOST_LETTERS) return text + mark;
  return text.slice(0, text.lastIndexOf(' ', MOST_LETTERS)).replace(/,$/, '') + LEFT_OUT;
}
