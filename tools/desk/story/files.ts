/** In which file of the story an item stands. */
import { join, relative } from 'node:path';
import { yamlFilesIn } from '../../../src/knowledge/files.ts';
import { loadKnowledge } from '../../../src/knowledge/load.ts';
import { textOf } from '../../review/story-file.ts';
import { type Fields, type ItemRef, KINDS, type Kind } from './items.ts';
import { readFields } from './yaml-fields.ts';

export interface FoundItem {
  /** From the story's folder. */
  readonly file: string;
  readonly fields: Fields;
}

const filesOf = (dir: string, kind: Kind): string[] => {
  if (kind === 'entry') return yamlFilesIn(join(dir, 'faq'));
  return [join(dir, kind === 'gap' ? 'gaps.yaml' : 'facts.yaml')];
};

/** The file that holds an item, with the item's fields as they are now; null if none does. */
export function findItem(dir: string, ref: ItemRef): FoundItem | null {
  for (const path of filesOf(dir, ref.kind)) {
    const text = textOf(path);
    // Taking a file apart takes longer than a look at its words.
    const fields = text.includes(ref.id) ? readFields(text, ref) : null;
    if (fields !== null) return { file: relative(dir, path), fields };
  }
  return null;
}

export interface DraftItem extends FoundItem {
  readonly item: ItemRef;
}

/** Reading a whole story takes longer than a look whether it holds a draft. */
const holdsDrafts = (dir: string): boolean =>
  KINDS.flatMap((kind) => filesOf(dir, kind)).some((path) => /^\s*(?:- )?draft:/m.test(textOf(path)));

/** Items that are still to be written, which the bot leaves out. */
export function draftsIn(dir: string): DraftItem[] {
  if (!holdsDrafts(dir)) return [];
  const ids = new Set(loadKnowledge(dir).drafts.map(({ id }) => id));
  return [...ids].flatMap((id) =>
    KINDS.flatMap((kind) => {
      const found = findItem(dir, { kind, id });
      return found?.fields['draft'] === true ? [{ ...found, item: { kind, id } }] : [];
    }),
  );
}
