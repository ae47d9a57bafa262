/** Reads what requests bring along, within bounds that hold for all of them together. */
import type { IncomingMessage } from 'node:http';

export interface BodyLimits {
  /** Bytes that are read of all requests together, short pieces counted as longer; when they are more, the largest gives way. */
  readonly inFlight: number;
  /**
   * What a piece counts at least, however short: who sends a body sign by sign makes work with each of them, and is
   * refused the sooner.
   */
  readonly leastPiece: number;
  /** A body must have arrived whole within so many milliseconds. */
  readonly withinMs: number;
}

/** Why a body was not read to its end: it broke off, took too long, is too large, or there was no room for it. */
export type BodyRefusal = 400 | 408 | 413 | 503;

export interface BodyReader {
  /** The body, or why there is none. @param largest Bytes; more are refused, by the length alone where it is said. */
  read(request: IncomingMessage, largest: number): Promise<Buffer | BodyRefusal>;
  /** Bytes held at the moment. */
  held(): number;
}

interface Reading {
  /** What it counts. */
  bytes: number;
  readonly refuse: (status: BodyRefusal) => void;
}

export function createBodyReader({ inFlight, leastPiece, withinMs }: BodyLimits): BodyReader {
  const readings = new Set<Reading>();
  let held = 0;

  /** Those who send little get through while others send much. */
  function makeRoom(): void {
    while (held > inFlight) {
      const [first, ...others] = readings;
      if (first === undefined) return;
      others.reduce((most, one) => (one.bytes > most.bytes ? one : most), first).refuse(503);
    }
  }

  return {
    held: () => held,
    read(request, largest) {
      if (Number(request.headers['content-length']) > largest) return Promise.resolve(413);
      return new Promise((resolve) => {
        let pieces: Buffer[] = [];
        let isShort = false;
        function settle(outcome: Buffer | BodyRefusal): void {
          if (!readings.delete(reading)) return;
          held -= reading.bytes;
          pieces = [];
          clearTimeout(timer);
          request.off('data', take);
          resolve(outcome);
          if (typeof outcome !== 'number') return;
          // What is left is not read; of one that comes sign by sign much has been, and is dropped rather than kept.
          if (isShort) request.on('data', () => {});
          else request.pause();
        }
        const reading: Reading = { bytes: 0, refuse: settle };
        const take = (piece: Buffer): void => {
          isShort ||= piece.length < leastPiece;
          const counts = Math.max(piece.length, leastPiece);
          reading.bytes += counts;
          held += counts;
          if (reading.bytes > largest) {
            settle(413);
            return;
          }
          pieces.push(piece);
          makeRoom();
        };
        const timer = setTimeout(() => settle(408), withinMs);
        readings.add(reading);
        request.on('data', take);
        request.once('end', () => settle(Buffer.concat(pieces)));
        request.once('error', () => settle(400));
        request.once('close', () => settle(400));
      });
    },
  };
}
