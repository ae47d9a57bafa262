/** The small second story, as it is and in temporary copies that a test may damage. */
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { CALIBRATION_FILE, defaultCalibrationFile } from '../../src/decision/read-calibration.ts';
import { compiledName, readKept, writeKept } from '../../src/engine/compiled.ts';
import { type Compiled, compiledOf, createEngine, type Engine } from '../../src/engine/engine.ts';
import { trainEngine } from '../../src/engine/train.ts';
import { loadKnowledge } from '../../src/knowledge/load.ts';
import type { Knowledge } from '../../src/knowledge/model.ts';

export const LIBRARY = 'test/stories/library';

let engine: Engine | undefined;

export function libraryKnowledge(): Knowledge {
  const { knowledge, faults } = loadKnowledge(LIBRARY);
  if (knowledge === null || faults.length > 0) throw new Error('the small story has faults');
  return knowledge;
}

/**
 * As it was compiled from these very files by this very code; else trained, and kept for the other processes of tests,
 * under a name by which the bot does not find it.
 */
function openLibrary(): Engine {
  const knowledge = libraryKnowledge();
  const name = `tests-${compiledName(knowledge.revision)}`;
  const compiled = readKept(name) as Compiled | null;
  if (compiled) return createEngine(compiled);
  const trained = trainEngine(knowledge);
  writeKept(name, compiledOf(trained));
  return trained;
}

/** Opened once in each process of tests. */
export function libraryEngine(): Engine {
  engine ??= openLibrary();
  return engine;
}

export interface LibraryCopy {
  readonly dir: string;
  read(file: string): string;
  /** Puts `by` in the place of `what`. @throws if `what` is not there: the test would prove nothing. */
  replace(file: string, what: string, by: string): void;
  write(file: string, text: string): void;
  removeFile(file: string): void;
  /** Lays a calibration into it: without one, each check trains five times more to fit it. */
  calibrate(): void;
  /** The line, counted from 1, of the first place where `text` stands in a file as it is now. */
  lineOf(file: string, text: string): number;
  remove(): void;
}

export function copyLibrary(): LibraryCopy {
  const root = mkdtempSync(join(tmpdir(), 'backchannel-story-'));
  const dir = join(root, 'library');
  cpSync(LIBRARY, dir, { recursive: true });
  const read = (file: string) => readFileSync(join(dir, file), 'utf8');
  const write = (file: string, text: string) => {
    mkdirSync(dirname(join(dir, file)), { recursive: true });
    writeFileSync(join(dir, file), text);
  };
  const positionOf = (file: string, what: string) => {
    const at = read(file).indexOf(what);
    if (at < 0) throw new Error(`${file} does not hold "${what}"`);
    return at;
  };
  return {
    dir,
    read,
    write,
    replace(file, what, by) {
      const at = positionOf(file, what);
      const text = read(file);
      write(file, text.slice(0, at) + by + text.slice(at + what.length));
    },
    lineOf: (file, text) => read(file).slice(0, positionOf(file, text)).split('\n').length,
    removeFile: (file) => rmSync(join(dir, file)),
    calibrate: () => cpSync(defaultCalibrationFile('en').path, join(dir, CALIBRATION_FILE)),
    remove: () => rmSync(root, { recursive: true, force: true }),
  };
}
