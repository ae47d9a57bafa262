/** Letters that are no word of any language: typed along the keyboard, or without a vowel. */
import { withPlainLetters } from './normalise.ts';

/** The rows of keys as they are typed along; where two layouts differ, both. */
const ROWS = ['qwertyuiop', 'qwertzuiop', 'azertyuiop', 'asdfghjkl', 'zxcvbnm', 'yxcvbnm'];

/** Fewer letters are abbreviations: "wtf", "nypd". */
const FEWEST_LETTERS = 5;

/** Of fewer different letters people make sounds: "hahaha", "mmmm". */
const FEWEST_DIFFERENT = 3;

const VOWEL = /[aeiouy]/;
const LATIN = /^[a-z]+$/;

/** Whether each letter is beside the one before it on the keyboard, in either direction. */
function isTypedAlong(word: string): boolean {
  return [...word].every((letter, at) => {
    const before = word[at - 1];
    return (
      before === undefined ||
      ROWS.some((row) => row.includes(before + letter) || row.includes(letter + before))
    );
  });
}

/** Whether a single word is none, in letters of the Latin script; of other scripts nothing is said. */
export function isNoWord(word: string): boolean {
  const plain = withPlainLetters(word).toLowerCase();
  if (!LATIN.test(plain) || plain.length < FEWEST_LETTERS) return false;
  if (new Set(plain).size < FEWEST_DIFFERENT) return false;
  return !VOWEL.test(plain) || isTypedAlong(plain);
}
