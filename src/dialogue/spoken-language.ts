/**
 * Tells which language a message is in: by its letters, then by the words that each language is known by, then by a
 * guess from its letter runs. What tells too little is read in the language of the conversation, or of the reader.
 */

import { withoutMarkup } from '../text/chat-markup.ts';
import { placeOf } from '../text/hashes.ts';
import { isNoWord } from '../text/no-word.ts';
import { bounded, withPlainLetters } from '../text/normalise.ts';

/**
 * Which languages each word is a usual one of. Plain data, kept with what was compiled; words stand as numbers, so that
 * tens of thousands of them are read from disk in no time.
 */
export interface WordProfile {
  /** Codes; the n-th stands for the n-th bit. */
  readonly codes: readonly string[];
  /** The words' numbers, in their order; beside them the bits of their languages. */
  readonly hashes: Uint32Array;
  readonly masks: Uint32Array;
}

/** A word as a number (FNV-1a). Two words in a million share one. */
export function hashOf(word: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < word.length; i++) hash = Math.imul(hash ^ word.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}

/** @param words Each with the bits of its languages. */
export function wordProfile(codes: readonly string[], words: ReadonlyMap<string, number>): WordProfile {
  const byHash = new Map<number, number>();
  for (const [word, mask] of words) byHash.set(hashOf(word), (byHash.get(hashOf(word)) ?? 0) | mask);
  const sorted = [...byHash].sort(([a], [b]) => a - b);
  return {
    codes,
    hashes: Uint32Array.from(sorted, ([hash]) => hash),
    masks: Uint32Array.from(sorted, ([, mask]) => mask),
  };
}

