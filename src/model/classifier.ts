/** A log-linear classifier (multinomial logistic regression) trained on the knowledge's own phrasings. */
import { createFeatureIndex, type FeatureIndex, numberOf } from './feature-index.ts';
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

/**
 * What was learned. Feature `i` weighs `weights[i × classes + c] × scales[i]` for class `c`: a byte a weight is as
 * good as four, and a quarter of the memory.
 */
export interface Classifier {
  readonly classes: number;
  readonly index: FeatureIndex;
  readonly weights: Int8Array;
  readonly scales: Float32Array;
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

/** An example with its features as numbers: all examples of a large knowledge must fit into memory. */
interface Row {
  readonly features: Int32Array;
  readonly values: Float32Array;
  readonly target: Example['target'];
  readonly weight: number;
}

function numberFeatures(examples: Iterable<Example>): {
  rows: Row[];
  names: Map<string, number>;
  uses: number[];
} {
  const names = new Map<string, number>();
  const uses: number[] = [];
  const rows: Row[] = [];
  for (const { features, target, weight } of examples) {
    const ids = new Int32Array(features.length);
    for (const [f, [name]] of features.entries()) {
      let id = names.get(name);
      if (id === undefined) {
        id = names.size;
        names.set(name, id);
        uses.push(0);
      }
      ids[f] = id;
      uses[id] = uses[id]! + 1;
    }
    rows.push({ features: ids, values: Float32Array.from(features, ([, value]) => value), target, weight });
  }
  return { rows, names, uses };
}

/**
 * Up to so many weights (bytes, once trained) all features are kept. Where there are more, those of a single example go:
 * among many examples they teach hardly anything, among few they are much of what there is.
 */
const MOST_WEIGHTS = 4_000_000;

/** Trains by AdaGrad over shuffled examples. Deterministic: the same examples give the same weights. */
export function train(examples: Iterable<Example>, classes: number, options: TrainingOptions): Classifier {
  const { rows, names, uses } = numberFeatures(examples);
  const fewest = names.size * classes > MOST_WEIGHTS ? 2 : 1;
  const kept: string[] = [];
  const rowOf = new Int32Array(uses.length).fill(-1);
  for (const [name, id] of names) {
    if (uses[id]! < fewest) continue;
    rowOf[id] = kept.length * classes;
    kept.push(name);
  }
  const weights = new Float32Array(kept.length * classes);
  const history = new Float32Array(kept.length * classes).fill(1e-3);
  const order = rows.map((_, i) => i);
  const random = randomSource(1);
  const scores = new Float64Array(classes);
  const active: number[] = [];
  for (let epoch = 0; epoch < options.epochs; epoch++) {
    for (let i = order.length - 1; i > 0; i--) {
      const j = Math.floor(random() * (i + 1));
      [order[i], order[j]] = [order[j]!, order[i]!];
    }
    for (const i of order) {
      const { features, values, target, weight } = rows[i]!;
      scores.fill(0);
      for (let f = 0; f < features.length; f++) {
        const row = rowOf[features[f]!]!;
        if (row < 0) continue;
        const value = values[f]!;
        for (let c = 0; c < classes; c++) scores[c] = scores[c]! + weights[row + c]! * value;
      }
      softmax(scores);
      for (const [label, share] of target) scores[label] = scores[label]! - share;
      active.length = 0;
      for (let c = 0; c < classes; c++) if (Math.abs(scores[c]!) > NEGLIGIBLE) active.push(c);
      for (let f = 0; f < features.length; f++) {
        const row = rowOf[features[f]!]!;
        if (row < 0) continue;
        const value = values[f]! * weight;
        for (const c of active) {
          const k = row + c;
          const gradient = scores[c]! * value + options.decay * weights[k]!;
          history[k] = history[k]! + gradient * gradient;
          weights[k] = weights[k]! - (options.rate * gradient) / Math.sqrt(history[k]!);
        }
      }
    }
  }
  return { classes, index: createFeatureIndex(kept), ...compress(weights, classes) };
}

const LARGEST_BYTE = 127;

/** Each feature's weights as bytes, with the scale that makes the largest of them the largest byte. */
function compress(weights: Float32Array, classes: number): Pick<Classifier, 'weights' | 'scales'> {
  const bytes = new Int8Array(weights.length);
  const scales = new Float32Array(weights.length / classes);
  for (let i = 0; i < scales.length; i++) {
    const row = weights.subarray(i * classes, (i + 1) * classes);
    let largest = 0;
    for (const weight of row) largest = Math.max(largest, Math.abs(weight));
    scales[i] = largest / LARGEST_BYTE;
    if (largest === 0) continue;
    for (let c = 0; c < classes; c++) bytes[i * classes + c] = Math.round((row[c]! * LARGEST_BYTE) / largest);
  }
  return { weights: bytes, scales };
}

/** Probabilities of the classes for these features. */
export function classify(classifier: Classifier, features: FeatureList): Float64Array {
  const { classes, index, weights, scales } = classifier;
  const scores = new Float64Array(classes);
  for (const [name, value] of features) {
    const i = numberOf(index, name);
    if (i === undefined) continue;
    const row = i * classes;
    const scaled = value * scales[i]!;
    for (let c = 0; c < classes; c++) scores[c] = scores[c]! + weights[row + c]! * scaled;
  }
  return softmax(scores);
}
