import { describe, expect, it } from 'vitest';
import { createFeatureIndex, numberOf } from '../../src/model/feature-index.ts';
import { createNumbering } from '../../src/model/numbering.ts';
import { hashOf } from '../../src/text/hashes.ts';

describe('features by numbers', () => {
  it('have the number that they came by, and keep it', () => {
    const { pack, hashes } = createNumbering();
    const first = pack([
      ['w:open', 1],
      ['w:sunday', 0.5],
    ]);
    const second = pack([
      ['w:sunday', 0.25],
      ['w:close', 2],
    ]);
    expect([...first.features]).toEqual([0, 1]);
    expect([...second.features]).toEqual([1, 2]);
    expect([...first.values, ...second.values]).toEqual([1, 0.5, 0.25, 2]);
    expect([...hashes()]).toEqual(['w:open', 'w:sunday', 'w:close'].map(hashOf));
  });

  it('are told apart by the hundred thousand, also where one of their hashes is the same', () => {
    const { numberOf: number, hashes } = createNumbering();
    const names = Array.from({ length: 200_000 }, (_, i) => `b:word${i} ${(i * 7919) % 10_007}`);
    expect(names.map(number)).toEqual(names.map((_, i) => i));
    // Some of so many share the hash that an index goes by: there the last one counts for all of them.
    expect(new Set(hashes()).size).toBeLessThan(names.length);
    expect(names.map(number)).toEqual(names.map((_, i) => i));
  });

  it('are found in an index by the hashes alone', () => {
    const index = createFeatureIndex(['a', 'b']);
    expect([numberOf(index, 'a'), numberOf(index, 'b'), numberOf(index, 'c')]).toEqual([0, 1, undefined]);
  });
});
