/** Shortens what people wrote, and makes it fit to be repeated to them. */
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/**
 * Shortens a text to at most `max` UTF-16 units, at a word's end where there is one, never inside an emoji or an
 * accented letter; an ellipsis shows that something is missing.
 */
export function shorten(text: string, max: number): string {
  if (text.length <= max) return text;
  let kept = '';
  for (const { segment } of graphemes.segment(text)) {
    if (kept.length + segment.length > max - 1) break;
    kept += segment;
  }
  const wordEnd = kept.lastIndexOf(' ');
  return `${(wordEnd > max / 2 ? kept.slice(0, wordEnd) : kept).trimEnd()}…`;
}

/**
 * Control signs, signs that turn the direction of writing, and signs of nobody's: nobody sees them, terminals and chats
 * obey the first, and by the last our own texts mark a place.
 */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Co}]+/gu;

/**
 * What makes an address of what follows, with all that is glued to it in front and all strokes behind, so that what is
 * left does not grow together into another one: chats turn it into a link, and the bot vouches for none that was typed.
 * It begins where a run of its signs does, so that no run is walked more than once.
 */
const SCHEME = /(?<![a-z0-9+.-])[a-z0-9+.-]*:[/\\]{2,}/gi;

/** What a person wrote, as it may be repeated to them: one line, without links, invisible signs and emphasis. */
export function echoed(text: string, max: number): string {
  const plain = text.replace(INVISIBLE, ' ').replace(/[*_]+/g, ' ').replace(/\s+/g, ' ').trim();
  return shorten(plain.replace(SCHEME, ''), max);
}

/** The text, or of a longer one the beginning and the end, where people say what they want to know. */
export function headAndTail(text: string, max: number): string {
  if (text.length <= max) return text;
  const half = Math.floor(max / 2);
  return `${text.slice(0, half)} ${text.slice(-half)}`;
}
