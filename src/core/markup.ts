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

const SPANS = /\*\*(.+?)\*\*|(?<![\p{L}\p{N}])_(.+?)_(?![\p{L}\p{N}])/gu;

function parseSpans(text: string): Span[] {
  const spans: Span[] = [];
  let end = 0;
  for (const match of text.matchAll(SPANS)) {
    if (match.index > end) spans.push({ text: text.slice(end, match.index), style: 'plain' });
    spans.push(
      match[1] === undefined ? { text: match[2]!, style: 'italic' } : { text: match[1], style: 'bold' },
    );
    end = match.index + match[0].length;
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
