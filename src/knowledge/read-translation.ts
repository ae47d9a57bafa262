/** Reads the files of a story's translation, each checked by itself. All faults are found at once; nothing is thrown. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { output, ZodType } from 'zod';
import { MAX_TOPICS, yamlFilesIn } from './files.ts';
import type { Locate } from './places.ts';
import { conversationSchema } from './schema.ts';
import { readSource, type SourceFile } from './source.ts';
import {
  translatedArticleSchema,
  translatedEntriesSchema,
  translatedFactsSchema,
  translatedGapsSchema,
  translatedLexiconSchema,
  translatedNamesSchema,
} from './translation-schema.ts';
import { translationFolder } from './translations.ts';
import type { ValidationIssue } from './validation-issue.ts';

/** What a translation holds, as it was written. */
export interface Translation {
  readonly code: string;
  readonly article: output<typeof translatedArticleSchema> | null;
  readonly facts: ReadonlyMap<string, output<typeof translatedFactsSchema>[string]>;
  readonly entries: ReadonlyMap<string, output<typeof translatedEntriesSchema>[string]>;
  readonly gaps: ReadonlyMap<string, output<typeof translatedGapsSchema>[string]>;
  readonly names: ReadonlyMap<string, output<typeof translatedNamesSchema>['names'][string]>;
  readonly terms: output<typeof translatedNamesSchema>['terms'];
  readonly lexicon: output<typeof translatedLexiconSchema>;
  readonly conversation: output<typeof conversationSchema>;
  readonly locate: Locate;
}

/** Reads a translation; what cannot be read of it is left out, and said in `faults`. */
export function readTranslation(dir: string, code: string, faults: ValidationIssue[]): Translation {
  const folder = translationFolder(dir, code);
  const read = <T>(name: string, schema: ZodType<T>) => {
    const path = join(folder, `${name}.yaml`);
    return existsSync(path) ? readSource(path, schema, faults) : null;
  };
  const article = read('article', translatedArticleSchema);
  const facts = read('facts', translatedFactsSchema);
  const gaps = read('gaps', translatedGapsSchema);
  const names = read('names', translatedNamesSchema);
  const lexicon = read('lexicon', translatedLexiconSchema);
  const conversation = read('conversation', conversationSchema);
  const topicPaths = yamlFilesIn(join(folder, 'faq'));
  if (topicPaths.length > MAX_TOPICS)
    faults.push({ file: join(folder, 'faq'), line: 0, message: `holds more than ${MAX_TOPICS} topics` });
  const topics = topicPaths
    .slice(0, MAX_TOPICS)
    .map((path) => readSource(path, translatedEntriesSchema, faults));

  const entries = new Map<string, output<typeof translatedEntriesSchema>[string]>();
  const fileOf = new Map<string, SourceFile<unknown>>();
  for (const file of topics) {
    if (file === null) continue;
    for (const [id, entry] of Object.entries(file.value)) {
      if (entries.has(id))
        faults.push({
          file: file.file,
          line: file.lineOf([id]),
          message: `"${id}" is translated a second time; first in ${fileOf.get(id)!.file}`,
        });
      else {
        entries.set(id, entry);
        fileOf.set(id, file);
      }
    }
  }

  const files = { fact: facts, gap: gaps, name: names, topic: article };
  const heads = { fact: [], gap: [], name: ['names'], topic: ['topics'], entry: [] };
  const locate: Locate = (kind, id, ...within) => {
    const file = kind === 'entry' ? fileOf.get(id) : files[kind];
    if (file == null) return { file: folder, line: 0, message: '' };
    return { file: file.file, line: file.lineOf([...heads[kind], id, ...within]), message: '' };
  };
  return {
    code,
    article: article?.value ?? null,
    facts: new Map(Object.entries(facts?.value ?? {})),
    entries,
    gaps: new Map(Object.entries(gaps?.value ?? {})),
    names: new Map(Object.entries(names?.value.names ?? {})),
    terms: names?.value.terms ?? [],
    lexicon: lexicon?.value ?? translatedLexiconSchema.parse({}),
    conversation: conversation?.value ?? conversationSchema.parse({}),
    locate,
  };
}
