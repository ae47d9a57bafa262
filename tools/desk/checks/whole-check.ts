/** Checks a story with some of its files changed, as if they were saved: the same check as `npm run check`. */
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { type Compiled, createEngine, type Engine } from '../../../src/engine/engine.ts';
import type { ValidationIssue } from '../../../src/knowledge/validation-issue.ts';
import { runAside } from './aside.ts';

/** What the process made of the folder. */
export interface CheckOutcome {
  /** Null where the files are too faulty to build a bot from. */
  readonly compiled: Compiled | null;
  readonly faults: readonly ValidationIssue[];
  readonly warnings: readonly ValidationIssue[];
}

/** A bot that answers by the changed files, and what is wrong with them. Files are named from the story's folder. */
export interface WholeCheck {
  readonly engine: Engine | null;
  /** What keeps them from being saved. */
  readonly faults: readonly ValidationIssue[];
  /** What they can be saved with, and is better mended. */
  readonly warnings: readonly ValidationIssue[];
}

const PROCESS = new URL('./check-process.ts', import.meta.url);

/** Of texts by their file, named from the story's folder. */
export type Overlay = ReadonlyMap<string, string>;

/**
 * @param labelled Folder of labelled messages, of which none may be in the knowledge.
 * @throws {Error} if the check itself cannot be done.
 */
export async function checkWhole(
  dir: string,
  overlay: Overlay,
  labelled: string,
  stop?: AbortSignal,
): Promise<WholeCheck> {
  const root = mkdtempSync(join(tmpdir(), 'backchannel-desk-'));
  const copy = join(root, 'story');
  const remove = (): void => rmSync(root, { recursive: true, force: true });
  process.once('exit', remove);
  try {
    cpSync(dir, copy, { recursive: true });
    for (const [file, text] of overlay) writeFileSync(join(copy, file), text);
    const { compiled, faults, warnings } = await runAside<CheckOutcome>(PROCESS, [copy, labelled], stop);
    const named = (issue: ValidationIssue): ValidationIssue => ({
      ...issue,
      file: relative(copy, issue.file) || dir,
      message: issue.message.replaceAll(`${copy}/`, ''),
    });
    return {
      engine: compiled && createEngine(compiled),
      faults: faults.map(named),
      warnings: warnings.map(named),
    };
  } finally {
    process.off('exit', remove);
    remove();
  }
}
