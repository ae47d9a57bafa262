/**
 * The patterns that are made of a language's files. They are too large for the checker of all others; so they are held
 * to the one thing by which a pattern takes longer than its text is long, squared: groups that come again without end.
 */
import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { languageOf } from '../text/languages.ts';

interface Pattern {
  readonly place: string;
  readonly pattern: RegExp;
}

const languages = readdirSync('languages', { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

/** With their places in it. */
function patternsOf(language: string): Pattern[] {
  const found: Pattern[] = [];
  function visit(value: unknown, place: string): void {
    if (value instanceof RegExp) found.push({ place, pattern: value });
    else if (typeof value === 'object' && value !== null)
      for (const [name, inner] of Object.entries(value)) visit(inner, `${place}.${name}`);
  }
  visit(languageOf(language), language);
  return found;
}

/** What may be read in two ways each time is read in two to the power of how often it comes. */
const ENDLESS_GROUP = /\)(?:[*+]|\{\d+,\})/;

describe.each(languages)('the patterns of the language %s', (language) => {
  it('repeat no group without end', () => {
    const patterns = patternsOf(language);
    expect(patterns.length).toBeGreaterThan(50);
    expect('^(?:(?:please|can you) )*x').toMatch(ENDLESS_GROUP);
    const endless = patterns.filter(({ pattern }) => ENDLESS_GROUP.test(pattern.source));
    expect(endless.map(({ place }) => place)).toEqual([]);
  });
});

it('an opening that is two others in a row may be said fifty times', () => {
  // Read in both ways each time, this would not be done before the world ends.
  const text = 'please can you tell me '.repeat(52);
  for (const { pattern } of patternsOf('en'))
    expect(text.replace(pattern, '').length).toBeGreaterThanOrEqual(0);
});
