/** Reads what the Discord adapter wrote, as Discord's client would show it: for looking at, not for writing. */
import type { Inline, ShownLine } from './shown.ts';

/** An escaped sign, bold, italic, a mention, an address. */
const MARK =
  /\\([^\p{L}\p{N}\s])|\*\*((?:\\.|(?!\*\*).)+)\*\*|(?<![\p{L}\p{N}])_((?:\\.|[^_\\])+)_(?![\p{L}\p{N}])|<@(\w+)>|(https?:\/\/[^\s<>]+)/gu;

function inline(text: string, style: Inline['style'] = 'plain'): Inline[] {
  const shown: Inline[] = [];
  let end = 0;
  for (const found of text.matchAll(MARK)) {
    const [whole, escaped, bold, italic, person, address] = found;
    if (found.index > end) shown.push({ style, text: text.slice(end, found.index) });
    if (escaped !== undefined) shown.push({ style, text: escaped });
    else if (bold !== undefined) shown.push(...inline(bold, 'bold'));
    else if (italic !== undefined) shown.push(...inline(italic, 'italic'));
    else if (person !== undefined) shown.push({ style: 'mention', text: `@${person}` });
    else if (address !== undefined) shown.push({ style: 'address', text: address });
    end = found.index + whole.length;
  }
  if (end < text.length) shown.push({ style, text: text.slice(end) });
  return shown;
}

function line(text: string): ShownLine {
  if (text.startsWith('-# ')) return { kind: 'small', spans: inline(text.slice(3)) };
  if (text.startsWith('- ')) return { kind: 'bullet', spans: inline(text.slice(2)) };
  return { kind: 'text', spans: inline(text) };
}

/** A message's content, line by line. */
export const readContent = (content: string): ShownLine[] => content.split('\n').map(line);
