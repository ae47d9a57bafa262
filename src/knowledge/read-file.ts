/**
 * Reads a file that somebody else may have put there: never waits for one that is no file (a pipe, a device), never
 * takes in more than fits, and tells before it reads.
 */
import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';

/** Larger files are no knowledge that people keep by hand. */
export const MAX_FILE_BYTES = 4 * 1024 * 1024;

/** What was read, or a predicate of why it was not. */
export type FileRead = { readonly bytes: Buffer } | { readonly fault: string };

/** On systems that know it: opening a pipe does not wait for whoever writes into it. */
const AT_ONCE = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0);

/** Reads the file if it is one and is small enough. Never throws. */
export function readBounded(path: string): FileRead {
  let file: number | undefined;
  try {
    file = openSync(path, AT_ONCE);
    const stat = fstatSync(file);
    if (!stat.isFile()) return { fault: 'is no file' };
    if (stat.size > MAX_FILE_BYTES) return { fault: `is larger than ${MAX_FILE_BYTES / 1024 / 1024} MB` };
    const bytes = Buffer.alloc(stat.size);
    let read = 0;
    for (let more = 1; more > 0 && read < bytes.length; read += more)
      more = readSync(file, bytes, read, bytes.length - read, read);
    return { bytes: bytes.subarray(0, read) };
  } catch (error) {
    const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    return { fault: isMissing ? 'is missing' : 'cannot be read' };
  } finally {
    if (file !== undefined) closeSync(file);
  }
}
