/** The log: one JSON line an event, readable lines on a terminal; secrets never stand in it. */
import type { Writable } from 'node:stream';
import { type DestinationStream, type Logger, pino } from 'pino';
import pretty from 'pino-pretty';

/** Stands in a log line where a secret would be. */
const CENSORED = '[secret]';

/** Shorter values would censor ordinary words. */
const SHORTEST_SECRET = 6;

/** Replaces every secret in what is written, wherever it stands: in messages, in addresses, in stack traces. */
function withoutSecrets(target: NodeJS.WritableStream, secrets: readonly string[]): DestinationStream {
  const known = secrets.filter((secret) => secret.length >= SHORTEST_SECRET);
  return {
    write(line: string) {
      let clean = line;
      for (const secret of known) clean = clean.replaceAll(secret, CENSORED);
      target.write(clean);
    },
  };
}

export interface LogOptions {
  readonly level: string;
  readonly secrets: readonly string[];
  /** Where lines go; standard error by default, so that standard output stays for answers. */
  readonly target?: NodeJS.WriteStream | Writable;
}

/** A logger that never writes a secret. */
export function createLog({ level, secrets, target = process.stderr }: LogOptions): Logger {
  const readable = 'isTTY' in target && target.isTTY;
  const sink = readable
    ? pretty({ destination: target, colorize: !process.env['NO_COLOR'], ignore: 'pid,hostname', sync: true })
    : target;
  return pino({ level }, withoutSecrets(sink, secrets));
}
