/** Finds what of a story has somebody's words: answers first, then facts, then gaps, each with the words where they stand. */
import type { Knowledge } from '../../../src/knowledge/model.ts';

/** Some text, with the words that were looked for apart from the others. */
export type Marked = readonly { readonly text: string; readonly hit: boolean }[];

export interface Hit {
  readonly kind: 'fact' | 'entry' | 'gap';
  readonly id: string;
  readonly title: Marked;
  /** Where it has the words, if its title has them not. */
  readonly excerpt: Marked | null;
}

export interface Found {
  readonly hits: readonly Hit[];
  /** What was looked for, word by word. */
  readonly words: readonly string[];
}

/** Characters that are shown on both sides of a word. */
const AROUND = 60;

/** Words that nearly every text has tell nothing where there are others. */
const COMMON =
  /^(?:a|an|and|are|at|by|did|do|does|for|has|have|how|in|is|it|of|on|or|the|to|was|what|when|where|which|who|why|with)$/;

export function wordsOf(query: string): string[] {
  const all = [...new Set(query.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [])];
  const telling = all.filter((word) => !COMMON.test(word));
  return telling.length > 0 ? telling : all;
}

/** Words are letters and digits alone, so that they stand for themselves in an expression. */
const anyOf = (words: readonly string[]): RegExp => new RegExp(`(${words.join('|')})`, 'giu');

function marked(text: string, words: readonly string[]): Marked {
  return text
    .split(anyOf(words))
    .map((part, n) => ({ text: part, hit: n % 2 === 1 }))
    .filter((part) => part.text !== '');
}

/** The text around the first of the words. */
function cut(text: string, words: readonly string[]): string {
  const at = text.search(anyOf(words));
  const from = Math.max(0, at - AROUND);
  const to = at + 2 * AROUND;
  return `${from > 0 ? '… ' : ''}${text.slice(from, to).trim()}${to < text.length ? ' …' : ''}`;
}

interface Searched {
  readonly kind: Hit['kind'];
  readonly id: string;
  readonly title: string;
  /** What else it says, the weightiest first. */
  readonly texts: readonly (string | null)[];
}

const has = (text: string, words: readonly string[]): boolean => {
  const lower = text.toLowerCase();
  return words.every((word) => lower.includes(word));
};

/** The first of its texts that has all the words counts, from 0 for the title; null where they are nowhere together. */
function rankOf({ title, texts, id }: Searched, words: readonly string[]): number | null {
  const all = [title, ...texts.map((text) => text ?? ''), id];
  const at = all.findIndex((text) => has(text, words));
  if (at >= 0) return at;
  return has(all.join('\n'), words) ? all.length : null;
}

function hitOf({ kind, id, title, texts }: Searched, words: readonly string[]): Hit {
  const shown = has(title, words)
    ? undefined
    : (texts.find((text) => text && has(text, words)) ??
      texts.find((text) => text && text.search(anyOf(words)) >= 0));
  return {
    kind,
    id,
    title: marked(title, words),
    excerpt: shown ? marked(cut(shown, words), words) : null,
  };
}

/** Everything that has all the telling words of a query somewhere in its texts. */
export function search({ facts, entries, gaps }: Knowledge, query: string): Found {
  const words = wordsOf(query);
  if (words.length === 0) return { hits: [], words };
  const ranked = (items: readonly Searched[]): Hit[] =>
    items
      .flatMap((item) => {
        const rank = rankOf(item, words);
        return rank === null ? [] : [{ item, rank }];
      })
      .sort((a, b) => a.rank - b.rank)
      .map(({ item }) => hitOf(item, words));
  return {
    words,
    hits: [
      ...ranked(
        [...entries.values()].map(({ id, question, answer, short, phrasings }) => ({
          kind: 'entry',
          id,
          title: question,
          texts: [answer, short, ...phrasings],
        })),
      ),
      ...ranked(
        [...facts.values()].map(({ id, statement, attribution }) => ({
          kind: 'fact',
          id,
          title: statement,
          texts: [attribution],
        })),
      ),
      ...ranked(
        [...gaps.values()].map(({ id, title, reply, phrasings }) => ({
          kind: 'gap',
          id,
          title,
          texts: [reply, ...phrasings],
        })),
      ),
    ],
  };
}
