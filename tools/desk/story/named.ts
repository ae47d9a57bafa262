/** Finds the answer or gap that somebody names: by its title, by a part of it that no other has, or by its id. */
import type { Knowledge } from '../../../src/knowledge/model.ts';
import type { Kind } from './items.ts';
import { wordsOf } from './search.ts';

/** Something of the story under the title that people know it by. */
export interface Named {
  readonly kind: Exclude<Kind, 'fact'>;
  readonly id: string;
  readonly title: string;
  /** What it says, in a line; nothing for a gap that says what is missing by its kind alone. */
  readonly says: string;
}

/** Titles that are told to somebody who named none. */
const MOST_LIKE = 3;

/** Words alone: whoever types a title leaves out marks, and has quotation marks of their own. */
const plain = (text: string): string => (text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).join(' ');

/** Everything that a question can belong to. */
export const namedItems = ({ entries, gaps }: Knowledge): Named[] => [
  ...[...entries.values()].map(
    ({ id, question, short }): Named => ({ kind: 'entry', id, title: question, says: short }),
  ),
  ...[...gaps.values()].map(({ id, title, reply }): Named => ({ kind: 'gap', id, title, says: reply ?? '' })),
];

/** What was named; else the titles that have most of the words, the likest first. */
export function findNamed(
  knowledge: Knowledge,
  text: string,
): { readonly found: Named } | { readonly found: null; readonly like: readonly Named[] } {
  const items = namedItems(knowledge);
  const wanted = plain(text);
  if (wanted === '') return { found: null, like: [] };
  const exact = items.find(
    ({ kind, id, title }) => plain(title) === wanted || id === text.trim() || `${kind}:${id}` === text.trim(),
  );
  if (exact !== undefined) return { found: exact };
  const holding = items.filter(({ title }) => plain(title).includes(wanted));
  if (holding.length === 1 && holding[0] !== undefined) return { found: holding[0] };
  const words = wordsOf(text);
  const shared = ({ title }: Named): number => {
    const own = new Set(plain(title).split(' '));
    return words.filter((word) => own.has(word)).length;
  };
  const like = items.filter((item) => shared(item) > 0).sort((a, b) => shared(b) - shared(a));
  return { found: null, like: like.slice(0, MOST_LIKE) };
}
