import { describe, expect, it } from 'vitest';
import { compileLexicon, findConcepts } from '../../src/analysis/lexicon.ts';
import type { Concept } from '../../src/knowledge/model.ts';
import { wordsOf } from '../../src/text/normalise.ts';
import { stem } from '../../src/text/stem.ts';
import { ENGLISH } from '../text/english.ts';

const concept = (id: string, ...words: string[]): Concept => ({ id, weight: 1, role: 'ordinary', words });

const compile = (concepts: readonly Concept[]) => compileLexicon(concepts, ENGLISH.words);

const lexicon = compile([
  concept('LIBRARY', 'library', 'reading room', 'house of .. books'),
  concept('LOAN', 'borrow', 'take .. home', 'bring .. back .. late'),
  concept('BOOK', 'book', 'Books & Co.'),
  concept('CLOSE', "won't open"),
  concept('PLACE', 'library'),
]);

function find(text: string, where = lexicon): string[] {
  const words = wordsOf(text);
  const stems = words.map((word) => stem(word, ENGLISH.words));
  return findConcepts(where, words, stems).map(({ concept: { id }, from, to }) => `${id} ${from}-${to}`);
}

describe('the lexicon', () => {
  it('finds words, expressions and where they stand, in order', () => {
    expect(find('a book from the reading room')).toEqual(['BOOK 1-2', 'LIBRARY 4-6']);
  });

  it('lets a word belong to several concepts', () => {
    expect(find('library')).toEqual(['LIBRARY 0-1', 'PLACE 0-1']);
  });

  it('finds single words in their inflections', () => {
    expect(find('libraries').length).toBe(2);
    expect(find('borrowing')).toEqual(['LOAN 0-1']);
  });

  it.each([
    ['take home', 'LOAN 0-2'],
    ['take it home', 'LOAN 0-3'],
    ['take all of them home', 'LOAN 0-5'],
    ['house of a thousand books', 'LIBRARY 0-5'],
  ])('lets ".." stand for up to three words: %s', (text, expected) => {
    expect(find(text)).toContain(expected);
  });

  it('lets ".." stand for no more than three words', () => {
    expect(find('take the very old one home')).toEqual([]);
  });

  it('takes several gaps in one expression', () => {
    expect(find('bring it back too late')).toEqual(['LOAN 0-5']);
    expect(find('bring it back')).toEqual([]);
  });

  it('needs the whole expression', () => {
    expect(find('reading a')).toEqual([]);
    expect(find('reading')).toEqual([]);
    expect(find('take')).toEqual([]);
  });

  it('reads its own words as it reads questions', () => {
    expect(find('will not open')).toEqual(['CLOSE 0-3']);
    expect(find('books co')).toContain('BOOK 0-2');
  });

  it('knows no properties of objects', () => {
    expect(find('constructor __proto__ toString')).toEqual([]);
  });

  it('finds nothing in nothing', () => {
    expect(find('')).toEqual([]);
    expect(find('library', compile([]))).toEqual([]);
    expect(find('library', compile([concept('EMPTY', '..', '?', '')]))).toEqual([]);
  });
});
