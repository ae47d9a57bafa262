/** Cuts mrkdwn to a length without breaking what must stay whole: an emoji, an address, an escaped sign, bold
 * or italic words. */
import { cuttingPlace, cutWithin } from '../cut.ts';

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

/** Cuts `text` to at most `max` UTF-16 units; an ellipsis shows that something is missing. */
export const cut = (text: string, max: number): string => cutWithin(text, max, WHOLE);

/** Splits a text into parts of at most `max` units, at the ends of lines where there are any. */
export function split(text: string, max: number): string[] {
  const parts: string[] = [];
  let rest = text;
  while (rest.length > max) {
    const line = rest.lastIndexOf('\n', max);
    const end = line > 0 ? line : cuttingPlace(rest, max, WHOLE) || max;
    parts.push(rest.slice(0, end).trimEnd());
    rest = rest.slice(end).replace(/^\s+/, '');
  }
  parts.push(rest);
  return parts.filter((part) => part.trim() !== '');
}
