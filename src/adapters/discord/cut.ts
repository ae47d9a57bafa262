/**
 * Cuts text to Discord's length without breaking what must stay whole: an emoji, an address, code, a mention,
 * an escaped character, bold or italic words.
 */

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** What must not be cut in two, each alternative on its own line of thought. */
const WHOLE = new RegExp(
  [
    '```[\\s\\S]*?(?:```|$)', // a block of code
    '`[^`\\n]+`', // code within a line
    'https?://\\S+', // an address
    '<a?:\\w+:\\d+>', // an emoji of a server
    '<[@#][!&]?\\d+>', // a mention
    '\\\\[^\\w\\s]', // an escaped character
    '\\*\\*[^\\n]+?\\*\\*', // bold
    '(?<!\\w)_[^_\\n]+_(?!\\w)', // italic
  ].join('|'),
  'g',
);

/** A word's end is looked for no further back than this, in characters. */
const WORD = 60;

/** Cuts `text` to at most `max` UTF-16 units; an ellipsis shows that something is missing. */
export function cut(text: string, max: number): string {
  if (text.length <= max) return text;
  if (max < 1) return '';
  let end = 0;
  for (const { segment, index } of graphemes.segment(text.slice(0, max + 64))) {
    if (index + segment.length > max - 1) break;
    end = index + segment.length;
  }
  const space = text.lastIndexOf(' ', end);
  if (end - space < WORD && space > 0 && text[end] !== ' ') end = space;
  for (const match of text.matchAll(WHOLE)) {
    if (match.index >= end) break;
    if (match.index + match[0].length > end) {
      end = match.index;
      break;
    }
  }
  return `${text.slice(0, end).trimEnd()}…`;
}
