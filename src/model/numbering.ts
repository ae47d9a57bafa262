/** Numbers features by their names as they come, so that texts can be kept as arrays of numbers. */
import type { Numbered } from './classifier.ts';
import type { FeatureList } from './features.ts';
import { createSlabs } from './slabs.ts';

export interface Numbering {
  pack(features: FeatureList): Numbered;
  unpack(packed: Numbered): FeatureList;
  /** Every feature's name so far, by its number. */
  readonly names: readonly string[];
}

export function createNumbering(): Numbering {
  const numbers = new Map<string, number>();
  const names: string[] = [];
  const slabs = createSlabs();
  let features = new Int32Array(0);
  let values = new Float32Array(0);
  const numberOf = (name: string): number => {
    const before = numbers.get(name);
    if (before !== undefined) return before;
    numbers.set(name, names.length);
    return names.push(name) - 1;
  };
  return {
    names,
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
    unpack: ({ features, values }) => Array.from(features, (id, i) => [names[id]!, values[i]!] as const),
  };
}
