/** Writes a reply for the terminal: wrapped lines, colour only where wanted. */
import { parseBody, writeBody } from '../../core/markup.ts';
import type { Reply } from '../../core/reply.ts';

export interface Style {
  readonly colour: boolean;
  /** Columns to wrap at; 0 leaves lines whole. */
  readonly width: number;
}

const ESCAPE = String.fromCharCode(27);
const sgr = (on: number, off: number) => (text: string) => `${ESCAPE}[${on}m${text}${ESCAPE}[${off}m`;
const bold = sgr(1, 22);
const dim = sgr(2, 22);
const italic = sgr(3, 23);

/** Control characters, escape sequences among them, must not reach a terminal through an echoed question. */
const CONTROL = /[\p{Cc}]/gu;

function wrap(line: string, width: number): string {
  if (width === 0 || line.length <= width) return line;
  const indent = line.startsWith('- ') ? '  ' : '';
  const lines: string[] = [];
  let current = '';
  for (const word of line.split(' ')) {
    if (current !== '' && current.length + 1 + word.length > width) {
      lines.push(current);
      current = indent + word;
    } else current = current === '' ? word : `${current} ${word}`;
  }
  lines.push(current);
  return lines.join('\n');
}

/** What a reply offers, in the order in which numbers pick it. There is nobody here whose vote would count. */
export const offered = (reply: Reply) => reply.actions.filter(({ group }) => group !== 'vote');

/** The whole reply, with what it offers numbered. */
export function encode(reply: Reply, { colour, width }: Style): string {
  const paint = (dress: (text: string) => string, text: string) => (colour ? dress(text) : text);
  const clean = (text: string) => text.replace(CONTROL, ' ');
  const body = writeBody(
    parseBody(reply.body),
    ({ text, style }) =>
      style === 'bold'
        ? paint(bold, clean(text))
        : style === 'italic'
          ? paint(italic, clean(text))
          : clean(text),
    '- ',
  );
  const choices = offered(reply).map(({ label }, i) => wrap(`  ${i + 1}. ${clean(label)}`, width));
  return [
    reply.title === null ? '' : paint(bold, clean(reply.title)),
    ...body.split('\n').map((line) => wrap(line, width)),
    reply.source === null ? '' : paint(dim, wrap(clean(reply.source.line), width)),
    ...choices.map((line) => paint(dim, line)),
  ]
    .filter((line) => line !== '')
    .join('\n');
}
