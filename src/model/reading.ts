/** What is read off a text for the classifier, and a memory of it: texts are many, and each is needed some times. */
import type { AnalyzedText } from '../analysis/analyze.ts';
import { type FeatureList, featuresOf } from './features.ts';
import { meanVector, type WordVectors, withoutCommon } from './word-vectors.ts';

/** A text as features, and as one vector where word vectors are used. */
export interface Reading {
  readonly features: FeatureList;
  readonly vector: Float32Array | null;
}

export function readingOf(analyzed: AnalyzedText, vectors: WordVectors | null): Reading {
  return {
    features: featuresOf(analyzed),
    vector: vectors && meanVector(vectors, analyzed.words, analyzed.weights),
  };
}

const names: string[] = [];
const nameOf = (dimension: number): string => {
  names[dimension] ??= `v:${dimension}`;
  return names[dimension];
};

/**
 * What the classifier is told of a text: its features, and its vector, which counts as much as all of those together.
 *
 * @param common What the vectors of all texts of the folder have in common.
 */
export function encode({ features, vector }: Reading, common: Float32Array | null): FeatureList {
  if (vector === null || common === null) return features;
  const own = withoutCommon(vector, common);
  return [...features, ...Array.from(own, (value, d) => [nameOf(d), value] as const)];
}

/** Readings by text, packed: ten thousand of them are some megabytes. */
export interface ReadingMemory {
  keep(text: string, reading: Reading): void;
  recall(text: string): Reading | null;
}

export function createReadingMemory(): ReadingMemory {
  const numbers = new Map<string, number>();
  const known: string[] = [];
  const packed = new Map<
    string,
    { readonly ids: Uint32Array; readonly values: Float32Array; readonly vector: Float32Array | null }
  >();
  const number = (name: string): number => {
    const before = numbers.get(name);
    if (before !== undefined) return before;
    numbers.set(name, known.length);
    return known.push(name) - 1;
  };
  return {
    keep(text, { features, vector }) {
      const ids = Uint32Array.from(features, ([name]) => number(name));
      packed.set(text, { ids, values: Float32Array.from(features, ([, value]) => value), vector });
    },
    recall(text) {
      const found = packed.get(text);
      if (found === undefined) return null;
      const { ids, values, vector } = found;
      return { features: Array.from(ids, (id, i) => [known[id]!, values[i]!] as const), vector };
    },
  };
}
