/** Writes a reply for the terminal: wrapped lines, colour only where wanted. */
import { type Line, parseBody } from '../../core/markup.ts';
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

/** The whole reply, with what it offers numbered: where the text names it already, there, else at the end. */
export function encode(reply: Reply, { colour, width }: Style): string {
  const paint = (dress: (text: string) => string, text: string) => (colour ? dress(text) : text);
  const clean = (text: string) => text.replace(CONTROL, ' ');
  const choices = offered(reply).map(({ label }, i) => ({ label, line: `  ${i + 1}. ${clean(label)}` }));
  const named = new Set<string>();

  function bodyLine(line: Line): string {
    const text = line.spans.map((span) => span.text).join('');
    const choice = line.bullet ? choices.find(({ label }) => label === text) : undefined;
    if (choice !== undefined) {
      named.add(choice.label);
      return wrap(choice.line, width);
    }
    const dressed = line.spans.map(({ text: said, style }) => {
      if (style === 'plain') return clean(said);
      return paint(style === 'bold' ? bold : italic, clean(said));
    });
    return wrap((line.bullet ? '- ' : '') + dressed.join(''), width);
  }

  const body = reply.body === '' ? [] : parseBody(reply.body).map(bodyLine);
  const rest = choices.filter(({ label }) => !named.has(label)).map(({ line }) => wrap(line, width));
  // A blank line stands between the answers to several questions.
  return [
    ...(reply.title === null ? [] : [paint(bold, clean(reply.title))]),
    ...body,
    ...(reply.source === null ? [] : [paint(dim, wrap(clean(reply.source.line), width))]),
    ...rest.map((line) => paint(dim, line)),
  ].join('\n');
}
