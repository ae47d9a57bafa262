/** What a text is about, as one vector: the mean of its words' vectors, without what all texts of a folder share. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { languageFolder } from '../knowledge/language-folder.ts';
import { hashOf, placeOf } from '../text/hashes.ts';

/**
 * Vectors of the usual words of a language, in the order of the words' hashes: word `i` has the bytes from
 * `i × dimensions` on, times `scales[i]`, in which its rarity is contained.
 */
export interface WordVectors {
  readonly dimensions: number;
  readonly hashes: Uint32Array;
  readonly scales: Float32Array;
  readonly bytes: Int8Array;
}

/** The file of a language's word vectors; see languages/README.md. */
export const VECTORS_FILE = 'word-vectors.bin';

/** Its first numbers: how many words there are, and how many dimensions. */
const HEAD_BYTES = 8;

const read = new Map<string, WordVectors | null>();

/** The vectors of a language, read once; null if it has none. */
export function wordVectorsOf(language: string): WordVectors | null {
  const before = read.get(language);
  if (before !== undefined) return before;
  const file = join(languageFolder(language), VECTORS_FILE);
  const vectors = existsSync(file) ? decodeVectors(readFileSync(file)) : null;
  read.set(language, vectors);
  return vectors;
}

/** Takes the file apart. */
export function decodeVectors(file: Uint8Array): WordVectors {
  // A copy of its own begins where numbers of four bytes may begin.
  const { buffer } = file.slice();
  const [words = 0, dimensions = 0] = new Uint32Array(buffer, 0, 2);
  const scalesAt = HEAD_BYTES + 4 * words;
  return {
    dimensions,
    hashes: new Uint32Array(buffer, HEAD_BYTES, words),
    scales: new Float32Array(buffer, scalesAt, words),
    bytes: new Int8Array(buffer, scalesAt + 4 * words, words * dimensions),
  };
}

function scaleToUnit(vector: Float32Array): Float32Array {
  let square = 0;
  for (const value of vector) square += value * value;
  if (square === 0) return vector;
  const scale = 1 / Math.sqrt(square);
  for (let i = 0; i < vector.length; i++) vector[i] = vector[i]! * scale;
  return vector;
}

/** The words' vectors added up, of unit length; all zero if none is known. */
export function meanVector(
  { dimensions, hashes, scales, bytes }: WordVectors,
  words: readonly string[],
  weights: readonly number[],
): Float32Array {
  const sum = new Float32Array(dimensions);
  for (const [i, word] of words.entries()) {
    const hash = hashOf(word);
    const place = placeOf(hashes, hash);
    if (hashes[place] !== hash) continue;
    const scale = scales[place]! * weights[i]!;
    const at = place * dimensions;
    for (let d = 0; d < dimensions; d++) sum[d] = sum[d]! + bytes[at + d]! * scale;
  }
  return scaleToUnit(sum);
}

const ROUNDS = 30;

/** The direction that most of the vectors have in common (the first principal one), of unit length. */
export function commonDirection(vectors: readonly Float32Array[]): Float32Array {
  const dimensions = vectors[0]?.length ?? 0;
  let direction = scaleToUnit(new Float32Array(dimensions).fill(1));
  for (let round = 0; round < ROUNDS; round++) {
    const next = new Float32Array(dimensions);
    for (const vector of vectors) {
      const along = dot(vector, direction);
      for (let d = 0; d < dimensions; d++) next[d] = next[d]! + along * vector[d]!;
    }
    direction = scaleToUnit(next);
  }
  return direction;
}

function dot(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let d = 0; d < a.length; d++) sum += a[d]! * b[d]!;
  return sum;
}

/** The vector without what all have in common, of unit length. */
export function withoutCommon(vector: Float32Array, common: Float32Array): Float32Array {
  const along = dot(vector, common);
  return scaleToUnit(vector.map((value, d) => value - along * common[d]!));
}
