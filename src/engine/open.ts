/** Opens a knowledge folder: from what was compiled before if the files are unchanged, else read, checked, trained. */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Calibration } from '../decision/calibration.ts';
import { fingerprint } from '../knowledge/files.ts';
import { neededSources, recallSources, type Sources } from '../knowledge/source-memory.ts';
import type { ValidationIssue } from '../knowledge/validation-issue.ts';
import {
  cacheDir,
  compiledName,
  keptHolds,
  readCompiled,
  readKept,
  writeCompiled,
  writeKept,
} from './compiled.ts';
import { type Compiled, createEngine, type Engine, type Trained } from './engine.ts';
import { lastGood, rememberGood } from './last-good.ts';

/** The knowledge cannot be used. `faults` says what is wrong and where. */
export class KnowledgeError extends Error {
  readonly code = 'KNOWLEDGE_INVALID';
  readonly faults: readonly ValidationIssue[];

  constructor(faults: readonly ValidationIssue[]) {
    super(`The knowledge has ${faults.length} fault${faults.length === 1 ? '' : 's'}.`);
    this.name = 'KnowledgeError';
    this.faults = faults;
  }
}

/** A story that has passed its check, before anything is learned from it. */
export type ReadStory = Omit<Trained, 'model'> & {
  /** That of the folder, if it has one. */
  readonly calibration: Calibration | null;
};

/** The engine of a story as it was compiled before; null if nothing compiled fits the files. */
export function openCompiled(dir: string): Engine | null {
  const compiled = readCompiled(fingerprint(dir));
  return compiled && createEngine(compiled);
}

/**
 * The engine of a story.
 *
 * @param onRead Told of a story that is not compiled, before it is learned, which begins when that is done.
 * @throws {KnowledgeError} with every fault, if the knowledge does not pass its check: a calibration that was fitted
 *   for other evidence than is computed is one.
 */
export async function openEngine(
  dir: string,
  onRead: (read: ReadStory) => void | Promise<void> = () => {},
): Promise<Engine> {
  const compiled = openCompiled(dir);
  if (compiled) return compiled;
  // Reading and checking need libraries that a start from compiled knowledge does without.
  const [{ checkFiles }, { calibrated, countWords, trainFresh }] = await Promise.all([
    import('./check.ts'),
    import('./train.ts'),
  ]);
  const sources = compiledName(
    `read-${createHash('sha256').update(resolve(dir)).digest('hex').slice(0, 16)}`,
  );
  recallSources((readKept(sources) as Sources | null) ?? new Map());
  const { knowledge, calibration, faults } = checkFiles(dir);
  if (knowledge === null || faults.length > 0) throw new KnowledgeError(faults);
  const counted = countWords(knowledge);
  await onRead({ ...counted, calibration });
  // What an edit did not touch is not trained again.
  const before = (taught: string) => compiledLast(dir, taught)?.model ?? null;
  const engine = calibrated(trainFresh(knowledge, { before }, counted).engine, calibration);
  writeCompiled(engine);
  const read = neededSources();
  if (read !== null) writeKept(sources, read);
  return engine;
}

/** Remembers that this knowledge is in force from this folder, for a start that finds faults there. */
export function keepAsGood(dir: string, engine: Engine): void {
  const name = compiledName(engine.knowledge.revision);
  // What the build compiled goes with the next build: a cache of one's own has to hold it too.
  if (!existsSync(join(cacheDir(), name))) writeCompiled(engine);
  rememberGood(cacheDir(), dir, name);
}

/**
 * What was compiled of this folder when it was in force last; null if this very code has compiled none.
 *
 * @param taught The fingerprint of what something in it was taught with: where nothing was, it is not read.
 */
function compiledLast(dir: string, taught = ''): Compiled | null {
  const revision = lastGood(cacheDir(), dir);
  if (revision === null || !keptHolds(compiledName(revision), taught)) return null;
  return readCompiled(revision);
}

/** The knowledge that was in force last from this folder; null if this very code has compiled none. */
export function openLastGood(dir: string): Engine | null {
  const compiled = compiledLast(dir);
  return compiled && createEngine(compiled);
}
