/** The log: one JSON line an event, readable lines on a terminal; secrets never stand in it. */
import type { Writable } from 'node:stream';
import { type DestinationStream, type Logger, pino, stdSerializers } from 'pino';
import pretty from 'pino-pretty';

/** Stands in a log line where a secret would be. */
const CENSORED = '[secret]';

/** Shorter values would censor ordinary words. */
const SHORTEST_SECRET = 6;

const escaped = (text: string): string => JSON.stringify(text).slice(1, -1);

/** The ways in which a secret may be written within a text: as it is, in an address, in JSON, or in both. */
function spellings(secret: string): string[] {
  const inAddress = [
    encodeURIComponent,
    encodeURI,
    (text: string) => new URLSearchParams([['', text]]).toString().slice(1),
  ];
  const written = [secret, ...inAddress.map((write) => write(secret))];
  return [...written, ...written.map(escaped), escaped(escaped(secret)), secret.replaceAll("'", "\\'")];
}

/**
 * Replaces every secret in what is written, wherever it stands: in messages, in addresses, in stack traces. Each line
 * is taken apart first, so that no way of escaping it hides one.
 */
function withoutSecrets(target: NodeJS.WritableStream, secrets: readonly string[]): DestinationStream {
  const known = [
    ...new Set(secrets.filter((secret) => secret.length >= SHORTEST_SECRET).flatMap(spellings)),
  ].sort((a, b) => b.length - a.length);
  const cleanText = (text: string): string =>
    known.reduce(
      (clean, secret) => (clean.includes(secret) ? clean.replaceAll(secret, CENSORED) : clean),
      text,
    );

  function clean(value: unknown): unknown {
    if (typeof value === 'string') return cleanText(value);
    if (Array.isArray(value)) return value.map(clean);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [cleanText(name), clean(inner)]));
  }

  function cleanLine(line: string): string {
    // Where nothing is escaped nothing can hide, and most lines hold no secret.
    if (!line.includes('\\') && !known.some((secret) => line.includes(secret))) return line;
    try {
      return `${JSON.stringify(clean(JSON.parse(line)))}\n`;
    } catch {
      return cleanText(line);
    }
  }

  return { write: (line: string) => void target.write(known.length === 0 ? line : cleanLine(line)) };
}

export interface LogOptions {
  readonly level: string;
  readonly secrets: readonly string[];
  /** Where lines go; standard error by default, so that standard output stays for answers. */
  readonly target?: NodeJS.WriteStream | Writable;
}

/**
 * What the log says of an error: what happened, by which cause, and where. Libraries hang on theirs what was asked of a platform, with
 * people's words in it, and by which address, which may let others in.
 */
function describeError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { message: String(error) };
  const { type, message, stack } = stdSerializers.err(error);
  return { type, message, stack, ...('code' in error ? { code: error.code } : {}) };
}

/** A logger that never writes a secret. */
export function createLog({ level, secrets, target = process.stderr }: LogOptions): Logger {
  const readable = 'isTTY' in target && target.isTTY;
  const sink = readable
    ? pretty({ destination: target, colorize: !process.env['NO_COLOR'], ignore: 'pid,hostname', sync: true })
    : target;
  return pino({ level, serializers: { err: describeError } }, withoutSecrets(sink, secrets));
}
