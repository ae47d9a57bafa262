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

/** Opens the file if it is one and is small enough, and lets it be read. Never throws. */
function whileOpen<T>(
  path: string,
  most: number,
  read: (file: number, size: number) => T,
): T | { readonly fault: string } {
  let file: number | undefined;
  try {
    file = openSync(path, AT_ONCE);
    const stat = fstatSync(file);
    if (!stat.isFile()) return { fault: 'is no file' };
    if (stat.size > most) return { fault: `is larger than ${most / 1024 / 1024} MB` };
    return read(file, stat.size);
  } catch (error) {
    const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    return { fault: isMissing ? 'is missing' : 'cannot be read' };
  } finally {
    if (file !== undefined) closeSync(file);
  }
}

/** Reads the file if it is one and is small enough. Never throws. */
export const readBounded = (path: string): FileRead =>
  whileOpen(path, MAX_FILE_BYTES, (file, size) => {
    const bytes = Buffer.alloc(size);
    let read = 0;
    for (let more = 1; more > 0 && read < bytes.length; read += more)
      more = readSync(file, bytes, read, bytes.length - read, read);
    return { bytes: bytes.subarray(0, read) };
  });

/** Bytes that are read at once where a file is only looked through. */
const PIECE_BYTES = 1 << 16;
let piece: Buffer | undefined;

/**
 * Looks through the file if it is one and is small enough. A start looks through twelve megabytes of files for their
 * fingerprints: in one buffer, since as many buffers as files would wait for the garbage collector. Never throws.
 *
 * @param take Is given piece after piece, each gone with the next.
 * @param most Larger files are not read.
 * @returns How many bytes there were.
 */
export const lookThrough = (
  path: string,
  take: (piece: Uint8Array) => void,
  most = MAX_FILE_BYTES,
): { readonly size: number } | { readonly fault: string } =>
  whileOpen(path, most, (file, size) => {
    piece ??= Buffer.allocUnsafeSlow(PIECE_BYTES);
    let read = 0;
    for (let more = 1; more > 0 && read < size; read += more) {
      more = readSync(file, piece, 0, Math.min(PIECE_BYTES, size - read), read);
      take(piece.subarray(0, more));
    }
    return { size: read };
  });
