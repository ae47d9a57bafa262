/** Finds the folders of the languages, which lie beside the sources, or beside what is built of them. */
import { existsSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The language of a story that names none. */
export const DEFAULT_LANGUAGE = 'en';

/** The folder `languages`: the one that `BACKCHANNEL_LANGUAGES` names, else the nearest upwards from here. @throws {Error} if there is none. */
function findFolder(): string {
  const named = process.env['BACKCHANNEL_LANGUAGES'];
  if (named) return named;
  for (let at = dirname(fileURLToPath(import.meta.url)); ; at = dirname(at)) {
    const folder = join(at, 'languages');
    if (existsSync(folder)) return folder;
    if (dirname(at) === at)
      throw new Error('The folder "languages", which belongs to the engine, is missing.');
  }
}

/** The file of a language that holds the bot's own words. */
export const MESSAGES_FILE = 'messages.json';

let folder: string | undefined;

function languagesFolder(): string {
  folder ??= findFolder();
  return folder;
}

/** The folder of a language by its code, such as `en`; whether it is there is not looked up. */
export const languageFolder = (language: string): string => join(languagesFolder(), language);

/** The codes of all languages that have a folder, in their alphabetical order. */
export const languageCodes = (): string[] =>
  readdirSync(languagesFolder(), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();

/** Every file of every language that shapes what is compiled, in the order of their paths: all but the bot's own words. */
export const languageFiles = (): string[] =>
  readdirSync(languagesFolder(), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name !== MESSAGES_FILE)
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
