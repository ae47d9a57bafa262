/** Opens the languages that a story is told in besides its own. */

import { createRequire } from 'node:module';
import { createLanguages, type Languages } from '../core/languages.ts';
import type { Guess } from '../dialogue/spoken-language.ts';
import type { Engine } from '../engine/engine.ts';
import { openTranslations } from '../engine/translations.ts';
import { translationsOf } from '../knowledge/translations.ts';

/** Codes of the guesser, by ours: it goes by those of three letters. */
const OF_THREE: Readonly<Record<string, string>> = {
  ar: 'arb',
  de: 'deu',
  en: 'eng',
  es: 'spa',
  fr: 'fra',
  id: 'ind',
  it: 'ita',
  nl: 'nld',
  pl: 'pol',
  pt: 'por',
  ro: 'ron',
  sv: 'swe',
  tr: 'tur',
};

/** Loaded with the first message that needs it: most do not. */
function createGuess(): Guess {
  const load = createRequire(import.meta.url);
  return (text, among) => {
    const { franc }: typeof import('franc-min') = load('franc-min');
    const only = among.flatMap((code) => OF_THREE[code] ?? []);
    const guessed = franc(text, { only });
    return among.find((code) => OF_THREE[code] === guessed) ?? null;
  };
}

/**
 * The languages of the story in force; null if it is told in its own alone, or nothing compiled of the others can be had.
 *
 * @param compile Compiles what is not compiled yet, and keeps it; takes some seconds.
 */
export async function openLanguages(
  dir: string,
  story: Engine,
  compile: () => Promise<unknown>,
): Promise<Languages | null> {
  let translations = openTranslations(dir, story);
  if (translations === null && translationsOf(dir).length > 0) {
    await compile();
    translations = openTranslations(dir, story);
  }
  return translations && createLanguages(story.knowledge.language.code, translations, createGuess());
}
