/** In which file of the story an item stands. */
import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { yamlFilesIn } from '../../../src/knowledge/files.ts';
import type { Fields, ItemRef, Kind } from './items.ts';
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
    const text = readFileSync(path, 'utf8');
    // Taking a file apart takes longer than a look at its words.
    const fields = text.includes(ref.id) ? readFields(text, ref) : null;
    if (fields !== null) return { file: relative(dir, path), fields };
  }
  return null;
}
