/** What is read off a text for the classifier, and a memory of it: texts are many, and each is needed some times. */
import type { AnalyzedText } from '../analysis/analyze.ts';
import type { Numbered } from './classifier.ts';
import { type FeatureList, featuresOf } from './features.ts';
import { createNumbering } from './numbering.ts';
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

const vectorNames: string[] = [];
const nameOf = (dimension: number): string => {
  vectorNames[dimension] ??= `v:${dimension}`;
  return vectorNames[dimension];
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
  /** The vector of a text that was kept, where word vectors are used. */
  vector(text: string): Float32Array | null;
  /** The features of a text that was kept, by the numbers that they came by. */
  features(text: string): Numbered | null;
  /** What the classifier is told of a text that was kept, by the same numbers. @throws {Error} if it was not. */
  encoded(text: string, common: Float32Array | null): Numbered;
  /** The hash of every feature's name, by its number. */
  hashes(): Uint32Array;
}

export function createReadingMemory(): ReadingMemory {
  const { hashes, numberOf, pack } = createNumbering();
  const packed = new Map<string, Numbered>();
  const vectors = new Map<string, Float32Array>();
  return {
    hashes,
    keep(text, { features, vector }) {
      packed.set(text, pack(features));
      if (vector !== null) vectors.set(text, vector);
    },
    vector: (text) => vectors.get(text) ?? null,
    features: (text) => packed.get(text) ?? null,
    encoded(text, common) {
      const found = packed.get(text);
      if (found === undefined) throw new Error('encoded before it was read');
      const vector = vectors.get(text);
      if (vector === undefined || common === null) return found;
      const own = withoutCommon(vector, common);
      return {
        features: Int32Array.of(...found.features, ...Array.from(own, (_, d) => numberOf(nameOf(d)))),
        values: Float32Array.of(...found.values, ...own),
      };
    },
  };
}
