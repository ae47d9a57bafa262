/** The parts that ask of a message in one of the languages. */
import { askingParts } from '../../src/dialogue/parts.ts';
import { readLanguage } from '../../src/knowledge/read-language.ts';

/** @param matter What the story is about, in that language. */
export function partsIn(code: string, matter: string): (text: string) => string[] {
  const { parts } = readLanguage(code, [])!.language;
  return (text) => askingParts(text, parts, matter);
}
