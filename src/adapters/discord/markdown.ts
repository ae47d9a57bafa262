/** The reply's mark-up written as Discord's Markdown, with everything else escaped, and cut without breaking it. */
import { createCutter } from '../../conversation/cut.ts';
import { joined } from '../../conversation/words-in.ts';
import { parseBody, type Span, writeBody } from '../../core/markup.ts';

/** An address, up to the first sign that may be mark-up: whoever wrote one may hide mark-up behind it. */
const ADDRESS = /(https?:\/\/(?:(?!~~|\|\||\*\*|__)[^\s<>()[\]`\\])+)/;
/** Characters that Discord reads as mark-up wherever they stand. */
const SPECIAL = /[\\*_`]|~~|\|\|/g;
/**
 * What begins a mention, an emoji, a time, a link to a mail address or telephone, calls everybody, or joins a name to
 * the address that it hides. Addresses of the web, which are shown as they are, have strokes behind their colon.
 */
const SIGNAL = /<(?=[@#:/+]|\w{1,20}:(?!\/\/)|[^\s<>@]{1,80}@)|@(?=everyone|here)|\](?=\()/g;
/** Seen by nobody. Breaks these even on servers that know neither escapes nor `allowed_mentions`. */
const INVISIBLE = '\u200b';
/** Heading, subtext, quotation, list: only at the beginning of a line. */
const LINE_START = /^([^\S\r\n\u2028\u2029]*)(#{1,3} |-# |>+ |[-+] )/gm;

/** Escapes plain text so that Discord shows it as it is. Addresses stay as they are, or they would break. */
export function escapeText(text: string): string {
  return text
    .split(ADDRESS)
    .map((part, index) =>
      index % 2 === 1 ? part : part.replace(SPECIAL, '\\$&').replace(SIGNAL, `$&${INVISIBLE}`),
    )
    .join('');
}

const escapeLineStart = (text: string): string => text.replace(LINE_START, '$1\\$2');

function writeSpan({ text, style }: Span): string {
  const escaped = escapeText(text);
  if (style === 'bold') return `**${escaped}**`;
  return style === 'italic' ? `_${escaped}_` : escaped;
}

/** A reply's body as Discord's Markdown. */
export function writeMarkdown(body: string): string {
  return parseBody(body)
    .map((line) => {
      const text = writeBody([{ ...line, bullet: false }], writeSpan, '');
      return line.bullet ? `- ${text}` : escapeLineStart(text);
    })
    .join('\n');
}

/** Text that stands on a line of its own: no line breaks, no mark-up. */
export function writeLine(text: string): string {
  const lines = text.split('\n').map((line) => line.trim());
  return escapeText(joined(lines, ' '));
}

/** Cuts Markdown. */
export const { cut } = createCutter(
  '<a?:\\w+:\\d+>', // an emoji of a server
  '<[@#][!&]?\\d+>', // a mention
  '\\\\[^\\w\\s]', // an escaped character
  '\\*\\*[^\\n]+?\\*\\*', // bold
  '_[^_\\n]+_(?!\\w)', // italic
);
