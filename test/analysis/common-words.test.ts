/** Which words are ordinary words of a language, and which are names although people often say them. */
import { describe, expect, it } from 'vitest';
import { isCommonWord, isOrdinaryWord } from '../../src/analysis/common-words.ts';
import { languageOf } from '../text/languages.ts';

describe('an ordinary word', () => {
  it.each([
    ['en', 'catch'],
    ['en', 'paying'],
    ['en', 'clear'],
    ['de', 'grund'],
    ['es', 'problema'],
  ])('is one of the language: %s %s', (code, word) =>
    expect(isOrdinaryWord(word, languageOf(code))).toBe(true),
  );

  it.each([
    ['en', 'zelensky'],
    ['en', 'taylor'],
    ['de', 'selenskyj'],
  ])('is no name: %s %s', (code, word) => expect(isOrdinaryWord(word, languageOf(code))).toBe(false));

  it.each([
    ['he', 'שאנשימ'],
    ['he', 'ומדינה'],
  ])('is common with a small word written onto it: %s %s', (code, word) =>
    expect(isCommonWord(word, languageOf(code))).toBe(true),
  );

  it.each([
    ['he', 'שקטאאר'],
    ['he', 'שזה'.repeat(3)],
    ['en', 'sgovernment'],
  ])('is not common for a first letter that could be such a word: %s %s', (code, word) =>
    expect(isCommonWord(word, languageOf(code))).toBe(false),
  );

  it('is none where a list of what people say has a name that the dictionary lacks', () => {
    const [german, name] = [languageOf('de'), 'obama'];
    expect(isCommonWord(name, german)).toBe(true);
    expect(isOrdinaryWord(name, german)).toBe(false);
  });
});
