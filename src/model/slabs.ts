/** Room for many short lists of numbers: each as an array of its own would cost several times what it holds. */

/** Numbers in one piece of memory. */
const SLAB = 1 << 16;

export interface Slabs {
  /** Copies the first `count` numbers of the two lists, and gives them back where they stand now. */
  keep(
    features: Int32Array,
    values: Float32Array,
    count: number,
  ): { readonly features: Int32Array; readonly values: Float32Array };
}

export function createSlabs(): Slabs {
  let features = new Int32Array(0);
  let values = new Float32Array(0);
  let used = 0;
  return {
    keep(ofFeatures, ofValues, count) {
      if (used + count > features.length) {
        const length = Math.max(SLAB, count);
        features = new Int32Array(length);
        values = new Float32Array(length);
        used = 0;
      }
      const kept = {
        features: features.subarray(used, used + count),
        values: values.subarray(used, used + count),
      };
      for (let i = 0; i < count; i++) {
        kept.features[i] = ofFeatures[i]!;
        kept.values[i] = ofValues[i]!;
      }
      used += count;
      return kept;
    },
  };
}
