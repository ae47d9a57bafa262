/** Cuts text to a platform's length without breaking what must stay whole there, nor any emoji. */

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** A word's end is looked for no further back than this, in characters. */
const WORD = 60;

/** Whole on every platform: a block of code, code within a line, an address. */
const COMMON = ['```[\\s\\S]*?(?:```|$)', '`[^`\\n]+`', 'https?://\\S+'];

/** The last place at or before `max` where the text may be cut. `whole` matches what must not be cut in two. */
function cuttingPlace(text: string, max: number, whole: RegExp): number {
  let end = 0;
  for (const { segment, index } of graphemes.segment(text.slice(0, max + 64))) {
    if (index + segment.length > max) break;
    end = index + segment.length;
  }
  const space = text.lastIndexOf(' ', end);
  if (end - space < WORD && space > 0 && text[end] !== ' ') end = space;
  for (const match of text.matchAll(whole)) {
    if (match.index >= end) break;
    if (match.index + match[0].length > end) return match.index;
  }
  return end;
}

/** Cuts text in a platform's mark-up. Lengths are in UTF-16 units. */
export interface Cutter {
  /** Cuts `text` to at most `max` units; an ellipsis shows that something is missing. */
  cut(text: string, max: number): string;
  /** Splits a text into parts of at most `max` units, at the ends of lines where there are any. */
  split(text: string, max: number): string[];
}

/** @param own What must not be cut in two there, besides code and addresses: patterns of the platform's mark-up. */
export function createCutter(...own: readonly string[]): Cutter {
  const whole = new RegExp([...COMMON, ...own].join('|'), 'g');
  return {
    cut(text, max) {
      if (text.length <= max) return text;
      if (max < 1) return '';
      return `${text.slice(0, cuttingPlace(text, max - 1, whole)).trimEnd()}…`;
    },
    split(text, max) {
      const parts: string[] = [];
      let rest = text;
      while (rest.length > max) {
        const line = rest.lastIndexOf('\n', max);
        const end = line > 0 ? line : cuttingPlace(rest, max, whole) || max;
        parts.push(rest.slice(0, end).trimEnd());
        rest = rest.slice(end).replace(/^\s+/, '');
      }
      parts.push(rest);
      return parts.filter((part) => part.trim() !== '');
    },
  };
}
