/** Where the translations of a story lie, and which there are. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fingerprintOf, MAX_TOPICS, yamlFilesIn } from './files.ts';
import { languageFolder } from './language-folder.ts';

/** Where a story's translations lie, whether there are any or not; in it, what they share. */
export const translationsFolder = (dir: string): string => join(dir, 'translations');

/** The folder of a story's translation, whether it is there or not. */
export const translationFolder = (dir: string, code: string): string => join(translationsFolder(dir), code);

/** The files of a translation that have a name of their own. */
export const TRANSLATION_FILES = ['article', 'facts', 'gaps', 'names', 'lexicon', 'conversation'] as const;

/** The codes of the languages that a story is translated into and that the engine knows, in alphabetical order. */
export function translationsOf(dir: string): string[] {
  try {
    return readdirSync(translationsFolder(dir), { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && existsSync(languageFolder(entry.name)))
      .map(({ name }) => name)
      .sort();
  } catch {
    return [];
  }
}

/** Every file that a translation is read from. */
export function translationFiles(dir: string, code: string): string[] {
  const folder = translationFolder(dir, code);
  return [
    ...TRANSLATION_FILES.map((name) => join(folder, `${name}.yaml`)),
    join(folder, 'calibration.json'),
    join(translationsFolder(dir), 'calibration.json'),
    ...yamlFilesIn(join(folder, 'faq')).slice(0, MAX_TOPICS),
  ];
}

/** Fingerprint of a translation together with what it rests on. @param told That of what the story tells. */
export const translatedRevision = (dir: string, code: string, told: string): string =>
  fingerprintOf(dir, translationFiles(dir, code), `${told} ${code}`);
