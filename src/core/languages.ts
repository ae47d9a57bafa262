/** The languages that a story is told in: which message is in which, and the engine of each. */
import {
  createSpokenLanguageReader,
  type Guess,
  type Spoken,
  type Surroundings,
} from '../dialogue/spoken-language.ts';
import type { Engine } from '../engine/engine.ts';
import type { Translations } from '../engine/translations.ts';

export interface Languages {
  /** Codes of those besides the story's own. */
  readonly codes: readonly string[];
  /** The engine of a language; null if there is none. */
  open(code: string): Engine | null;
  languageOf(text: string, surroundings: Surroundings): Spoken;
}

/** @param guess From letter runs, for what no word tells. */
export function createLanguages(
  own: string,
  { codes, profile, open }: Translations,
  guess: Guess,
): Languages {
  return { codes, open, languageOf: createSpokenLanguageReader([own, ...codes], profile, guess) };
}
