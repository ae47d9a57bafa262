/** Reads words of a language of another script that were typed in Latin letters: `l7iwar` is الحوار. */
import type { RomanForms } from '../text/language.ts';

/** Words of fewer consonants may be too many others. */
const FEWEST_CONSONANTS = 2;
/** How far the vowels may be from a word's own: of one with few consonants hardly at all. */
const MOST_APART = 0.8;
const MOST_APART_OF_SHORT = 0.3;
const SHORT = 2;

/** Ways to read the consonants of one word that are looked at. */
const MOST_READINGS = 64;

/** Longest word that is looked at. */
const LONGEST = 24;

/** A word as its consonants, and the vowels before, between and behind them. */
interface Sounds {
  readonly consonants: string;
  readonly vowels: readonly string[];
}

const withSound = (vowels: readonly string[], sound: string): readonly string[] => [
  ...vowels.slice(0, -1),
  vowels.at(-1)! + sound,
];

/** How far the vowels that were typed are from those of a word: short ones are not written in such scripts. */
function apart(typed: readonly string[], written: readonly string[]): number {
  let sum = 0;
  for (const [i, own] of written.entries()) {
    const said = typed[i]!;
    const isEdge = i === 0 || i === written.length - 1;
    if (own === '') sum += said.length > 1 ? 0.4 : said !== '' && isEdge ? 0.3 : 0;
    else if (said === '') sum += 0.7;
    else if (said[0] !== own[0] && said.at(-1) !== own.at(-1)) sum += 0.6;
  }
  return sum;
}

/**
 * @param forms How the language is typed in Latin letters; null where it is written in them.
 * @param known All words that may be meant, the usual ones first.
 * @returns The word that was typed; null where none is near.
 */
export function createRomanReader(
  forms: RomanForms | null,
  known: () => Iterable<string>,
): (word: string) => string | null {
  if (forms === null) return () => null;
  const { letters, vowels, latinVowels, writtenOn } = forms;
  const signs = [...letters.keys()].sort((a, b) => b.length - a.length);
  const isConsonant = new Set([...letters.values()].flat());

  /** A word of the language as it sounds. */
  function soundsOf(word: string): Sounds {
    let consonants = '';
    const between = [''];
    for (const [at, letter] of [...word].entries()) {
      const vowel = vowels.get(letter);
      const isSilent = forms!.silentAtEnd.includes(letter) && at === word.length - 1;
      if (vowel !== undefined || isSilent) between[between.length - 1] += vowel ?? 'a';
      else if (isConsonant.has(letter)) {
        consonants += letter;
        between.push('');
      }
    }
    return { consonants, vowels: between };
  }

  /** The ways to read a word that was typed; none where a sign of it stands for nothing. */
  function readings(typed: string): readonly Sounds[] {
    let ways: readonly Sounds[] = [{ consonants: '', vowels: [''] }];
    const heard = (vowel: string) => {
      ways = ways.map(({ consonants, vowels: said }) => ({ consonants, vowels: withSound(said, vowel) }));
    };
    let last = '';
    for (let at = 0; at < typed.length; ) {
      const vowel = latinVowels.get(typed[at]!);
      const sign = vowel === undefined ? signs.find((one) => typed.startsWith(one, at)) : '';
      if (sign === undefined) return [];
      at += sign.length || 1;
      if (vowel !== undefined) heard(vowel);
      // One that is typed twice is one.
      else if (sign !== last)
        ways = ways.flatMap((way) => letters.get(sign)!.map((letter) => withLetter(way, letter)));
      ways = ways.slice(0, MOST_READINGS);
      last = sign;
    }
    return ways;
  }

  /** A sign may stand for a letter that is hardly heard. */
  function withLetter({ consonants, vowels: said }: Sounds, letter: string): Sounds {
    const vowel = vowels.get(letter);
    return vowel === undefined
      ? { consonants: consonants + letter, vowels: [...said, ''] }
      : { consonants, vowels: withSound(said, vowel) };
  }

  let words: ReadonlyMap<
    string,
    readonly { readonly word: string; readonly vowels: readonly string[] }[]
  > | null = null;
  function wordsOf(consonants: string) {
    if (words === null) {
      const all = new Map<string, { word: string; vowels: readonly string[] }[]>();
      for (const word of known()) {
        if (!isConsonant.has(word.at(0)!) && !vowels.has(word.at(0)!)) continue;
        const sounds = soundsOf(word);
        if (sounds.consonants.length < FEWEST_CONSONANTS) continue;
        const list = all.get(sounds.consonants) ?? [];
        if (list.length === 0) all.set(sounds.consonants, list);
        list.push({ word, vowels: sounds.vowels });
      }
      words = all;
    }
    return words.get(consonants) ?? [];
  }

  /** The nearest word; the usual one of those that are as near. */
  function nearest(typed: string): string | null {
    let best: string | null = null;
    let least = Number.POSITIVE_INFINITY;
    for (const { consonants, vowels: said } of readings(typed))
      for (const { word, vowels: own } of wordsOf(consonants)) {
        const most = consonants.length <= SHORT ? MOST_APART_OF_SHORT : MOST_APART;
        const distance = apart(said, own);
        if (distance > most || distance >= least) continue;
        least = distance;
        best = word;
      }
    return best;
  }

  return (word) => {
    if (word.length < 3 || word.length > LONGEST || !/^[a-z\d']*[a-z][a-z\d']*$/.test(word)) return null;
    const bare = word.replace(writtenOn, '');
    return nearest(word) ?? (bare === word ? null : nearest(bare));
  };
}
