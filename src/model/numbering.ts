/** Numbers features by their names as they come, so that texts can be kept as arrays of numbers. */
import { hashOf, otherHashOf } from '../text/hashes.ts';
import type { Numbered } from './classifier.ts';
import type { FeatureList } from './features.ts';
import { createSlabs } from './slabs.ts';

/**
 * Of each name two hashes are kept, not the name: most of a quarter of a million occur once and are of no use to anybody.
 * That two names of a story have both in common happens once in a hundred million stories.
 */
export interface Numbering {
  pack(features: FeatureList): Numbered;
  /** The number of a feature, which it gets now if it has none. */
  numberOf(name: string): number;
  /** The hash of every feature's name so far, by its number; see `hashOf`. */
  hashes(): Uint32Array;
}

const FREE = -1;
const FIRST_SLOTS = 1 << 12;

/** The same numbers with room for twice as many. */
const grown = (numbers: Uint32Array) => {
  const larger = new Uint32Array(2 * numbers.length);
  larger.set(numbers);
  return larger;
};

export function createNumbering(): Numbering {
  const slabs = createSlabs();
  let features = new Int32Array(0);
  let values = new Float32Array(0);
  let count = 0;
  let hashes = new Uint32Array(FIRST_SLOTS / 2);
  let others = new Uint32Array(FIRST_SLOTS / 2);
  let slots = new Int32Array(FIRST_SLOTS).fill(FREE);

  /** The slot of the feature, or the free one where it would stand. */
  function slotOf(hash: number, other: number): number {
    const mask = slots.length - 1;
    let slot = hash & mask;
    for (;;) {
      const number = slots[slot]!;
      if (number === FREE || (hashes[number] === hash && others[number] === other)) return slot;
      slot = (slot + 1) & mask;
    }
  }

  /** The slots are at most half full, so that a search ends after one or two. */
  function makeRoom(): void {
    hashes = grown(hashes);
    others = grown(others);
    slots = new Int32Array(2 * slots.length).fill(FREE);
    for (let number = 0; number < count; number++) slots[slotOf(hashes[number]!, others[number]!)] = number;
  }

  function numberOf(name: string): number {
    const [hash, other] = [hashOf(name), otherHashOf(name)];
    const slot = slotOf(hash, other);
    const known = slots[slot]!;
    if (known !== FREE) return known;
    const number = count++;
    slots[slot] = number;
    hashes[number] = hash;
    others[number] = other;
    if (count === hashes.length) makeRoom();
    return number;
  }

  return {
    numberOf,
    hashes: () => hashes.slice(0, count),
    pack(list) {
      if (list.length > features.length) {
        features = new Int32Array(2 * list.length);
        values = new Float32Array(2 * list.length);
      }
      for (let i = 0; i < list.length; i++) {
        const [name, value] = list[i]!;
        features[i] = numberOf(name);
        values[i] = value;
      }
      return slabs.keep(features, values, list.length);
    },
  };
}
