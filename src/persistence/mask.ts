/**
 * Takes everything out of a question that may tell who asked, or whom they asked about: mentions, links, mail
 * addresses, numbers that are no years, and words that are neither the story's nor ordinary, which is where names hide.
 */
import { CHAT_MARKUP, type MarkupKind } from '../text/chat-markup.ts';
import type { IsKnown } from './vocabulary.ts';

/** Longer questions are cut, in characters as people count them. */
const MAX_LENGTH = 200;

/** Longest text that is looked at, in UTF-16 units. */
const MAX_READ = 2_000;

const PLACEHOLDERS = {
  mention: '[mention]',
  link: '[link]',
  mail: '[mail]',
  number: '[number]',
  /** A capitalised word that is not known. */
  name: '[name]',
  /** Any other word that is not: names are often typed in lower case. */
  word: '[word]',
} as const;

/** What a platform's own mark-up becomes. */
const INSTEAD: Readonly<Record<MarkupKind, string>> = {
  mention: PLACEHOLDERS.mention,
  link: PLACEHOLDERS.link,
  mail: PLACEHOLDERS.mail,
  emoji: ' ',
};

const PATTERNS: readonly (readonly [RegExp, string])[] = [
  ...CHAT_MARKUP.map(({ kind, pattern }) => [pattern, INSTEAD[kind]] as const),
  [/\b(?:https?|ftp):\/\/\S+/gi, PLACEHOLDERS.link],
  // It begins where a run of its signs does, so that no run is walked more than once.
  [/(?<![^\s@<>()[\]])[^\s@<>()[\]]+@[^\s@<>()[\]]+\.[\p{L}\p{N}-]+/giu, PLACEHOLDERS.mail],
  [/\bwww\.\S+/gi, PLACEHOLDERS.link],
  [/(?<![\p{L}\p{N}])@[\p{L}\p{N}_.-]+/gu, PLACEHOLDERS.mention],
  [/(?<![\p{L}\p{N}])#[\p{L}\p{N}_-]+/gu, PLACEHOLDERS.mention],
  [/(?<![\p{L}\p{N}]):[a-z0-9_+-]{2,40}:(?![\p{L}\p{N}])/giu, ' '],
  [/\p{Extended_Pictographic}/gu, ' '],
];

/** What may be the name of a host, and what stands behind it; a whole run of these signs at once. */
const HOST = /([\p{L}\p{N}-]+)(?:((?:\.[\p{L}\p{N}-]+)+)(\/\S*)?)?/gu;
const TOP_LEVEL = /\.(?:com|org|net|io|gg|co|me|info|news|de|uk|il|qa|ps|app|dev|ly|tv|us|eu)$/i;
const IN_LETTERS = /\.\p{L}{2,}$/u;

/** The text with names of hosts taken out that people type without more: `example.org/page`, `example.com`. */
const withoutHosts = (text: string): string =>
  text.replace(HOST, (run, _first: string, rest = '', path: string | undefined) => {
    const isHost = TOP_LEVEL.test(rest) || (path !== undefined && IN_LETTERS.test(rest));
    return isHost ? ` ${PLACEHOLDERS.link} ` : run;
  });

// A placeholder, a number with what belongs to it, a word with its hyphens and apostrophes, or any other sign.
const TOKEN =
  /\[(?:mention|link|mail|number|name|word)\]|\+?\p{N}(?:[\p{N}.,:/-]*\p{N})?[\p{L}\p{N}]*|\p{L}[\p{L}\p{M}\p{N}]*(?:['-][\p{L}\p{M}\p{N}]+)*|\S/gu;

const CAPITALISED = /^\p{Lu}\p{Ll}/u;
const PLACEHOLDER = /^\[\w+\]$/;
const YEAR = /^(?:19|20)\d\d$/;
const ENDS_SENTENCE = /^[.!?:;]$/;
const INITIALS = /(?<![\p{L}\p{N}])(?:\p{L}\.){2,}/gu;

function maskToken(token: string, isKnown: IsKnown, startsSentence: boolean): string {
  if (PLACEHOLDER.test(token) || token === '?') return token;
  if (/\p{N}/u.test(token)) return YEAR.test(token) ? token : PLACEHOLDERS.number;
  if (!/^\p{L}/u.test(token)) return '';
  const asName = CAPITALISED.test(token) && !startsSentence;
  const lower = token.toLowerCase();
  if (lower.split('-').every((part) => isKnown(part, asName))) return lower;
  return /^\p{Lu}/u.test(token) && !startsSentence ? PLACEHOLDERS.name : PLACEHOLDERS.word;
}

interface MaskedToken {
  readonly word: string;
  /** Written as names are, whether it is known or not. */
  readonly isNameLike: boolean;
}

/** Beside a name that is not known a known word is part of it: of "Grace Hope Miller" nothing stays. */
function wholeNames(tokens: readonly MaskedToken[]): string[] {
  const words = tokens.map(({ word }) => word);
  const spread = (at: number, beside: number): void => {
    if (words[beside] === PLACEHOLDERS.name && tokens[at]?.isNameLike && words[at] !== '')
      words[at] = PLACEHOLDERS.name;
  };
  for (let at = 1; at < words.length; at++) spread(at, at - 1);
  for (let at = words.length - 2; at >= 0; at--) spread(at, at + 1);
  return words;
}

/** Whole words up to the longest length. */
function cut(words: readonly string[]): string {
  let text = '';
  for (const word of words) {
    const longer = text === '' || word === '?' ? text + word : `${text} ${word}`;
    if ([...longer].length > MAX_LENGTH) break;
    text = longer;
  }
  return text;
}

/**
 * The masked, normalised question: lower case, one line, single spaces, at most 200 characters. Masking it again
 * changes nothing.
 *
 * @param isKnown Whether a word may be kept, given in lower case.
 */
export function maskQuestion(question: string, isKnown: IsKnown): string {
  let text = question
    .slice(0, MAX_READ)
    .normalize('NFKC')
    .replace(/[\u2018\u2019\u02bc\u00b4]/g, "'")
    .replace(/\p{Cf}/gu, '');
  for (const [pattern, replacement] of PATTERNS) text = text.replace(pattern, ` ${replacement} `);
  text = withoutHosts(text).replace(INITIALS, (letters) => letters.replaceAll('.', ''));

  const masked: MaskedToken[] = [];
  let startsSentence = true;
  for (const [token] of text.matchAll(TOKEN)) {
    const word = maskToken(token, isKnown, startsSentence);
    masked.push({ word, isNameLike: !startsSentence && CAPITALISED.test(token) });
    startsSentence = ENDS_SENTENCE.test(token);
  }
  const words: string[] = [];
  for (const word of wholeNames(masked)) {
    // Two unknown words in a row are one name to the reader, and two numbers one number.
    const repeated = word === words.at(-1) && (PLACEHOLDER.test(word) || word === '?');
    if (word !== '' && !repeated) words.push(word);
  }
  return cut(words);
}
