import { describe, expect, it } from 'vitest';
import {
  createGate,
  FittedNamesError,
  fitLogistic,
  type Logistic,
  mixLogistic,
  type Observation,
  type Values,
} from '../../src/model/logistic.ts';

const NAMES = ['length', 'same'] as const;
type Name = (typeof NAMES)[number];

const values = (length: number) => ({ length, same: 7 });
const observe = (length: number, outcome: boolean, weight = 1): Observation<Name> => ({
  values: values(length),
  outcome,
  weight,
});
const fitted = (rows: readonly Observation<Name>[], penalty: number) => fitLogistic(rows, NAMES, penalty);
const gate = (rows: readonly Observation<Name>[], penalty: number) =>
  createGate(fitted(rows, penalty), NAMES);

describe('logistic regression', () => {
  const rows = [1, 2, 3, 4, 5, 6, 7, 8].map((length) => observe(length, length > 4));

  it('learns which way a number points, and ignores one that never changes', () => {
    const probability = gate(rows, 0.1);
    expect(probability(values(8))).toBeGreaterThan(0.9);
    expect(probability(values(1))).toBeLessThan(0.1);
    expect(probability(values(4.5))).toBeCloseTo(0.5, 1);
    expect(Math.abs(fitted(rows, 0.1).terms.same.weight)).toBeLessThan(1e-9);
  });

  it('counts an observation as often as its weight says', () => {
    const even = [observe(1, true), observe(1, false)];
    const odd = [observe(1, true, 9), observe(1, false, 1)];
    expect(gate(even, 0)(values(1))).toBeCloseTo(0.5, 2);
    expect(gate(odd, 0)(values(1))).toBeCloseTo(0.9, 1);
  });

  it('is more careful under a penalty', () => {
    expect(gate(rows, 50)(values(8))).toBeLessThan(gate(rows, 0.1)(values(8)));
  });

  it('gives probabilities for any finite numbers', () => {
    const probability = gate(rows, 1);
    for (const length of [-1e9, 0, 1e9]) {
      expect(probability(values(length))).toBeGreaterThanOrEqual(0);
      expect(probability(values(length))).toBeLessThanOrEqual(1);
    }
  });
});

describe('a gate', () => {
  const term = { weight: 2, mean: 1, spread: 4 };

  it('goes by the names of the numbers, not by their order', () => {
    const model = { bias: 0, terms: { a: term, b: { ...term, weight: -2 } } };
    const given = { b: 5, a: 9 };
    expect(createGate(model, ['a', 'b'])(given)).toBe(createGate(model, ['b', 'a'])(given));
    expect(createGate(model, ['a', 'b'])(given)).toBeCloseTo(1 / (1 + Math.exp(-2)), 10);
  });

  it('is refused at once when it was fitted for other numbers, and says which', () => {
    const model = { bias: 0, terms: { known: term, old: term } };
    const make = () => createGate<string>(model, ['known', 'added']);
    expect(make).toThrow(FittedNamesError);
    expect(make).toThrow(/lacks added; it knows old/);
  });

  it('takes no property of objects for a number', () => {
    expect(() => createGate<string>({ bias: 0, terms: {} }, ['constructor'])).toThrow(/lacks constructor/);
  });

  it('mixed of two has log-odds between theirs, by how much the second counts', () => {
    const first = {
      bias: 0.5,
      terms: { a: { weight: 2, mean: 1, spread: 4 }, b: { weight: 0, mean: 3, spread: 1 } },
    };
    const second = {
      bias: -1,
      terms: { a: { weight: -1, mean: 6, spread: 2 }, b: { weight: 3, mean: 0, spread: 5 } },
    };
    const logOdds = (model: Logistic<'a' | 'b'>, given: Values<'a' | 'b'>) => {
      const p = createGate(model, ['a', 'b'])(given);
      return Math.log(p / (1 - p));
    };
    for (const given of [
      { a: 0, b: 0 },
      { a: 7, b: -2 },
    ])
      for (const share of [0, 0.3, 1])
        expect(logOdds(mixLogistic(first, second, share, ['a', 'b']), given)).toBeCloseTo(
          (1 - share) * logOdds(first, given) + share * logOdds(second, given),
          8,
        );
  });
});
