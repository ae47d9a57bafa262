/**
 * Cuts text to Discord's length without breaking what must stay whole: an emoji, an address, code, a mention,
 * an escaped character, bold or italic words.
 */
import { cutWithin } from '../../conversation/cut.ts';

/** What must not be cut in two, each alternative on its own line of thought. */
const WHOLE = new RegExp(
  [
    '```[\\s\\S]*?(?:```|$)', // a block of code
    '`[^`\\n]+`', // code within a line
    'https?://\\S+', // an address
    '<a?:\\w+:\\d+>', // an emoji of a server
    '<[@#][!&]?\\d+>', // a mention
    '</[\\w -]+:\\d+>', // a command
    '\\\\[^\\w\\s]', // an escaped character
    '\\*\\*[^\\n]+?\\*\\*', // bold
    '_[^_\\n]+_(?!\\w)', // italic
  ].join('|'),
  'g',
);

/** Cuts `text` to at most `max` UTF-16 units; an ellipsis shows that something is missing. */
export const cut = (text: string, max: number): string => cutWithin(text, max, WHOLE);
