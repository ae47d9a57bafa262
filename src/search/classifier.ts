/** A log-linear classifier (multinomial logistic regression) trained on the knowledge's own phrasings. */
import type { FeatureList } from './features.ts';

/** One training example: features, and the classes it belongs to with weights that sum to 1. */
export interface Example {
  readonly features: FeatureList;
  readonly target: readonly (readonly [label: number, share: number])[];
  /** How much it counts. */
  readonly weight: number;
}

export interface TrainingOptions {
  readonly epochs: number;
  readonly rate: number;
  /** L2 penalty per step on the weights of the features that an example has. */
  readonly decay: number;
}

/** Sums of feature weights a class; `row(name)` starts at `index × classes`. */
export interface Classifier {
  readonly classes: number;
  readonly index: ReadonlyMap<string, number>;
  readonly weights: Float32Array;
}

/** A small repeatable random source (mulberry32), for shuffling only. */
function randomSource(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** In place: scores become probabilities that sum to 1. */
export function softmax(scores: Float64Array): Float64Array {
  let top = Number.NEGATIVE_INFINITY;
  for (const score of scores) if (score > top) top = score;
  let sum = 0;
  for (let i = 0; i < scores.length; i++) {
    scores[i] = Math.exp(scores[i]! - top);
    sum += scores[i]!;
  }
  for (let i = 0; i < scores.length; i++) scores[i] = scores[i]! / sum;
  return scores;
}

/** Below this probability a class gets no gradient: it would change nothing and costs most of the time. */
const NEGLIGIBLE = 0.002;

/** Features that occur in a single example teach nothing about others. */
function indexFeatures(examples: readonly Example[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { features } of examples)
    for (const [name] of features) counts.set(name, (counts.get(name) ?? 0) + 1);
  const index = new Map<string, number>();
  for (const [name, count] of counts) if (count > 1) index.set(name, index.size);
  return index;
}

/** Trains by AdaGrad over shuffled examples. Deterministic: the same examples give the same weights. */
export function train(examples: readonly Example[], classes: number, options: TrainingOptions): Classifier {
  const index = indexFeatures(examples);
  const weights = new Float32Array(index.size * classes);
  const history = new Float32Array(index.size * classes).fill(1e-3);
  const rows = examples.map(({ features }) => {
    const known = features.filter(([name]) => index.has(name));
    return {
      at: Int32Array.from(known, ([name]) => index.get(name)! * classes),
      value: Float64Array.from(known, ([, value]) => value),
    };
  });
  const order = examples.map((_, i) => i);
  const random = randomSource(1);
  const scores = new Float64Array(classes);
  const active: number[] = [];
  for (let epoch = 0; epoch < options.epochs; epoch++) {
    for (let i = order.length - 1; i > 0; i--) {
      const j = Math.floor(random() * (i + 1));
      [order[i], order[j]] = [order[j]!, order[i]!];
    }
    for (const i of order) {
      const { at, value } = rows[i]!;
      const { target, weight } = examples[i]!;
      scores.fill(0);
      for (let f = 0; f < at.length; f++) {
        const row = at[f]!;
        const v = value[f]!;
        for (let c = 0; c < classes; c++) scores[c] = scores[c]! + weights[row + c]! * v;
      }
      softmax(scores);
      for (const [label, share] of target) scores[label] = scores[label]! - share;
      active.length = 0;
      for (let c = 0; c < classes; c++) if (Math.abs(scores[c]!) > NEGLIGIBLE) active.push(c);
      for (let f = 0; f < at.length; f++) {
        const row = at[f]!;
        const v = value[f]! * weight;
        for (const c of active) {
          const k = row + c;
          const gradient = scores[c]! * v + options.decay * weights[k]!;
          history[k] = history[k]! + gradient * gradient;
          weights[k] = weights[k]! - (options.rate * gradient) / Math.sqrt(history[k]!);
        }
      }
    }
  }
  return { classes, index, weights };
}

/** Probabilities of the classes for these features. */
export function classify(classifier: Classifier, features: FeatureList): Float64Array {
  const { classes, index, weights } = classifier;
  const scores = new Float64Array(classes);
  for (const [name, value] of features) {
    const i = index.get(name);
    if (i === undefined) continue;
    const row = i * classes;
    for (let c = 0; c < classes; c++) scores[c] = scores[c]! + weights[row + c]! * value;
  }
  return softmax(scores);
}
