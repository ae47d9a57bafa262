/** Finds the folders of the languages, which lie beside the sources, or beside what is built of them. */
import { existsSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The language of a story that names none. */
export const DEFAULT_LANGUAGE = 'en';

/** The nearest folder `languages` upwards from here. @throws {Error} if the engine was installed without it. */
function languagesFolder(): string {
  for (let at = dirname(fileURLToPath(import.meta.url)); ; at = dirname(at)) {
    const folder = join(at, 'languages');
    if (existsSync(folder)) return folder;
    if (dirname(at) === at)
      throw new Error('The folder "languages", which belongs to the engine, is missing.');
  }
}

let folder: string | undefined;

/** The folder of a language by its code, such as `en`; whether it is there is not looked up. */
export function languageFolder(language: string): string {
  folder ??= languagesFolder();
  return join(folder, language);
}

/** Every file of every language, in the order of their paths. */
export function languageFiles(): string[] {
  folder ??= languagesFolder();
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}
