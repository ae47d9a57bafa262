/** Keeps what was read, checked and trained, so that a start with unchanged files takes no second look. */
import { createHash } from 'node:crypto';
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { languageFiles } from '../knowledge/language-folder.ts';
import { lookThrough } from '../knowledge/read-file.ts';
import { type Compiled, compiledOf } from './engine.ts';
import { readData, writeData } from './kept-data.ts';
import { lastGoodFiles } from './last-good.ts';

const here = dirname(fileURLToPath(import.meta.url));

/** Beside the code: what the build compiled, and all else where nobody says otherwise. */
const BESIDE = join(here, '../../.cache');

/** Where compiled knowledge is kept: beside the code, or where `BACKCHANNEL_CACHE` says. */
export const cacheDir = (): string => process.env['BACKCHANNEL_CACHE'] || BESIDE;

/** Where it is sought: a folder of one's own does not hide what the build compiled. */
const places = () => [...new Set([cacheDir(), BESIDE])];

/** The rooms whose code shapes what is compiled. */
const ROOMS = ['text', 'knowledge', 'analysis', 'model', 'decision', 'engine'];

/** At most this many compiled files are kept: of a few folders, each in a few languages. */
const KEPT = 24;

/** Of the code that this process began with: what is put in its place meanwhile is another's. */
let ofCode: string | undefined;

/** Code and languages shape the result: when any of them changes, what was compiled before is void. */
export function engineFingerprint(): string {
  ofCode ??= fingerprintOfCode();
  return ofCode;
}

function fingerprintOfCode(): string {
  const code = ROOMS.map((room) => join(here, '..', room)).flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => /\.[jt]s$/.test(name))
      .sort()
      .map((name) => join(folder, name)),
  );
  const hash = createHash('sha256').update(process.version);
  for (const file of [...code, ...languageFiles()]) {
    const read = lookThrough(file, (piece) => hash.update(piece), Number.POSITIVE_INFINITY);
    if ('fault' in read) throw new Error(`${file} ${read.fault}.`);
  }
  return hash.digest('hex').slice(0, 16);
}

/** The file's name for knowledge with this fingerprint, compiled by this very code. */
export const compiledName = (revision: string): string => `${revision}-${engineFingerprint()}.bin`;

/** Whether anything is kept under the name that knowledge with this fingerprint has. */
export const isKept = (revision: string): boolean => {
  const name = compiledName(revision);
  return places().some((folder) => existsSync(join(folder, name)));
};

/** What was kept long ago and is in use is none of the oldest, which make room. */
export function markUsed(names: readonly string[]): void {
  const now = new Date();
  for (const name of names)
    try {
      utimesSync(join(cacheDir(), name), now, now);
    } catch {
      // Kept elsewhere, or not at all, or nobody may write here.
    }
}

/** What was compiled from files with this fingerprint by this very code, or null. */
export function readCompiled(revision: string): Compiled | null {
  // The name holds what it was made of and by which code: nothing else is kept under it.
  return readKept(compiledName(revision)) as Compiled | null;
}

/** What is kept under this name, or null. */
export function readKept(name: string): unknown {
  for (const folder of places()) {
    const kept = readFile(join(folder, name));
    if (kept !== null) return kept;
  }
  return null;
}

/** Bytes of a file that are looked through at once. */
const PIECE = 1 << 18;

/** Whether these signs of ASCII stand in what is kept under this name: found without taking apart what is large. */
export const keptHolds = (name: string, signs: string): boolean =>
  places().some((folder) => fileHolds(join(folder, name), signs));

function fileHolds(path: string, signs: string): boolean {
  try {
    const file = openSync(path, 'r');
    try {
      const piece = Buffer.alloc(PIECE);
      // The end of a piece stands before the next: what is sought may lie across.
      let before = 0;
      for (;;) {
        const read = readSync(file, piece, before, PIECE - before, null);
        if (piece.subarray(0, before + read).includes(signs, 0, 'latin1')) return true;
        if (read === 0) return false;
        const end = Math.min(signs.length - 1, before + read);
        piece.copyWithin(0, before + read - end, before + read);
        before = end;
      }
    } finally {
      closeSync(file);
    }
  } catch {
    return false;
  }
}

/** What was damaged on its way must not be taken for knowledge. */
function readFile(path: string): unknown {
  try {
    return readData(path);
  } catch {
    return null;
  }
}

/** Keeps it. A folder that cannot be written costs the next start some seconds, and nothing else. */
export const writeCompiled = (compiled: Compiled): void =>
  writeKept(compiledName(compiled.knowledge.revision), compiledOf(compiled));

/** Keeps plain data under a name of its own. */
export function writeKept(name: string, kept: unknown): void {
  const file = join(cacheDir(), name);
  const unfinished = `${file}.${process.pid}`;
  try {
    // Not `recursive`: on file systems that refuse new folders, such as /proc, that never returns.
    if (!existsSync(cacheDir())) mkdirSync(cacheDir());
    writeData(unfinished, kept);
    renameSync(unfinished, file);
    const needed = lastGoodFiles(cacheDir());
    const old = readdirSync(cacheDir())
      .filter((name) => name.endsWith('.bin') && !needed.includes(name))
      .map((name) => join(cacheDir(), name))
      .filter((path) => path !== file)
      .sort((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs);
    for (const dispensable of old.slice(KEPT - 1)) rmSync(dispensable, { force: true });
  } catch {
    try {
      rmSync(unfinished, { force: true });
    } catch {
      // Below what is no folder nothing was written either.
    }
  }
}
