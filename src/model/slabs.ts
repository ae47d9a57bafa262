/** Room for many short lists of numbers: each as an array of its own would cost several times what it holds. */

/** Numbers in one piece of memory. */
const SLAB = 1 << 16;

/** Two lists of the same length. */
export interface Kept {
  readonly features: Int32Array;
  readonly values: Float32Array;
}

/** Two lists where they stand in larger ones: a view costs more than what it shows, and is made when somebody looks. */
class Place implements Kept {
  readonly #slab: Kept;
  readonly #from: number;
  readonly #to: number;

  constructor(slab: Kept, from: number, to: number) {
    this.#slab = slab;
    this.#from = from;
    this.#to = to;
  }

  get features(): Int32Array {
    return this.#slab.features.subarray(this.#from, this.#to);
  }

  get values(): Float32Array {
    return this.#slab.values.subarray(this.#from, this.#to);
  }
}

export interface Slabs {
  /** Copies the first `count` numbers of the two lists, and gives them back where they stand now. */
  keep(features: Int32Array, values: Float32Array, count: number): Kept;
}

export function createSlabs(): Slabs {
  let slab: Kept = { features: new Int32Array(0), values: new Float32Array(0) };
  let used = 0;
  return {
    keep(features, values, count) {
      if (used + count > slab.features.length) {
        const length = Math.max(SLAB, count);
        slab = { features: new Int32Array(length), values: new Float32Array(length) };
        used = 0;
      }
      const from = used;
      for (let i = 0; i < count; i++) {
        slab.features[used] = features[i]!;
        slab.values[used++] = values[i]!;
      }
      return new Place(slab, from, used);
    },
  };
}
