/** Cuts mrkdwn to a length without breaking what must stay whole: an emoji, an address, an escaped sign, bold
 * or italic words. */

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** What must not be cut in two. */
const WHOLE = new RegExp(
  [
    '```[\\s\\S]*?(?:```|$)', // a block of code
    '`[^`\\n]+`', // code within a line
    'https?://\\S+', // an address
    '&(?:amp|lt|gt);', // an escaped sign
    '(?<!\\w)\\*[^*\\n]+\\*(?!\\w)', // bold
    '(?<!\\w)_[^_\\n]+_(?!\\w)', // italic
  ].join('|'),
  'g',
);

/** A word's end is looked for no further back than this, in characters. */
const WORD = 60;

/** The last place at or before `max` where the text may be cut. */
function cuttingPlace(text: string, max: number): number {
  let end = 0;
  for (const { segment, index } of graphemes.segment(text.slice(0, max + 64))) {
    if (index + segment.length > max) break;
    end = index + segment.length;
  }
  const space = text.lastIndexOf(' ', end);
  if (end - space < WORD && space > 0 && text[end] !== ' ') end = space;
  for (const match of text.matchAll(WHOLE)) {
    if (match.index >= end) break;
    if (match.index + match[0].length > end) return match.index;
  }
  return end;
}

/** Cuts `text` to at most `max` UTF-16 units; an ellipsis shows that something is missing. */
export function cut(text: string, max: number): string {
  if (text.length <= max) return text;
  if (max < 1) return '';
  return `${text.slice(0, cuttingPlace(text, max - 1)).trimEnd()}…`;
}

/** Splits a text into parts of at most `max` units, at the ends of lines where there are any. */
export function split(text: string, max: number): string[] {
  const parts: string[] = [];
  let rest = text;
  while (rest.length > max) {
    const line = rest.lastIndexOf('\n', max);
    const end = line > 0 ? line : cuttingPlace(rest, max) || max;
    parts.push(rest.slice(0, end).trimEnd());
    rest = rest.slice(end).replace(/^\s+/, '');
  }
  parts.push(rest);
  return parts.filter((part) => part.trim() !== '');
}
