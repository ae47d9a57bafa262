/** Puts a file in the place of another in one step, if that one is still what was looked at. */
import { closeSync, existsSync, openSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { textOf } from '../../review/story-file.ts';
import { revisionOf } from './change.ts';

/** A lock older than this was left behind, in milliseconds: what is done under it takes a moment. */
const STALE_MS = 10_000;

/** `moved`: the file is no longer what was looked at. `busy`: another desk is saving it at this moment. */
export type Saved = 'saved' | 'moved' | 'busy';

function lock(path: string): boolean {
  try {
    closeSync(openSync(path, 'wx'));
    return true;
  } catch {
    return false;
  }
}

function isStale(path: string): boolean {
  try {
    return Date.now() - statSync(path).mtimeMs > STALE_MS;
  } catch {
    return false;
  }
}

/**
 * @param revision Of the file that was looked at.
 * @throws {Error} with the system's code if the file cannot be read or written.
 */
export function saveFile(path: string, revision: string, text: string): Saved {
  const held = `${path}.lock`;
  if (isStale(held)) rmSync(held, { force: true });
  if (!lock(held)) return 'busy';
  const unfinished = `${path}.${process.pid}.new`;
  try {
    if (revisionOf(textOf(path)) !== revision) return 'moved';
    writeFileSync(unfinished, text, existsSync(path) ? { mode: statSync(path).mode } : {});
    renameSync(unfinished, path);
    return 'saved';
  } finally {
    rmSync(unfinished, { force: true });
    rmSync(held, { force: true });
  }
}
