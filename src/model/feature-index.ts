/** Numbers the classifier's features by name, in flat arrays: a sixth of a Map's memory, and read from disk in no time. */
import { hashOf } from '../text/hashes.ts';
import type { FeatureList } from './features.ts';

/**
 * A hash table with open addressing. Names are not kept, only their hashes: of the names in use, and of any that
 * people could type, fewer than one in ten thousand takes another's number.
 */
export interface FeatureIndex {
  /** How many features are numbered. */
  readonly size: number;
  /** Hash of each feature's name, by its number. */
  readonly hashes: Uint32Array;
  /** Number of the feature in each slot; the length is a power of two. */
  readonly slots: Int32Array;
}

/** A slot without a feature. */
const FREE = -1;

/** The table is at most two thirds full, so that a search ends after a slot or two. */
const SLOTS_A_FEATURE = 1.5;

/** The slot where this hash stands, or the free one where it would. */
function slotOf({ hashes, slots }: FeatureIndex, hash: number): number {
  const mask = slots.length - 1;
  let slot = hash & mask;
  for (;;) {
    const number = slots[slot]!;
    if (number === FREE || hashes[number] === hash) return slot;
    slot = (slot + 1) & mask;
  }
}

/** Numbers names 0, 1, 2 … in the order of their hashes here. */
export function indexOfHashes(hashes: Uint32Array): FeatureIndex {
  const length = 2 ** Math.ceil(Math.log2(SLOTS_A_FEATURE * hashes.length + 1));
  const index = { size: hashes.length, hashes, slots: new Int32Array(length).fill(FREE) };
  for (let number = 0; number < hashes.length; number++) index.slots[slotOf(index, hashes[number]!)] = number;
  return index;
}

/** Numbers the names 0, 1, 2 … in their order. */
export const createFeatureIndex = (names: readonly string[]): FeatureIndex =>
  indexOfHashes(Uint32Array.from(names, hashOf));

/** Features by their numbers in an index, below 0 where it has none, and how much there is of each. */
export interface InNumbers {
  readonly features: Int32Array;
  readonly values: ArrayLike<number>;
}

/** The numbers of the names with these hashes, in their order; below 0 where nothing was learned about one. */
export const numbersOf = (index: FeatureIndex, hashes: Uint32Array): Int32Array =>
  Int32Array.from(hashes, (hash) => index.slots[slotOf(index, hash)]!);

/** A text's features in numbers. */
export function inNumbersOf(index: FeatureIndex, list: FeatureList): InNumbers {
  const features = new Int32Array(list.length);
  const values = new Float64Array(list.length);
  for (let f = 0; f < list.length; f++) {
    const feature = list[f]!;
    features[f] = index.slots[slotOf(index, hashOf(feature[0]))]!;
    values[f] = feature[1];
  }
  return { features, values };
}

/** The feature's number, or undefined if nothing was learned about it. */
export function numberOf(index: FeatureIndex, name: string): number | undefined {
  const number = index.slots[slotOf(index, hashOf(name))]!;
  return number === FREE ? undefined : number;
}
