/** The parts that ask of a message in one of the languages. */
import { askingParts } from '../../src/dialogue/parts.ts';
import { languageOf } from '../text/languages.ts';

/** @param matter What the story is about, in that language. */
export function partsIn(code: string, matter: string): (text: string) => string[] {
  const { parts } = languageOf(code);
  return (text) => askingParts(text, parts, matter);
}
