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
function bounded(text: string): string {
  if (text.length <= MAX_TEXT_LENGTH) return text;
  const half = MAX_TEXT_LENGTH / 2;
  return `${text.slice(0, half)} ${text.slice(-half)}`;
}

/** Without accents, ligatures and invisible signs. */
const decomposed = (text: string): string =>
  PLAIN_SIGNS.test(text)
    ? text
    : text
        .normalize('NFKD')
        .replace(/\p{M}+/gu, '')
        .replace(INVISIBLE, '');

/** Plain lower-case text: no accents, mark-up or invisible signs; contractions written out. Idempotent. */
export function plainLower(text: string, { contractionSign, contractions }: WordForms): string {
  const spoken = withoutMarkup(bounded(text).replace(/[\n\r\t]+/g, ' . '));
  // Some single signs come apart into eighteen.
  let plain = withoutEmphasis(bounded(decomposed(spoken)).toLowerCase())
    .replace(/[\u2018\u2019\u02bc\u00b4`]/g, "'")
    .replace(/(\d),(?=\d{3}\b)/g, '$1')
    .replace(/\b([a-z])\.(?=[a-z]\b\.?)/g, '$1');
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
