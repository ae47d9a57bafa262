import { describe, expect, it } from 'vitest';
import { createNamesInFacts } from '../../src/dialogue/names-in-facts.ts';
import { libraryKnowledge } from '../stories/library.ts';

const library = libraryKnowledge();
const [first] = library.facts.values();
const opening = {
  ...first!,
  id: 'opening',
  statement: 'The mayor, Ana Sol, opened The Article Fund, as an Article says For all to read.',
};
const knowledge = { ...library, facts: new Map([...library.facts, [opening.id, opening]]) };
const names = createNamesInFacts(knowledge);

describe('somebody who is named by facts alone', () => {
  it('is found by a name, and by what stands beside it', () => {
    expect(names.named('ana sol')).toEqual({ name: 'Ana Sol', facts: ['opening'] });
    expect(names.described('mayor')?.facts).toEqual(['opening']);
  });

  it('may have the word for a source in a name', () => {
    expect(names.named('article fund')?.facts).toEqual(['opening']);
  });

  it('is nobody whom small words describe, capital or not: "who is for it?"', () => {
    expect(names.named('for')).toBeNull();
    expect(names.described('for')).toBeNull();
  });

  it('is not the source itself', () => {
    for (const word of ['article', 'the article']) {
      expect(names.described(word)).toBeNull();
      expect(names.named(word)).toBeNull();
    }
  });
});
