/** Tells a message whose words are no words that the bot has ever met: small talk of no kind, whatever it sounds like. */
import type { AnalyzedText } from '../analysis/analyze.ts';
import { isCommonWord } from '../analysis/common-words.ts';
import type { Knowledge } from '../knowledge/model.ts';
import { isNoWord } from '../text/no-word.ts';
import { wordsIn } from '../text/normalise.ts';

/** Shorter ones may be anything: "k", "xd", "gg". */
const FEWEST_LETTERS = 4;

/** Of fewer different letters people make sounds and laugh. */
const FEWEST_DIFFERENT = 4;

/** What is said longer than that has a word that somebody knows. */
const MOST_WORDS = 3;

/** A letter that is drawn out: "niceee". */
const DRAWN_OUT = /(\p{L})\1+/gu;

/** @returns Whether no word of a message is known. */
export function createNotUnderstood(knowledge: Knowledge): (said: AnalyzedText) => boolean {
  const { language, smallTalk } = knowledge;
  let met: ReadonlySet<string> | undefined;
  const isMet = (word: string): boolean => {
    met ??= new Set(
      smallTalk.flatMap(({ phrasings }) =>
        phrasings.flatMap((phrasing) => wordsIn(phrasing, language.words)),
      ),
    );
    return met.has(word) || isCommonWord(word, language);
  };
  const isKnown = (word: string): boolean =>
    [word, word.replace(DRAWN_OUT, '$1'), word.replace(DRAWN_OUT, '$1$1')].some(isMet);
  return ({ typed, words, foreign }) => {
    const all = typed.split(' ');
    if (all.length > MOST_WORDS) return false;
    if (all.every(isNoWord)) return true;
    // A slip that was mended was understood.
    const isMended = all.length !== words.length || all.some((word, at) => word !== words[at]);
    const isStrange = (word: string, at: number): boolean =>
      foreign[at] === true &&
      word.length >= FEWEST_LETTERS &&
      new Set(word).size >= FEWEST_DIFFERENT &&
      !isKnown(word);
    return !isMended && all.every(isStrange);
  };
}
