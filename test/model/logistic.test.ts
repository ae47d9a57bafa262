import { describe, expect, it } from 'vitest';
import { fitLogistic, type Observation, probability } from '../../src/model/logistic.ts';

const observe = (value: number, outcome: boolean, weight = 1): Observation => ({
  values: [value, 7],
  outcome,
  weight,
});

describe('logistic regression', () => {
  const rows = [1, 2, 3, 4, 5, 6, 7, 8].map((value) => observe(value, value > 4));

  it('learns which way a number points, and ignores one that never changes', () => {
    const model = fitLogistic(rows, 0.1);
    expect(probability(model, [8, 7])).toBeGreaterThan(0.9);
    expect(probability(model, [1, 7])).toBeLessThan(0.1);
    expect(probability(model, [4.5, 7])).toBeCloseTo(0.5, 1);
    expect(Math.abs(model.weights[1]!)).toBeLessThan(1e-9);
  });

  it('counts an observation as often as its weight says', () => {
    const even = [observe(1, true), observe(1, false)];
    const odd = [observe(1, true, 9), observe(1, false, 1)];
    expect(probability(fitLogistic(even, 0), [1, 7])).toBeCloseTo(0.5, 2);
    expect(probability(fitLogistic(odd, 0), [1, 7])).toBeCloseTo(0.9, 1);
  });

  it('is more careful under a penalty', () => {
    const bold = probability(fitLogistic(rows, 0.1), [8, 7]);
    expect(probability(fitLogistic(rows, 50), [8, 7])).toBeLessThan(bold);
  });

  it('gives probabilities for any finite numbers', () => {
    const model = fitLogistic(rows, 1);
    for (const value of [-1e9, 0, 1e9]) {
      const p = probability(model, [value, 7]);
      expect(p).toBeGreaterThanOrEqual(0);
      expect(p).toBeLessThanOrEqual(1);
    }
  });
});