/** The bits of a word's languages; 0 for a word that none is known by. */
function maskOf(word: string, { hashes, masks }: WordProfile): number {
  const hash = hashOf(word);
  const place = placeOf(hashes, hash);
  return hashes[place] === hash ? masks[place]! : 0;
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
  [/[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/gu, 'zh', 'ja'],
  [/\p{Script=Hangul}/gu, 'ko'],
  [/\p{Script=Greek}/gu, 'el'],
  [/\p{Script=Thai}/gu, 'th'],
];

/** Letters and signs that few languages of a script have: each speaks for its language as much as a word. */
const LETTERS: readonly (readonly [code: string, letters: RegExp])[] = [
  ['ur', /[ٹڈڑںےھ]/],
  ['fa', /[پچژگکی]/],
  ['uk', /[іїєґ]/i],
  ['ja', /[\p{Script=Hiragana}\p{Script=Katakana}]/u],
  ['es', /[ñ¿¡áíóú]|(?<!\p{L})(?:qué|quién(?:es)?)(?!\p{L})/iu],
  ['de', /[äß]/i],
  ['fr', /[êèœçù]/i],
  ['tr', /[ğışİ]/],
  ['pt', /[ãõâôáíóú]/i],
  ['it', /[ìò]/i],
  ['pl', /[łąęśźż]/i],
  ['ro', /[ășț]/i],
  ['sv', /å/i],
  ['vi', /[ơưđạảấầậắằặẹẻếềểệịọỏốồộớờợụủứừựỳ]/i],
];

/**
 * Words that a language joins by a sign: short, and taken apart they are words of its neighbours, too. Or digits that it
 * types for letters which the Latin script lacks: no number and no "2nd" or "b2b". Or what only one says with nothing else.
 */
const JOINED: readonly (readonly [code: string, words: RegExp])[] = [
  [
    'fr',
    /\b(?:c['’](?:est|[eé]tait)|qu['’](?:ils?|elles?|on|est)|j['’]ai|t['’](?:es|as|[eé]tais)|n['’](?:est|a|ont)|d['’](?:o[uù]|un|une)|s['’]il|est[- ]ce|y[- ]a-t-il|il y a|(?:qui|ils?|elles?) (?:a|est|ont|sont|dit|disent|fait|font|va|vont))(?![a-z])/i,
  ],
  // German asks for a source so, where French wants a noun after it; "was war am 7. Oktober" is of English words.
  [
    'de',
    /^\W*quelle[?!.]*$|\bwas (?:war|ist|sind) (?:am|das|da|der|die|den)\b|(?<!\bi )\bam \d{1,2}\. ?[\da-z]/i,
  ],
  [
    'ar',
    /\b(?:[a-z]{2,}[23579][a-z]+|[a-z][379][a-z]{2,}|[23579](?!(?:min|hour|day|week|month|year|time|star|some|fold)[a-z]*\b)[a-z]{3,})\b/i,
  ],
];

/** Most messages have none, and need not be looked through for each script and letter. */
const BEYOND_ASCII = /[^\x00-\x7f]/;

/** Letters of a script, of all letters, from which it is the message's. */
const MOST = 0.5;

/** A language leads by this much (in words that it alone has) to be told by the message alone. */
const LEAD = 0.75;
/** One that the bot does not speak is told by more: a sentence in it, and not two strange words. */
const LEAD_OF_OTHERS = 1.5;
const FEWEST_WORDS_OF_OTHERS = 3;

/** What sounds like a language and is behind by so little is in it. */
const NEARLY = 0.4;
/** How much a letter says. */
const LETTER = 0.75;
/** Words that are looked at. */
const MOST_WORDS = 60;
/** Fewer letters than this are any language's: "k", "yo". */
const FEWEST_LETTERS_OF_WORDS = 4;
/** Letters from which a guess by letter runs is worth something. */
const FEWEST_LETTERS = 16;

const bitsIn = (mask: number): number => {
  let count = 0;
  for (let rest = mask; rest !== 0; rest &= rest - 1) count += 1;
  return count;
};

/**
 * How much the words speak for each language, one that all share for none; and the letters, as they were typed.
 *
 * @param masks The bits of each word's languages.
 * @param among The languages that share the words, as if there were no others; null for all.
 */
function scoresOf(
  masks: readonly number[],
  text: string,
  profile: WordProfile,
  among: readonly string[] | null,
): Map<string, number> {
  const codes = [...profile.codes.entries()].filter(([, code]) => among?.includes(code) ?? true);
  const scores = new Map<string, number>(codes.map(([, code]) => [code, 0]));
  for (const [code, letters] of [...JOINED, ...(BEYOND_ASCII.test(text) ? LETTERS : [])])
    if ((among?.includes(code) ?? true) && letters.test(text))
      scores.set(code, (scores.get(code) ?? 0) + LETTER);
  const all = codes.reduce((mask, [bit]) => mask | (1 << bit), 0);
  for (const ofAll of masks) {
    const mask = ofAll & all;
    if (mask === 0) continue;
    const share = 1 / bitsIn(mask);
    for (const [bit, code] of codes)
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
    if (!BEYOND_ASCII.test(text)) return null;
    const letters = text.match(/\p{L}/gu)?.length ?? 0;
    if (letters < 2) return null;
    for (const [script, ...codes] of BY_SCRIPT) {
      if ((text.match(script)?.length ?? 0) <= MOST * letters) continue;
      const scores = scoresOf(masksOf(wordsOf(text)), text, profile, null);
      const [likeliest] = codes.sort((a, b) => (scores.get(b) ?? 0) - (scores.get(a) ?? 0));
      return { code: likeliest ?? own, sure: true };
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

  const masksOf = (words: readonly string[]) => words.map((word) => maskOf(word, profile));

  const isSpoken = (code: string) => spoken.includes(code);

  /** The language that leads among some, with its score and that of the next. */
  function firstOf(
    scores: ReadonlyMap<string, number>,
    isMeant: (code: string) => boolean,
  ): [code: string, score: number, next: number] {
    const [[code, score] = [own, 0], [, next] = [own, 0]] = [...scores]
      .filter(([code]) => isMeant(code))
      .sort(([a, x], [b, y]) => y - x || spoken.indexOf(b) - spoken.indexOf(a));
    return [code, score, next];
  }

  return (raw, { conversation, reader }) => {
    const text = withoutMarkup(bounded(raw));
    const script = byScript(text);
    if (script !== null) return script;
    const words = wordsOf(text);
    const lean = [conversation, reader].find((code) => code !== null && spoken.includes(code)) ?? own;
    if (words.every(isNoWord)) return { code: lean, sure: false };
    // Among tens of thousands each is sought once: the table is far larger than what a processor holds at hand.
    const masks = masksOf(words);
    const ofAll = scoresOf(masks, text, profile, null);
    const [first, score, second] = firstOf(ofAll, isSpoken);
    const [other, otherScore] = firstOf(ofAll, (code) => !isSpoken(code));
    if (otherScore - score >= LEAD_OF_OTHERS && words.length >= FEWEST_WORDS_OF_OTHERS)
      return { code: other, sure: true };
    // Which of those that it speaks is told without the others: "le" is French among them.
    const ofSpoken = scoresOf(masks, text, profile, spoken);
    const [best, bestScore, secondScore] = firstOf(ofSpoken, isSpoken);
    const isClose = bestScore - secondScore < LEAD || score - otherScore < LEAD;
    // Who speaks it, by the platform or by what was said before, is not guessed to have changed where no word tells.
    const isOfLean = (ofSpoken.get(lean) ?? 0) >= bestScore && (ofAll.get(lean) ?? 0) >= otherScore;
    if (isClose && lean !== own && isOfLean) return { code: lean, sure: false };
    // Words of several languages, misspelt ones or rare ones: it may still sound like one of them.
    if (isClose && text.length >= FEWEST_LETTERS) {
      // A language that the bot does not speak has to be ahead: better a reply in its neighbour than none.
      const isLikely = (code: string) => {
        const of = (isSpoken(code) ? ofSpoken : ofAll).get(code) ?? 0;
        return of > 0 && (isSpoken(code) ? bestScore - of <= NEARLY : of > score);
      };
      const guessed = [profile.codes, spoken]
        .map((among) => guess(text, among))
        .find((code) => code !== null && isLikely(code));
      if (guessed != null) return { code: guessed, sure: false };
    }
    if (first === best && score - second >= LEAD) return { code: best, sure: true };
    const ofLean = ofSpoken.get(lean) ?? 0;
    // Nothing in it is of the story's own language, and it is more than a sign or two.
    const isNotOwn = ofLean === 0 && words.join('').length >= FEWEST_LETTERS_OF_WORDS;
    return {
      code:
        bestScore > ofLean && (lean !== own || isNotOwn) ? best : ofLean >= bestScore - NEARLY ? lean : best,
      sure: false,
    };
  };
}
