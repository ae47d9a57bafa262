/**
 * Remembers which compiled knowledge of a folder was in force last, so that a start after a faulty edit has something
 * to go on with. A small file in the cache, one a knowledge folder, names the compiled file.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const ENDING = '.good';

/** Folders that are remembered at most. */
const KEPT = 4;

const fileFor = (cache: string, dir: string): string =>
  join(cache, createHash('sha256').update(resolve(dir)).digest('hex').slice(0, 16) + ENDING);

const remembered = (cache: string): string[] =>
  readdirSync(cache)
    .filter((name) => name.endsWith(ENDING))
    .map((name) => join(cache, name))
    .sort((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs);

/** The revision of the knowledge that was in force last from this folder; null if none is remembered. */
export function lastGood(cache: string, dir: string): string | null {
  try {
    return readFileSync(fileFor(cache, dir), 'utf8').split('-')[0] || null;
  } catch {
    return null;
  }
}

/** Remembers it. Where the cache cannot be written nothing is kept, and nothing else happens. */
export function rememberGood(cache: string, dir: string, compiledFile: string): void {
  try {
    if (!existsSync(cache)) mkdirSync(cache);
    writeFileSync(fileFor(cache, dir), compiledFile);
    for (const old of remembered(cache).slice(KEPT)) rmSync(old, { force: true });
  } catch {
    // The next start has its files, or its faults.
  }
}

/** Names of the compiled files that somebody may have to go back to. */
export const lastGoodFiles = (cache: string): string[] =>
  remembered(cache).map((file) => readFileSync(file, 'utf8'));
