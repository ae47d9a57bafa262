import { describe, expect, it } from 'vitest';
import {
  type Classifier,
  classify,
  type Example,
  softmax,
  type TrainingOptions,
  train,
} from '../../src/model/classifier.ts';
import { numberOf } from '../../src/model/feature-index.ts';
import type { FeatureList } from '../../src/model/features.ts';
import { createNumbering } from '../../src/model/numbering.ts';

const OPTIONS: TrainingOptions = { epochs: 20, rate: 0.5, decay: 0.001, fewestUses: 2 };

const features = (text: string): FeatureList => text.split(' ').map((word) => [word, 1] as const);

const numbering = createNumbering();

const example = (text: string, ...labels: number[]): Example => ({
  text: numbering.pack(features(text)),
  target: labels.map((label) => [label, 1 / labels.length] as const),
});

for (const word of ['weekend', 'noise', 'parking', 'space']) numbering.pack([[word, 1]]);

const taught = (examples: readonly Example[], options = OPTIONS, before: Classifier | null = null) =>
  train(examples, numbering.hashes(), 3, options, () => before);

const TOY_TEXTS = [
  ['when open sunday', 0],
  ['open sunday hours', 0],
  ['sunday when', 0],
  ['who pays money', 1],
  ['money how much', 1],
  ['who pays much', 1],
  ['neighbours noise', 2],
  ['noise complaint neighbours', 2],
  ['complaint noise', 2],
] as const;
const TOYS = TOY_TEXTS.map(([text, label]) => example(text, label));

const likeliest = (probabilities: Float64Array) => probabilities.indexOf(Math.max(...probabilities));

describe('the classifier', () => {
  const classifier = taught(TOYS);

  it('learns a toy set, and what it has not seen in this order', () => {
    for (const [text, label] of TOY_TEXTS)
      expect(likeliest(classify(classifier, features(text)))).toBe(label);
    expect(likeliest(classify(classifier, features('hours open when')))).toBe(0);
    expect(likeliest(classify(classifier, features('pays how much money who')))).toBe(1);
  });

  it('learns the same of all others where one more example is added that has nothing of theirs', () => {
    const said = 'open sunday money neighbours';
    const more = taught([example('parking space', 0), ...TOYS, example('parking space', 0)]);
    expect(classify(more, features(said))).toEqual(classify(classifier, features(said)));
    expect(classify(more, features('parking'))).not.toEqual(classify(classifier, features('parking')));
  });

  it('gives probabilities', () => {
    const probabilities = classify(classifier, features('sunday money noise'));
    expect(probabilities.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 10);
    for (const p of probabilities) expect(p).toBeGreaterThan(0);
  });

  it('is undecided about what it does not know', () => {
    for (const p of classify(classifier, features('constructor __proto__'))) expect(p).toBeCloseTo(1 / 3, 10);
    for (const p of classify(classifier, [])) expect(p).toBeCloseTo(1 / 3, 10);
  });

  it('shares a phrasing between the classes that it belongs to', () => {
    const shared = taught([
      example('weekend', 0, 1),
      example('weekend', 0, 1),
      example('noise', 2),
      example('noise', 2),
    ]);
    const [a, b, c] = classify(shared, features('weekend'));
    expect(a!).toBeCloseTo(b!, 1);
    expect(c!).toBeLessThan(0.1);
  });

  it('gives the same weights for the same examples', () => {
    expect(taught(TOYS).weights).toEqual(classifier.weights);
  });

  it('is taken over where it was taught the very same, and trained anew where anything differs', () => {
    expect(taught(TOYS, OPTIONS, classifier)).toBe(classifier);
    expect(taught(TOYS, { ...OPTIONS, epochs: 19 }, classifier)).not.toBe(classifier);
    expect(taught([...TOYS.slice(1), example('when open sunday', 1)], OPTIONS, classifier)).not.toBe(
      classifier,
    );
  });

  it('keeps nothing of what occurs in a single example, unless it has to learn from little', () => {
    expect(numberOf(classifier.index, 'hours')).toBeUndefined();
    expect(numberOf(classifier.index, 'sunday')).toBeDefined();
    expect(numberOf(taught(TOYS, { ...OPTIONS, fewestUses: 1 }).index, 'hours')).toBeDefined();
  });
});

describe('softmax', () => {
  it('stays finite for scores of any size', () => {
    expect([...softmax(Float64Array.of(1e6, 1e6))]).toEqual([0.5, 0.5]);
    expect([...softmax(Float64Array.of(-1e6, 0))]).toEqual([0, 1]);
  });
});
