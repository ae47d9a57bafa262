import { describe, expect, it } from 'vitest';
import { createNamesInFacts } from '../../src/dialogue/names-in-facts.ts';
import { libraryKnowledge } from '../stories/library.ts';

const knowledge = libraryKnowledge();
const names = createNamesInFacts(knowledge);
const words = [...knowledge.facts.values()]
  .flatMap(({ statement }) => statement.toLowerCase().split(/[^a-z]+/))
  .filter((word) => word !== '');

describe('somebody who is named by facts alone', () => {
  it('is found by a name, and by what stands beside it', () => {
    const found = words.filter((word) => names.described(word) !== null);
    expect(found.length).toBeGreaterThan(0);
  });

  it('is nobody whom small words describe: "who is for it?"', () => {
    const small = words.filter((word) => knowledge.language.words.functionWords.has(word));
    expect(small.length).toBeGreaterThan(0);
    for (const word of small) {
      expect(names.described(word)).toBe(null);
      expect(names.named(word)).toBe(null);
    }
  });

  it('is not the source itself', () => {
    for (const word of ['article', 'the article']) {
      expect(names.described(word)).toBe(null);
      expect(names.named(word)).toBe(null);
    }
  });
});
