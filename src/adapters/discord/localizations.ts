/** Names and descriptions in the languages that Discord's own app speaks; it takes no others. */
import { Locale, type LocalizationMap } from 'discord.js';
import { commandsIn, type TranslatedCommand } from '../../messages/command-translations.ts';
import { DEFAULT_LANGUAGE, spokenLanguages } from '../../messages/languages.ts';

type Named = Readonly<{ name?: string; description?: string }>;

/** Discord's locales of a language: Spanish has two. */
const localesOf = (code: string): Locale[] =>
  Object.values(Locale).filter((locale) => locale.split('-')[0]?.toLowerCase() === code);

const CODES = spokenLanguages().filter((code) => code !== DEFAULT_LANGUAGE);

/** One text in all of Discord's languages that have it; null if none has. */
export function localized(textIn: (code: string) => string | undefined): LocalizationMap | null {
  const texts = CODES.flatMap((code) => {
    const text = textIn(code);
    return text === undefined ? [] : localesOf(code).map((locale) => [locale, text] as const);
  });
  return texts.length === 0 ? null : Object.fromEntries(texts);
}

/** The properties of a command, an option or a subcommand that translate its name and description. */
export function localizations(command: string, part: (translated: TranslatedCommand) => Named | undefined) {
  const partIn = (code: string): Named | undefined => {
    const translated = commandsIn(code).commands[command];
    return translated && part(translated);
  };
  return {
    name_localizations: localized((code) => partIn(code)?.name),
    description_localizations: localized((code) => partIn(code)?.description),
  };
}
