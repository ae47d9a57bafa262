/** Opens the languages that a story is told in besides its own, and compiles those that are not compiled yet. */

import { createRequire } from 'node:module';
import { createLanguages, type Languages } from '../core/languages.ts';
import type { Guess } from '../dialogue/spoken-language.ts';
import type { Engine } from '../engine/engine.ts';
import { compileTranslations, isCompiled, openTranslations } from '../engine/translations.ts';
import type { ValidationIssue } from '../knowledge/validation-issue.ts';

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
 * The languages of the story in force; null if it is told in its own alone.
 *
 * @param onCompile Told when some seconds of work begin.
 * @param onFault Told what is wrong with the translations; what can be told of them is told all the same.
 */
export async function openLanguages(
  dir: string,
  story: Engine,
  { onCompile, onFault }: { onCompile?: () => void; onFault?: (fault: ValidationIssue) => void } = {},
): Promise<Languages | null> {
  const { revision, language } = story.knowledge;
  if (!isCompiled(dir, revision)) {
    onCompile?.();
    for (const fault of await compileTranslations(dir, story)) onFault?.(fault);
  }
  const translations = openTranslations(dir, revision);
  return translations && createLanguages(language.code, translations, createGuess());
}
