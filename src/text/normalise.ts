/** From what a person typed to plain lower-case words, the same way for questions, phrasings and the lexicon. */
import { withoutEmphasis, withoutMarkup } from './chat-markup.ts';
import type { WordForms } from './language.ts';

/** Longest text that is read, in UTF-16 units: the head and the tail of anything longer, where questions stand. */
export const MAX_TEXT_LENGTH = 1200;

/** Longest word that is read; what is longer is no word. */
const MAX_WORD_LENGTH = 32;

/** Most messages hold nothing but plain signs, which need no decomposing. */
const PLAIN_SIGNS = /^[ -~]*$/;

const INVISIBLE = /[\p{Cc}\p{Cf}\p{Cs}]/gu;

/** Cuts a text of any length down to its head and tail. */
export function bounded(text: string): string {
  if (text.length <= MAX_TEXT_LENGTH) return text;
  const half = MAX_TEXT_LENGTH / 2;
  return `${text.slice(0, half)} ${text.slice(-half)}`;
}

/** Signs that are written one way or another and mean the same: letters, digits, and what ends or joins sentences. */
const SAME: Readonly<Record<string, string>> = {
  ß: 'ss',
  ı: 'i',
  ى: 'ي',
  ی: 'ي',
  ة: 'ه',
  ک: 'ك',
  ٱ: 'ا',
  '\u0640': '',
  '؟': '?',
  '؛': ';',
  '،': ',',
  '¿': '',
  '¡': '',
  ך: 'כ',
  ם: 'מ',
  ן: 'נ',
  ף: 'פ',
  ץ: 'צ',
};
const OF_SAME = /[ßıىیةکٱ\u0640؟؛،¿¡ךםןףץ]/g;

/** Eastern Arabic digits, and those of Persian. */
const EASTERN_DIGIT = /[\u0660-\u0669\u06f0-\u06f9]/g;

/** Between Hebrew letters a quotation mark shows that they are read one by one. */
const INSIDE_HEBREW = /(?<=\p{Script=Hebrew})["'\u05f3\u05f4\u201d\u2019](?=\p{Script=Hebrew})/gu;

/** Lower-case, without accents, ligatures and invisible signs; what is written in two ways in one of them. */
const decomposed = (text: string): string =>
  PLAIN_SIGNS.test(text)
    ? text.toLowerCase()
    : text
        .normalize('NFKD')
        // Before any sign is told by its form: a capital has another one (ẞ).
        .toLowerCase()
        .replace(/\p{M}+/gu, '')
        .replace(INVISIBLE, '')
        .replace(INSIDE_HEBREW, '')
        .replace(OF_SAME, (sign) => SAME[sign] ?? sign)
        .replace(EASTERN_DIGIT, (digit) => String(digit.charCodeAt(0) & 0xf));

/** Letters beyond the plain ones, with their marks. */
const OTHER_LETTERS = /(?:[^\P{L}\x00-\x7f]|\p{M})+/gu;

/** Text or an expression with its letters as plain text has them: what is compared with plain text need not be written so. */
export const withPlainLetters = (text: string): string => text.replace(OTHER_LETTERS, decomposed);

/** Whether a text has a question mark, in any script. */
export const hasQuestionMark = (text: string): boolean => /[?？؟]/.test(text);

/** Whether it ends with one. */
export const endsInQuestionMark = (text: string): boolean => /[?？؟]\s*$/.test(text);

/** The letters of a script beyond Latin that plain text has as one: `ا` is also `أ`, `إ` and `آ`. */
const SPELLINGS: ReadonlyMap<string, string> = (() => {
  const known = new Map<string, string>();
  // Those of the Hebrew and Arabic keyboards: other forms of a letter at the end of a word, or with a mark on it.
  for (const letter of 'אבגדהוזחטיכךלמםנןסעפףצץקרשתاأإآبةتثجحخدذرزسشصضطظعغفقكلمنهوؤىيئ') {
    const plain = decomposed(letter);
    known.set(plain, (known.get(plain) ?? '') + letter);
  }
  return known;
})();

/** A set of signs in an expression, or one letter by itself. */
const SET_OR_LETTER = /\[[^[\]]*\]|[\u05d0-\u06ff]/gu;

/** An expression in plain letters made to find its words in any form of their letters. */
export const inAnySpelling = (expression: string): string =>
  expression.replace(SET_OR_LETTER, (found) => {
    const spelt = found.replace(/[\u05d0-\u06ff]/gu, (letter) => SPELLINGS.get(letter) ?? letter);
    return found.startsWith('[') || spelt.length === 1 ? spelt : `[${spelt}]`;
  });

/** Vowel signs and strokes that lengthen a word, in scripts whose letters do without. */
const VOWEL_SIGNS = /[\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u064b-\u0652\u0670\u0640]+/gu;

/** A text as it was typed, without the vowel signs that Arabic and Hebrew are mostly written without. */
export const withoutVowelSigns = (text: string): string => text.replace(VOWEL_SIGNS, '');

/** Plain lower-case text: no accents, mark-up or invisible signs; contractions written out. Idempotent. */
export function plainLower(text: string, { contractionSign, contractions }: WordForms): string {
  const spoken = withoutMarkup(bounded(text).replace(/[\n\r\t]+/g, ' . '));
  // Some single signs come apart into eighteen.
  let plain = withoutEmphasis(bounded(decomposed(spoken))).replace(/[\u2018\u2019\u02bc\u00b4`]/g, "'");
  if (plain.includes(',')) plain = plain.replace(/(\d),(?=\d{3}\b)/g, '$1');
  if (plain.includes('.')) plain = plain.replace(/\b([a-z])\.(?=[a-z]\b\.?)/g, '$1');
  if (!contractionSign.test(plain)) return plain;
  for (const { from, to } of contractions) plain = plain.replace(from, to);
  return plain;
}

const WORD = /[\p{L}\p{N}]+/gu;

/** The words of a plain text. */
export function wordsOf(plain: string): string[] {
  return (plain.match(WORD) ?? []).filter((word) => word.length <= MAX_WORD_LENGTH);
}

/** The words of a text as it was typed. */
export const wordsIn = (text: string, forms: WordForms): string[] => wordsOf(plainLower(text, forms));

/** A text reduced to its words, for comparing two texts: that of `Who's he?` is that of `whos he`. */
export const wordKey = (text: string, forms: WordForms): string => wordsIn(text, forms).join(' ');

/** How many words stand in a text, by the space between them. */
export const wordCount = (text: string): number => text.trim().split(/\s+/).length;

/** The text without the signs that end its last sentence: "who pays?!" as "who pays". */
export const withoutEndSigns = (text: string): string => text.replace(/(?<![\s?.!])[\s?.!]+$/, '');
