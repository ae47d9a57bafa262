/** A change that an editor wants: what they saw, what they want, and what becomes of it in the file as it is now. */
import { createHash, randomBytes } from 'node:crypto';
import { appendItem } from '../../review/yaml-edit.ts';
import { type Fields, type ItemRef, isSame, type Value } from '../story/items.ts';
import { readFields, writeFields } from '../story/yaml-fields.ts';

/** An item that is not in its file yet. */
export interface Added {
  /** The key of the list that it goes to; null for the file's own list. */
  readonly list: string | null;
  /** The drafted item as YAML. */
  readonly lines: readonly string[];
}

export interface Change {
  readonly id: string;
  readonly item: ItemRef;
  /** From the story's folder. */
  readonly file: string;
  /** The fields as the editor saw them; of a new item, as they were drafted. */
  readonly seen: Fields;
  readonly wanted: Fields;
  readonly added: Added | null;
  /** The question from the queue that it settles. */
  readonly settles: string | null;
  /** What somebody asked when they came upon it; null where nobody asked anything. */
  readonly asks: string | null;
  /** The page on which somebody said that a question belongs to the item; null where nobody did. */
  readonly chosenAt: string | null;
}

/** Somebody else has changed a field to something else meanwhile. */
export interface Conflict {
  readonly field: string;
  readonly theirs: Value;
  readonly mine: Value;
}

/** A field before and after the change. */
export interface Difference {
  readonly field: string;
  /** Null where there was nothing, as in an item that is new. */
  readonly before: Value;
  readonly after: Value;
}

export interface Proposal {
  readonly text: string;
  readonly differences: readonly Difference[];
  readonly conflicts: readonly Conflict[];
}

export const newChangeId = (): string => randomBytes(6).toString('base64url');

const UNDO = '-undo';

/** Id of the change that takes a saved one back. */
export const undoIdOf = (id: string): string => `${id}${UNDO}`;

/** Id of the saved change that another takes back; null for one that takes none back. */
export const undoneBy = (id: string): string | null => (id.endsWith(UNDO) ? id.slice(0, -UNDO.length) : null);

/** What takes a saved change back; null for an item that was new, which has nothing to go back to. */
export function reversed(change: Change): Change | null {
  if (change.added !== null) return null;
  const { id, seen, wanted } = change;
  return { ...change, id: undoIdOf(id), seen: wanted, wanted: seen, settles: null, chosenAt: null };
}

/** A fingerprint of a file's content: what was looked at is what is saved over. */
export const revisionOf = (text: string): string =>
  createHash('sha256').update(text).digest('hex').slice(0, 16);

/** A list with what one editor took out and put in, where another may have done the same. */
function mergedList(now: readonly string[], seen: readonly string[], wanted: readonly string[]): string[] {
  const kept = now.filter((one) => wanted.includes(one) || !seen.includes(one));
  const isAsSeen = isSame(now, seen);
  return isAsSeen
    ? [...wanted]
    : [...kept, ...wanted.filter((one) => !seen.includes(one) && !now.includes(one))];
}

const isList = (value: Value | undefined): value is readonly string[] => Array.isArray(value);

/** What a draft says of itself to whoever reads the file goes when it is none any more. */
const addedLines = ({ lines }: Added, wanted: Fields): readonly string[] =>
  wanted['draft'] === true ? lines : lines.filter((line) => !line.startsWith('#'));

/**
 * The file with the change in it: fields that the editor left alone stay as they are now, whoever has changed them
 * since; lists take up both changes; of a field that both changed the editor is told.
 *
 * @param text The file as it is now.
 * @throws {YamlEditError} if the item is gone, or the file cannot be edited in place.
 */
export function propose({ item, seen, wanted, added }: Change, text: string): Proposal {
  const base = added === null ? text : appendItem(text, added.list, addedLines(added, wanted));
  const now = readFields(base, item) ?? {};
  const merged: Record<string, Value> = {};
  const conflicts: Conflict[] = [];
  for (const [field, mine] of Object.entries(wanted)) {
    const [before, theirs] = [seen[field] ?? null, now[field] ?? null];
    if (isSame(before, mine)) continue;
    if (isList(before) && isList(mine) && isList(theirs)) merged[field] = mergedList(theirs, before, mine);
    else {
      merged[field] = mine;
      if (!isSame(theirs, before) && !isSame(theirs, mine)) conflicts.push({ field, theirs, mine });
    }
  }
  const then: Fields = { ...now, ...merged };
  const was: Fields = added === null ? now : {};
  const differences = Object.keys(wanted)
    .map((field): Difference => ({ field, before: was[field] ?? null, after: then[field] ?? null }))
    .filter(({ before, after }) => !isSame(before, after));
  return { text: writeFields(base, item, merged), differences, conflicts };
}

/** Fields that are to be a draft's no longer and stand as they were drafted, though they are for people to word. */
export function unworded({ item, seen, wanted, added }: Change): string[] {
  if (added === null || wanted['draft'] === true) return [];
  const own = item.kind === 'entry' ? ['answer', 'short'] : ['reply'];
  return own.filter((field) => isSame(seen[field] ?? null, wanted[field] ?? null));
}
