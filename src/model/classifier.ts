/** A log-linear classifier (multinomial logistic regression) trained on the knowledge's own phrasings. */
import { createHash } from 'node:crypto';
import { type FeatureIndex, type InNumbers, indexOfHashes, inNumbersOf } from './feature-index.ts';
import type { FeatureList } from './features.ts';

/** Features by their numbers, and how much there is of each: all examples of a large knowledge must fit into memory. */
export interface Numbered {
  readonly features: Int32Array;
  readonly values: Float32Array;
}

/** One training example: features, and the classes it belongs to with weights that sum to 1. */
export interface Example {
  readonly text: Numbered;
  readonly target: readonly (readonly [label: number, share: number])[];
}

export interface TrainingOptions {
  readonly epochs: number;
  readonly rate: number;
  /** L2 penalty per step on the weights of the features that an example has. */
  readonly decay: number;
  /** Features of fewer examples than this are passed over. */
  readonly fewestUses: number;
}

/**
 * What was learned. Feature `i` weighs `weights[i × classes + c] × scales[i]` for class `c`: a byte a weight is as
 * good as four, and a quarter of the memory.
 */
export interface Classifier {
  /** Fingerprint of all that it was taught with. */
  readonly taught: string;
  readonly classes: number;
  readonly index: FeatureIndex;
  readonly weights: Int8Array;
  readonly scales: Float32Array;
}

