import { describe, expect, it } from 'vitest';
import { createFeatureIndex, numberOf } from '../../src/model/feature-index.ts';

describe('the numbers of features', () => {
  it('follow the order of the names', () => {
    const index = createFeatureIndex(['w:open', 'b:open sunday', 'l:^ope']);
    expect(index.size).toBe(3);
    expect(numberOf(index, 'w:open')).toBe(0);
    expect(numberOf(index, 'b:open sunday')).toBe(1);
    expect(numberOf(index, 'l:^ope')).toBe(2);
  });

  it('are none for what was never learned', () => {
    const index = createFeatureIndex(['w:open']);
    for (const name of ['w:closed', '', 'constructor', '__proto__'])
      expect(numberOf(index, name)).toBeUndefined();
    expect(numberOf(createFeatureIndex([]), 'w:open')).toBeUndefined();
  });

  it('stay apart among a hundred thousand names that are much alike', () => {
    const names = Array.from({ length: 100_000 }, (_, i) => `w:word${i.toString(36)}`);
    const index = createFeatureIndex(names);
    const astray = names.filter((name, i) => numberOf(index, name) !== i);
    expect(astray.length).toBeLessThan(10);
    const known = names.filter((name) => numberOf(index, `${name}!`) !== undefined);
    expect(known.length).toBeLessThan(10);
  });
});
