/** What an item or a change is called where people choose among several. */
import type { Change } from '../changes/change.ts';
import type { Fields, Kind } from './items.ts';

const NAMED_BY: Readonly<Record<Kind, string>> = { entry: 'question', gap: 'title', fact: 'statement' };

/** An item by its fields: its question, title or statement. */
export const nameOf = (kind: Kind, fields: Fields): string => String(fields[NAMED_BY[kind]] ?? '');

export const titleOf = ({ item, wanted }: Pick<Change, 'item' | 'wanted'>): string =>
  nameOf(item.kind, wanted) || item.id;
