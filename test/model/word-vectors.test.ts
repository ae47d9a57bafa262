import { describe, expect, it } from 'vitest';
import { encode } from '../../src/model/reading.ts';
import { commonDirection, meanVector, withoutCommon, wordVectorsOf } from '../../src/model/word-vectors.ts';

const vectors = wordVectorsOf('en')!;
const of = (...words: string[]) =>
  meanVector(
    vectors,
    words,
    words.map(() => 1),
  );
const dot = (a: Float32Array, b: Float32Array) => a.reduce((sum, value, i) => sum + value * b[i]!, 0);

describe('word vectors', () => {
  it('bring words of like meaning together', () => {
    expect(dot(of('physician'), of('doctor'))).toBeGreaterThan(dot(of('physician'), of('carpet')) + 0.3);
  });

  it('give rare words more weight than usual ones', () => {
    const mixed = of('the', 'of', 'volcano');
    expect(dot(mixed, of('volcano'))).toBeGreaterThan(dot(mixed, of('the')));
  });

  it('are nothing where no word is known, and where a language has none', () => {
    expect(of('qzxqzx').every((value) => value === 0)).toBe(true);
    expect(wordVectorsOf('none')).toBeNull();
  });

  it('are told without what all texts have in common', () => {
    const texts = [of('river', 'bank'), of('river', 'boat'), of('river', 'fish')];
    const common = commonDirection(texts);
    for (const text of texts) expect(dot(withoutCommon(text, common), common)).toBeCloseTo(0, 4);
    expect(encode({ features: [['w:x', 1]], vector: texts[0]! }, common)).toHaveLength(101);
    expect(encode({ features: [['w:x', 1]], vector: null }, common)).toEqual([['w:x', 1]]);
  });
});
