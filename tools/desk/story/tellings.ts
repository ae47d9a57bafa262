/** What other languages say of an item of the story: its text in each translation, and whether that is still said. */
import { join, relative } from 'node:path';
import type { ZodType } from 'zod';
import { yamlFilesIn } from '../../../src/knowledge/files.ts';
import { readSource } from '../../../src/knowledge/source.ts';
import { toldInTranslation } from '../../../src/knowledge/translated.ts';
import {
  translatedArticleSchema,
  translatedEntriesSchema,
  translatedFactsSchema,
  translatedGapsSchema,
} from '../../../src/knowledge/translation-schema.ts';
import { translationFolder, translationsOf } from '../../../src/knowledge/translations.ts';
import { textOf } from '../../review/story-file.ts';
import { type Fields, type ItemRef, isSame, type Kind } from './items.ts';

/** An item in another language. */
export interface Telling {
  /** Of the language. */
  readonly code: string;
  /** Where it stands, from the story's folder. */
  readonly file: string;
  readonly text: string;
  /** False where it was translated before the story took back what it says: it is told in the story's own language then. */
  readonly isTold: boolean;
}

/** Fields that are text which translations have too, or that say what it has to be. */
const TRANSLATED: Readonly<Record<Kind, readonly string[]>> = {
  entry: ['question', 'answer', 'short', 'facts', 'revision'],
  gap: ['reply'],
  fact: ['statement', 'attribution', 'standing'],
};

/** The revision of an entry; a file that names none means the first. */
const revisionIn = ({ revision }: Fields): number => (typeof revision === 'number' ? revision : 1);

type Told = Pick<Telling, 'text' | 'isTold'>;

/** What a file of a translation has of the item; null where it has no text of it, or cannot be read. */
function toldIn(path: string, { kind, id }: ItemRef, own: Fields): Told | null {
  // Taking a file apart takes longer than a look at its words.
  if (!textOf(path).includes(id)) return null;
  const read = <T>(schema: ZodType<Record<string, T>>): T | undefined =>
    readSource(path, schema, [])?.value[id];
  if (kind === 'entry') {
    const given = read(translatedEntriesSchema);
    if (given === undefined || toldInTranslation(given, 1) === null) return null;
    return { text: given.answer ?? '', isTold: toldInTranslation(given, revisionIn(own)) !== null };
  }
  const text = kind === 'gap' ? read(translatedGapsSchema)?.reply : read(translatedFactsSchema)?.statement;
  return text === undefined ? null : { text, isTold: true };
}

/** A language without the story's own sentences says nothing of it. */
const canTell = (folder: string): boolean =>
  readSource(join(folder, 'article.yaml'), translatedArticleSchema, []) !== null;

/** In each language that has a text of the item, in alphabetical order of their codes. @param own The item's own fields. */
export function tellingsOf(dir: string, item: ItemRef, own: Fields): Telling[] {
  return translationsOf(dir).flatMap((code) => {
    const folder = translationFolder(dir, code);
    if (!canTell(folder)) return [];
    const paths =
      item.kind === 'entry'
        ? yamlFilesIn(join(folder, 'faq'))
        : [join(folder, item.kind === 'gap' ? 'gaps.yaml' : 'facts.yaml')];
    for (const path of paths) {
      const told = toldIn(path, item, own);
      if (told !== null) return [{ code, file: relative(dir, path), ...told }];
    }
    return [];
  });
}

/** Whether a change is to something that translations say too. */
export const concernsTellings = (kind: Kind, before: Fields, after: Fields): boolean =>
  TRANSLATED[kind].some((name) => !isSame(before[name] ?? null, after[name] ?? null));
