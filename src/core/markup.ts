/**
 * The small Markdown subset of a reply's body, taken apart so that each platform can write it its own way.
 *
 * A body is lines; a line is a bullet (`- `), a blank, or text; within a line stand `**bold**` and `_italic_`.
 */

export interface Span {
  readonly text: string;
  readonly style: 'plain' | 'bold' | 'italic';
}

export interface Line {
  readonly bullet: boolean;
  readonly spans: readonly Span[];
}

/** What may begin bold or italic text; a letter before the sign makes it part of a word. */
const OPENING = /\*\*|(?<![\p{L}\p{N}])_/gu;
/** What may end either. */
const CLOSING = { '**': /\*(?=\*)/g, _: /_(?![\p{L}\p{N}])/gu } as const;

/** Finds for a place the next sign that may end what began there. Places must be asked for in their order. */
function closersOf(text: string, sign: keyof typeof CLOSING): (from: number) => number | undefined {
  const places = [...text.matchAll(CLOSING[sign])].map(({ index }) => index);
  let next = 0;
  return (from) => {
    while (next < places.length && places[next]! < from) next += 1;
    return places[next];
  };
}

function parseSpans(text: string): Span[] {
  const closers = { '**': closersOf(text, '**'), _: closersOf(text, '_') };
  const spans: Span[] = [];
  let end = 0;
  for (const { 0: found, index } of text.matchAll(OPENING)) {
    const sign = found === '_' ? '_' : '**';
    const begin = index + sign.length;
    if (index < end) continue;
    // Between them stands something.
    const close = closers[sign](begin + 1);
    if (close === undefined) continue;
    if (index > end) spans.push({ text: text.slice(end, index), style: 'plain' });
    spans.push({ text: text.slice(begin, close), style: sign === '_' ? 'italic' : 'bold' });
    end = close + sign.length;
  }
  if (end < text.length) spans.push({ text: text.slice(end), style: 'plain' });
  return spans;
}

/** Takes a body apart into lines and styled spans. Never throws; unknown mark-up stays as typed. */
export function parseBody(body: string): Line[] {
  return body
    .split('\n')
    .map((line) =>
      line.startsWith('- ')
        ? { bullet: true, spans: parseSpans(line.slice(2)) }
        : { bullet: false, spans: parseSpans(line) },
    );
}

/** Writes the lines again: `span` dresses a span (and escapes it), `bullet` begins a bulleted line. */
export function writeBody(lines: readonly Line[], span: (span: Span) => string, bullet: string): string {
  return lines.map((line) => (line.bullet ? bullet : '') + line.spans.map(span).join('')).join('\n');
}
