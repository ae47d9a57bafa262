/** What an item or a change is called where people choose among several. */

import type { Knowledge } from '../../../src/knowledge/model.ts';
import type { Change } from '../changes/change.ts';
import type { Fields, ItemRef, Kind } from './items.ts';

const NAMED_BY: Readonly<Record<Kind, string>> = { entry: 'question', gap: 'title', fact: 'statement' };

/** What an item says; nothing for one that the bot leaves out, or that says what is missing by its kind alone. */
export const sayingOf = ({ kind, id }: ItemRef, { entries, gaps, facts }: Knowledge): string => {
  if (kind === 'fact') return facts.get(id)?.statement ?? '';
  return (kind === 'entry' ? entries.get(id)?.answer : gaps.get(id)?.reply) ?? '';
};

/** An item by its fields: its question, title or statement. */
export const nameOf = (kind: Kind, fields: Fields): string => String(fields[NAMED_BY[kind]] ?? '');

export const titleOf = ({ item, wanted }: Pick<Change, 'item' | 'wanted'>): string =>
  nameOf(item.kind, wanted) || item.id;
