/** From what a person typed to plain lower-case words, the same way for questions, phrasings and the lexicon. */

/** Longest text that is read, in UTF-16 units: the head and the tail of anything longer, where questions stand. */
export const MAX_TEXT_LENGTH = 1200;

/** Longest word that is read; what is longer is no word. */
const MAX_WORD_LENGTH = 32;

/** Most messages hold nothing but plain signs, which need no decomposing. */
const PLAIN_SIGNS = /^[ -~]*$/;

/** Whatever a contraction below begins with or holds; a text without is spared their many looks. */
const MAY_CONTRACT = /'|nt\b|cannot|whats|whos|wheres|whens|whys|hows|gonna|wanna/;

const CONTRACTIONS: readonly (readonly [RegExp, string])[] = [
  [/\bwon't\b/g, 'will not'],
  [/\bcan'?t\b/g, 'can not'],
  [/\bcannot\b/g, 'can not'],
  [/\bain't\b/g, 'is not'],
  [/\b(is|are|was|were|do|does|did|has|have|had|would|could|should)n'?t\b/g, '$1 not'],
  [/\b(what|who|where|when|why|how|that|it|there|he|she)(?:'s)\b/g, '$1 is'],
  [/\b(whats|whos|wheres|whens|whys|hows)\b/g, (word: string) => `${word.slice(0, -1)} is`],
  [/\b(i|you|we|they)'(?:re|m)\b/g, '$1 are'],
  [/\b(i|you|we|they|who|what|it|he|she)'(?:d|ll)\b/g, '$1 would'],
  [/\b(i|you|we|they|who)'ve\b/g, '$1 have'],
  [/\b(gonna)\b/g, 'going to'],
  [/\b(wanna)\b/g, 'want to'],
  [/(\p{L})'s\b/gu, '$1'],
  [/s'(?=\s|$)/g, 's'],
] as readonly (readonly [RegExp, string])[];

// Mentions, channels, custom emoji, links and code: mark-up of the chat, not words of the question.
const CHAT_MARKUP =
  /<(?:@[!&]?|#)[\w|.-]*>|<![^>]{0,40}>|<a?:\w{1,40}:\d+>|<?https?:\/\/[^\s>]+>?|```|`|(?<=^|\s):[a-z0-9_+-]{2,40}:(?=\s|$)|(?<=^|\s)@[\w.-]{2,40}/gi;

// Signs that chats write around words to dress them: a word begins and ends there.
const EMPHASIS = /[_*~|]+/g;

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
export function plainLower(text: string): string {
  const spoken = bounded(text)
    .replace(/[\n\r\t]+/g, ' . ')
    .replace(CHAT_MARKUP, ' ');
  // Some single signs come apart into eighteen.
  let plain = bounded(decomposed(spoken))
    .toLowerCase()
    .replace(EMPHASIS, ' ')
    .replace(/[\u2018\u2019\u02bc\u00b4`]/g, "'")
    .replace(/(\d),(?=\d{3}\b)/g, '$1')
    .replace(/\b([a-z])\.(?=[a-z]\b\.?)/g, '$1');
  if (!MAY_CONTRACT.test(plain)) return plain;
  for (const [pattern, replacement] of CONTRACTIONS) plain = plain.replace(pattern, replacement as string);
  return plain;
}

const WORD = /[\p{L}\p{N}]+/gu;

/** The words of a plain text. */
export function wordsOf(plain: string): string[] {
  return (plain.match(WORD) ?? []).filter((word) => word.length <= MAX_WORD_LENGTH);
}

/** A text reduced to its words, for comparing two texts: `same('Who\'s he?') === same('whos he')`. */
export function wordKey(text: string): string {
  return wordsOf(plainLower(text)).join(' ');
}
