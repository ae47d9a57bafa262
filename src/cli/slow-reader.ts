/** Writes to a pipe whose reader may be slow, and hears signals meanwhile. */
import { write } from 'node:fs';
import { Writable } from 'node:stream';

/** Until a full pipe is tried again. */
const AGAIN_MS = 20;

/**
 * Not `process.stdout`, which would hear no signal while nobody reads a pipe; nor a file's stream, which takes a full
 * pipe (EAGAIN) for the end of all writing.
 *
 * @param descriptor Stays open.
 */
export function toSlowReader(descriptor: number): Writable {
  return new Writable({
    write(chunk: Buffer, _encoding, done) {
      const writeFrom = (from: number): void =>
        write(descriptor, chunk, from, (error, written) => {
          if (error?.code === 'EAGAIN') setTimeout(writeFrom, AGAIN_MS, from);
          else if (error !== null) done(error);
          else if (from + written < chunk.length) writeFrom(from + written);
          else done();
        });
      writeFrom(0);
    },
  });
}
