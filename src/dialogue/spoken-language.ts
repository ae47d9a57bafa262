/**
 * Tells which language a message is in: by its letters, then by the words that each language is known by, then by a
 * guess from its letter runs. What tells too little is read in the language of the conversation, or of the reader.
 */

import { withoutMarkup } from '../text/chat-markup.ts';
import { withPlainLetters } from '../text/normalise.ts';

/** Which languages each word is a usual one of. Plain data, kept with what was compiled. */
export interface WordProfile {
  /** Codes; the n-th stands for the n-th bit. */
  readonly codes: readonly string[];
  readonly words: ReadonlyMap<string, number>;
}

/** What a message is in. */
export interface Spoken {
  readonly code: string;
  /** Whether the message alone tells, without its surroundings. */
  readonly sure: boolean;
}

export interface Surroundings {
  /** The language that was last spoken in the conversation; null if none was. */
  readonly conversation: string | null;
  /** The reader's, as the platform says it; null where it does not, or nobody here speaks it. */
  readonly reader: string | null;
}

/** Guesses among these languages from a text's letter runs; null if it tells too little. */
export type Guess = (text: string, among: readonly string[]) => string | null;

export type SpokenLanguageReader = (text: string, surroundings: Surroundings) => Spoken;

/** The languages of the scripts that tell them alone, or nearly; the first is the likeliest. */
const BY_SCRIPT: readonly (readonly [script: RegExp, ...codes: string[]])[] = [
  [/\p{Script=Hebrew}/gu, 'he'],
  [/\p{Script=Arabic}/gu, 'ar', 'fa', 'ur'],
  [/\p{Script=Cyrillic}/gu, 'ru', 'uk'],
  [/\p{Script=Devanagari}/gu, 'hi'],
  [/[\p{Script=Hiragana}\p{Script=Katakana}]/gu, 'ja'],
  [/\p{Script=Hangul}/gu, 'ko'],
  [/\p{Script=Han}/gu, 'zh'],
  [/\p{Script=Greek}/gu, 'el'],
  [/\p{Script=Thai}/gu, 'th'],
];

/** Letters that only one language of a script has. */
const OWN_LETTERS: readonly (readonly [code: string, letters: RegExp])[] = [
  ['ur', /[ٹڈڑںےھ]/],
  ['fa', /[پچژگکی]/],
  ['uk', /[іїєґ]/i],
  ['ja', /[\p{Script=Hiragana}\p{Script=Katakana}]/u],
];

/** Letters of a script, of all letters, from which it is the message's. */
const MOST = 0.5;

/** A language leads by this much (in words that it alone has) to be told by the message alone. */
const LEAD = 0.75;
/** One that the bot does not speak is told by more: a sentence in it, and not two strange words. */
const LEAD_OF_OTHERS = 1.5;
const FEWEST_WORDS_OF_OTHERS = 3;

/** Words that are looked at. */
const MOST_WORDS = 60;
/** Letters from which a guess by letter runs is worth something. */
const FEWEST_LETTERS = 16;

const bitsIn = (mask: number): number => {
  let count = 0;
  for (let rest = mask; rest !== 0; rest &= rest - 1) count += 1;
  return count;
};

/** How much the words speak for each language: one that all share speaks for none. */
function scoresOf(words: readonly string[], { codes, words: known }: WordProfile): Map<string, number> {
  const scores = new Map<string, number>(codes.map((code) => [code, 0]));
  for (const word of words) {
    const mask = known.get(word) ?? 0;
    if (mask === 0) continue;
    const share = 1 / bitsIn(mask);
    for (const [bit, code] of codes.entries())
      if ((mask & (1 << bit)) !== 0) scores.set(code, scores.get(code)! + share);
  }
  return scores;
}

/**
 * A reader for a story that is told in several languages.
 *
 * @param spoken Codes of the languages that the bot answers in; the story's own first.
 */
export function createSpokenLanguageReader(
  spoken: readonly string[],
  profile: WordProfile,
  guess: Guess,
): SpokenLanguageReader {
  const [own = 'en'] = spoken;

  /** By letters alone, where they are not Latin ones; null if they are. */
  function byScript(text: string): Spoken | null {
    const letters = text.match(/\p{L}/gu)?.length ?? 0;
    if (letters < 2) return null;
    for (const [script, ...codes] of BY_SCRIPT) {
      if ((text.match(script)?.length ?? 0) <= MOST * letters) continue;
      const likeliest = codes[0]!;
      const byLetter = OWN_LETTERS.find(([code, form]) => code !== likeliest && form.test(text))?.[0];
      if (byLetter === undefined) return { code: likeliest, sure: true };
      // Keyboards of one language are used for another: its words weigh more than a letter.
      const scores = scoresOf(wordsOf(text), profile);
      const isLikeliest = (scores.get(likeliest) ?? 0) > (scores.get(byLetter) ?? 0) + LEAD;
      return { code: isLikeliest ? likeliest : byLetter, sure: true };
    }
    return null;
  }

  const wordsOf = (text: string): string[] =>
    (
      withPlainLetters(text)
        .toLowerCase()
        .match(/[\p{L}\p{N}]+/gu) ?? []
    )
      .filter((word) => /\p{L}/u.test(word))
      .slice(0, MOST_WORDS);

  return (raw, { conversation, reader }) => {
    const text = withoutMarkup(raw);
    const script = byScript(text);
    if (script !== null) return script;
    const words = wordsOf(text);
    const lean = [conversation, reader].find((code) => code !== null && spoken.includes(code)) ?? own;
    if (words.length === 0) return { code: lean, sure: false };
    const scores = scoresOf(words, profile);
    const ranked = [...scores].sort(([a, x], [b, y]) => y - x || spoken.indexOf(b) - spoken.indexOf(a));
    const bestOf = (isMeant: (code: string) => boolean) => ranked.find(([code]) => isMeant(code));
    const [best = own, score = 0] = bestOf((code) => spoken.includes(code)) ?? [];
    const [, second = 0] = bestOf((code) => spoken.includes(code) && code !== best) ?? [];
    const [other, otherScore = 0] = bestOf((code) => !spoken.includes(code)) ?? [];
    if (other !== undefined && otherScore - score >= LEAD_OF_OTHERS && words.length >= FEWEST_WORDS_OF_OTHERS)
      return { code: other, sure: true };
    if (score - second >= LEAD) return { code: best, sure: true };
    const ofLean = scores.get(lean) ?? 0;
    // No word is known: what is misspelt or rare may still sound like one of them.
    if (score === 0 && text.length >= FEWEST_LETTERS) {
      const guessed = guess(text, spoken);
      if (guessed !== null) return { code: guessed, sure: false };
    }
    return {
      code: score > ofLean && lean !== own ? best : ofLean >= score - LEAD ? lean : best,
      sure: false,
    };
  };
}