/** Spreads a number over all 32 bits: of neighbours it makes strangers (the finalizer of MurmurHash3). */
function scrambled(number: number): number {
  let mixed = Math.imul(number ^ (number >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}

/** A number for an example by what it has, wherever it stands among others. */
const keyOf = ({ text: { features } }: Example, hashes: Uint32Array): number =>
  features.reduce((key, id) => scrambled(key ^ hashes[id]!), features.length);

/**
 * In place: the order of the examples in one epoch. Each has its place by itself, so that one more example moves none of
 * the others: where all were shuffled anew, every edit would change what is learned of everything.
 */
function shuffle(order: number[], keys: Uint32Array, epoch: number): void {
  const places = keys.map((key) => scrambled(key ^ scrambled(epoch + 1)));
  order.sort((a, b) => places[a]! - places[b]! || a - b);
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

/** Features by their new numbers, of which the first `count` count. */
interface Row {
  readonly features: Int32Array;
  readonly values: Float32Array;
  count: number;
}

/** Fills a row with nothing but the features of a text that are kept: done at each look, it costs less than a second copy of all. */
function renumber({ features, values }: Numbered, numbers: Int32Array, row: Row): void {
  let count = 0;
  for (let f = 0; f < features.length; f++) {
    const number = numbers[features[f]!]!;
    if (number < 0) continue;
    row.features[count] = number;
    row.values[count++] = values[f]!;
  }
  row.count = count;
}

/** The same for the same lessons alone: an edit that leaves every one of them as it was needs no training. */
function lessonsFingerprint(
  examples: readonly Example[],
  hashes: Uint32Array,
  classes: number,
  options: TrainingOptions,
): string {
  const hash = createHash('sha256')
    .update(JSON.stringify([classes, options]))
    .update(hashes);
  for (const { text, target } of examples) {
    const { features, values } = text;
    hash.update(features).update(values).update(JSON.stringify(target));
  }
  return hash.digest('hex').slice(0, 32);
}

/** Adds up what each class gets from the features; by fours, so that each sum is fetched and put back less often. */
function addScores(
  scores: Float64Array,
  state: Float32Array | Int8Array,
  stride: number,
  features: ArrayLike<number>,
  values: ArrayLike<number>,
  count: number,
): void {
  const fours = count & ~3;
  for (let f = 0; f < fours; f += 4) {
    const [a, b] = [features[f]! * stride, features[f + 1]! * stride];
    const [d, e] = [features[f + 2]! * stride, features[f + 3]! * stride];
    const [va, vb, vd, ve] = [values[f]!, values[f + 1]!, values[f + 2]!, values[f + 3]!];
    for (let c = 0; c < scores.length; c++)
      scores[c] =
        scores[c]! + state[a + c]! * va + state[b + c]! * vb + state[d + c]! * vd + state[e + c]! * ve;
  }
  for (let f = fours; f < count; f++) {
    const from = features[f]! * stride;
    for (let c = 0; c < scores.length; c++) scores[c] = scores[c]! + state[from + c]! * values[f]!;
  }
}

/** What was trained earlier and may have been taught the very same. */
export type Before = (taught: string) => Classifier | null;

/** The features with so many uses, the usual ones first. Of most there is one use: no list of all of them is made. */
function usualFirst(uses: Uint32Array, fewest: number): Int32Array {
  const kept = new Int32Array(uses.length);
  let count = 0;
  for (let id = 0; id < uses.length; id++) if (uses[id]! >= fewest) kept[count++] = id;
  return kept.slice(0, count).sort((a, b) => uses[b]! - uses[a]! || a - b);
}

/** In a function of its own: what is of no use is held by nobody then. */
function takenOver(taught: string, before: Before): Classifier | null {
  const classifier = before(taught);
  return classifier?.taught === taught ? classifier : null;
}

/**
 * Trains by AdaGrad over shuffled examples. Deterministic: the same examples give the same weights. Most of the time
 * goes into waiting for memory, so what is needed together lies together: usual features beside each other, and a
 * feature's weights beside the sums of their squared gradients.
 *
 * @param hashes Those of the features' names, by their numbers.
 * @param before What was trained earlier: given back if it was taught the very same.
 */
export function train(
  examples: readonly Example[],
  hashes: Uint32Array,
  classes: number,
  options: TrainingOptions,
  before: Before = () => null,
): Classifier {
  const taught = lessonsFingerprint(examples, hashes, classes, options);
  const same = takenOver(taught, before);
  if (same !== null) return same;
  const uses = new Uint32Array(hashes.length);
  let longest = 0;
  for (const { text } of examples) {
    const { features } = text;
    longest = Math.max(longest, features.length);
    for (const id of features) uses[id] = uses[id]! + 1;
  }
  const kept = usualFirst(uses, options.fewestUses);
  const numbers = new Int32Array(hashes.length).fill(-1);
  for (let number = 0; number < kept.length; number++) numbers[kept[number]!] = number;
  const row: Row = { features: new Int32Array(longest), values: new Float32Array(longest), count: 0 };
  const { features, values } = row;

  const stride = 2 * classes;
  const state = new Float32Array(kept.length * stride);
  for (let i = 0; i < kept.length; i++) state.fill(1e-3, i * stride + classes, (i + 1) * stride);
  const order = examples.map((_, i) => i);
  const keys = Uint32Array.from(examples, (example) => keyOf(example, hashes));
  const scores = new Float64Array(classes);
  const active = new Int32Array(classes);
  const { decay, rate } = options;
  for (let epoch = 0; epoch < options.epochs; epoch++) {
    shuffle(order, keys, epoch);
    for (const i of order) {
      const { text, target } = examples[i]!;
      renumber(text, numbers, row);
      scores.fill(0);
      addScores(scores, state, stride, features, values, row.count);
      softmax(scores);
      for (const [label, share] of target) scores[label] = scores[label]! - share;
      let count = 0;
      for (let c = 0; c < classes; c++) if (Math.abs(scores[c]!) > NEGLIGIBLE) active[count++] = c;
      for (let f = 0; f < row.count; f++) {
        const from = features[f]! * stride;
        const value = values[f]!;
        for (let a = 0; a < count; a++) {
          const c = active[a]!;
          const k = from + c;
          const gradient = scores[c]! * value + decay * state[k]!;
          const squares = state[k + classes]! + gradient * gradient;
          state[k + classes] = squares;
          state[k] = state[k]! - (rate * gradient) / Math.sqrt(squares);
        }
      }
    }
  }
  const index = indexOfHashes(Uint32Array.from(kept, (id) => hashes[id]!));
  return { taught, classes, index, ...compress(state, classes) };
}

const LARGEST_BYTE = 127;

/** Each feature's weights as bytes, with the scale that makes the largest of them the largest byte. */
function compress(state: Float32Array, classes: number): Pick<Classifier, 'weights' | 'scales'> {
  const stride = 2 * classes;
  const scales = new Float32Array(state.length / stride);
  const bytes = new Int8Array(scales.length * classes);
  for (let i = 0; i < scales.length; i++) {
    const from = i * stride;
    let largest = 0;
    for (let c = 0; c < classes; c++) largest = Math.max(largest, Math.abs(state[from + c]!));
    scales[i] = largest / LARGEST_BYTE;
    if (largest === 0) continue;
    for (let c = 0; c < classes; c++)
      bytes[i * classes + c] = Math.round((state[from + c]! * LARGEST_BYTE) / largest);
  }
  return { weights: bytes, scales };
}

/** Probabilities of the classes for these features. */
export const classify = (classifier: Classifier, features: FeatureList): Float64Array =>
  classifyNumbers(classifier, inNumbersOf(classifier.index, features));

/** The same for features by their numbers in its index. */
export function classifyNumbers(
  { classes, weights, scales }: Classifier,
  { features, values: given }: InNumbers,
): Float64Array {
  const known: number[] = [];
  const values: number[] = [];
  for (let f = 0; f < features.length; f++) {
    const i = features[f]!;
    if (i < 0) continue;
    known.push(i);
    values.push(given[f]! * scales[i]!);
  }
  const scores = new Float64Array(classes);
  addScores(scores, weights, classes, known, values, known.length);
  return softmax(scores);
}
