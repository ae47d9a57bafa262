/** Keeps what was read, checked and trained, so that a start with unchanged files takes no second look. */
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { deserialize, serialize } from 'node:v8';
import type { Knowledge } from '../knowledge/model.ts';
import type { Model } from './model.ts';
import type { Vocabulary } from './vocabulary.ts';

/** A knowledge that passed its check, with its words counted and its model trained. */
export interface Compiled {
  readonly knowledge: Knowledge;
  readonly vocabulary: Vocabulary;
  readonly model: Model;
}

const here = dirname(fileURLToPath(import.meta.url));

/** Where compiled knowledge is kept: beside the code, or where `BACKCHANNEL_CACHE` says. */
const cacheDir = () => process.env['BACKCHANNEL_CACHE'] ?? join(here, '../../.cache');

/** At most this many compiled folders are kept. */
const KEPT = 8;

/** Code that shapes the result: when any of it changes, what was compiled before is void. */
function codeFingerprint(): string {
  const hash = createHash('sha256').update(process.version);
  for (const folder of [here, join(here, '../knowledge'), join(here, '../text')])
    for (const name of readdirSync(folder).sort())
      if (/\.[jt]s$/.test(name)) hash.update(readFileSync(join(folder, name)));
  return hash.digest('hex').slice(0, 16);
}

function fileFor(revision: string): string {
  return join(cacheDir(), `${revision}-${codeFingerprint()}.bin`);
}

/** What was compiled from files with this fingerprint by this very code, or null. */
export function readCompiled(revision: string): Compiled | null {
  try {
    return deserialize(readFileSync(fileFor(revision))) as Compiled;
  } catch {
    return null;
  }
}

/** Keeps it. A folder that cannot be written costs the next start a second, and nothing else. */
export function writeCompiled({ knowledge, vocabulary, model }: Compiled): void {
  const compiled: Compiled = { knowledge, vocabulary, model };
  const file = fileFor(knowledge.revision);
  const unfinished = `${file}.${process.pid}`;
  try {
    mkdirSync(cacheDir(), { recursive: true });
    writeFileSync(unfinished, serialize(compiled));
    renameSync(unfinished, file);
    const old = readdirSync(cacheDir()).filter((name) => name.endsWith('.bin') && !file.endsWith(name));
    for (const name of old.slice(0, Math.max(0, old.length - KEPT + 1)))
      rmSync(join(cacheDir(), name), { force: true });
  } catch {
    rmSync(unfinished, { force: true });
  }
}
