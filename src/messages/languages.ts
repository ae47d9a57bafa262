/** The languages that the bot speaks: each folder under `languages/` that holds the bot's own words. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import {
  DEFAULT_LANGUAGE,
  languageCodes,
  languageFolder,
  MESSAGES_FILE,
} from '../knowledge/language-folder.ts';

export { DEFAULT_LANGUAGE };

/** Where the bot's own words in a language lie. */
export const messagesFile = (code: string): string => join(languageFolder(code), MESSAGES_FILE);

let spoken: readonly string[] | undefined;

/** Their codes, English first. Looked for once: the folders belong to the engine, and do not change under it. */
export function spokenLanguages(): readonly string[] {
  spoken ??= [
    DEFAULT_LANGUAGE,
    ...languageCodes().filter((code) => code !== DEFAULT_LANGUAGE && existsSync(messagesFile(code))),
  ];
  return spoken;
}
