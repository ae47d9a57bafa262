/** A message's text as a client shows it. */
export interface Inline {
  readonly style: 'plain' | 'bold' | 'italic' | 'code' | 'mention' | 'address';
  readonly text: string;
}

export interface ShownLine {
  readonly kind: 'text' | 'bullet' | 'small';
  readonly spans: readonly Inline[];
}

/** The same without any dress, as a notification or a screen reader has it. */
export const undressed = (lines: readonly ShownLine[]): string =>
  lines
    .map(({ kind, spans }) => (kind === 'bullet' ? '• ' : '') + spans.map(({ text }) => text).join(''))
    .join('\n')
    .replaceAll('\u200b', '');
