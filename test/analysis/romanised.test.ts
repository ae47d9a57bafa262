import { describe, expect, it } from 'vitest';
import { createAnalyzer } from '../../src/analysis/analyze.ts';
import { createRomanReader } from '../../src/analysis/romanised.ts';
import type { Vocabulary } from '../../src/analysis/vocabulary.ts';
import type { RomanForms } from '../../src/text/language.ts';
import { ENGLISH } from '../text/english.ts';
import { languageOf } from '../text/languages.ts';

const ARABIC = languageOf('ar');
const forms = ARABIC.words.romanised as RomanForms;
const reader = (...known: string[]) => createRomanReader(forms, () => known);

describe('words typed in Latin letters', () => {
  it.each([
    ['7adi9a', 'حديقه'],
    ['l7adi9a', 'حديقه'],
    ['el7adeeqa', 'حديقه'],
    ['madrasa', 'مدرسه'],
    ['ljam3a', 'جامعه'],
    ['kitab', 'كتاب'],
    ['kteb', 'كتاب'],
    ['shams', 'شمس'],
    ['sama2', 'سماء'],
    ['5ubz', 'خبز'],
    ['khobz', 'خبز'],
  ])('reads %s', (typed, meant) => {
    expect(reader('حديقه', 'مدرسه', 'جامعه', 'كتاب', 'شمس', 'سماء', 'خبز')(typed)).toBe(meant);
  });

  it('takes the word whose vowels are nearest, and the usual one of those', () => {
    const read = reader('كاتب', 'كتاب', 'كتب');
    expect(read('katib')).toBe('كاتب');
    expect(read('kitaab')).toBe('كتاب');
    expect(read('ktb')).toBe('كتب');
  });

  it.each(['window', 'bread', 'kt', '2024', '7', 'madrasé', 'constructor', '__proto__', 'x'.repeat(80)])(
    'finds nothing near %s',
    (typed) => {
      expect(reader('حديقه', 'مدرسه', 'جامعه', 'كتاب')(typed)).toBeNull();
    },
  );

  it('reads nothing so in a language without such forms', () => {
    expect(ENGLISH.words.romanised).toBeNull();
    expect(createRomanReader(null, () => ['حديقه'])('7adi9a')).toBeNull();
  });

  it('ends soon whatever is typed', () => {
    const before = performance.now();
    for (const sign of ['g', 'dz', 'hk', 'gdzthk', 'ae', "'"]) reader('حديقه')(sign.repeat(24).slice(0, 24));
    expect(performance.now() - before).toBeLessThan(200);
  });

  it('lets a message be read as if it had been typed in its own letters', () => {
    const vocabulary: Vocabulary = {
      counts: new Map([['حديقه', 3]]),
      story: new Set(['حديقه']),
      lexicon: { byStart: new Map(), byWord: new Map(), byStem: new Map() },
      filler: new Map(),
      abbreviations: new Map(),
    };
    const { words } = createAnalyzer(ARABIC, vocabulary).analyze('wein l7adi9a?');
    expect(words).toContain('حديقه');
  });
});
