/**
 * What files were found to hold, by their bytes: an edit changes one of many, and taking the others apart again would be
 * most of the work of reading them. Only what was read without a word to say about its layout is remembered.
 */
import { createHash } from 'node:crypto';

/** More than a story and its translations have; those that were needed longest ago make room. */
const MOST = 400;

/** What a file holds, whatever it should. */
export interface Held {
  readonly value: unknown;
}

const memory = new Map<string, Held>();

/** Keys that were needed since somebody asked. */
let needed = new Set<string>();
let learned = false;

export const keyOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('base64url');

/** What a file with this key holds; undefined if nobody knows. */
export function recallSource(key: string): Held | undefined {
  const held = memory.get(key);
  if (held === undefined) return undefined;
  remember(key, held);
  return held;
}

function remember(key: string, held: Held): void {
  memory.delete(key);
  memory.set(key, held);
  needed.add(key);
  const [oldest] = memory.keys();
  if (memory.size > MOST && oldest !== undefined) memory.delete(oldest);
}

export function rememberSource(key: string, held: Held): void {
  learned = true;
  remember(key, held);
}

/** What is remembered, to be kept for another process. */
export type Sources = ReadonlyMap<string, Held>;

/** Remembers what another process has read. */
export function recallSources(sources: Sources): void {
  for (const [key, held] of sources) memory.set(key, held);
  needed = new Set();
  learned = false;
}

/** What was needed since `recallSources`; null if all of it came from there. */
export const neededSources = (): Sources | null =>
  learned ? new Map([...memory].filter(([key]) => needed.has(key))) : null;
