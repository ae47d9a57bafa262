/** What is typed of dates and amounts leads to the fact that has them. */
import { describe, expect, it } from 'vitest';
import { createFactsOfTyped } from '../../src/decision/typed-values.ts';
import type { Knowledge } from '../../src/knowledge/model.ts';
import { libraryKnowledge } from '../stories/library.ts';

const library = libraryKnowledge();

/** The library with these statements, one a fact, in its order. */
function withStatements(statements: readonly string[]): { knowledge: Knowledge; ids: string[] } {
  const ids = [...library.facts.keys()];
  const facts = new Map(
    [...library.facts].map(([id, fact], i) => [id, { ...fact, statement: statements[i] ?? 'Nothing.' }]),
  );
  return { knowledge: { ...library, facts }, ids };
}

const { knowledge, ids } = withStatements([
  'The new wing opens on 12 May 2031.',
  'The ministry pays 4.2 million euros of it, and the town 300,000.',
  'The old wing dates from 1934.',
  'The reading room has 48 seats.',
  'The cellar has 48 shelves, and was dug in 1911.',
  'The tower was built in 1911.',
]);
const factsOf = createFactsOfTyped(knowledge);

describe('the fact that has a typed value', () => {
  it.each([
    ['what is happening in may 2031', 0],
    ['what happens on 12 may', 0],
    ['who put in 4 2 million', 1],
    ['what are the 300000 for', 1],
    ['what was in 1934', 2],
    ['are there really 48 seats', 3],
  ])('is found: %s', (typed, at) => {
    expect([...factsOf(typed)]).toEqual([ids[at]]);
  });

  it.each([
    ['a value that no fact has', 'what happens in june 2032'],
    ['a small number that counts something else', 'i waited 48 minutes'],
    ['a value of two facts that no entry states together', 'what was in 1911'],
    ['no number at all', 'when does the new wing open'],
  ])('is none for %s', (_, typed) => {
    expect(factsOf(typed).size).toBe(0);
  });
});
