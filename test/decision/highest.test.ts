import { describe, expect, it } from 'vitest';
import { highest } from '../../src/decision/highest.ts';

const of = (most: number, scores: readonly number[]) => highest(most, scores.length, (i) => scores[i]!);

describe('the highest of many', () => {
  it('come highest first', () => {
    expect(of(3, [2, 9, 4, 7, 1])).toEqual([1, 3, 2]);
  });

  it('are all that there are, where there are few', () => {
    expect(of(5, [1, 2])).toEqual([1, 0]);
    expect(of(5, [])).toEqual([]);
  });

  it('keep the order of equals', () => {
    expect(of(3, [5, 7, 5, 7, 5])).toEqual([1, 3, 0]);
    expect(of(2, [0, 0, 0])).toEqual([0, 1]);
  });

  it('are those that sorting all would give', () => {
    const scores = Array.from({ length: 200 }, (_, i) => (i * 7919) % 101);
    const sorted = scores.map((_, i) => i).sort((a, b) => scores[b]! - scores[a]! || a - b);
    expect(of(8, scores)).toEqual(sorted.slice(0, 8));
  });
});
