/** The bot's own log, written to memory. */
import { Writable } from 'node:stream';
import type { Logger } from 'pino';
import { createLog } from '../../src/observability/log.ts';

export interface CapturedLog {
  readonly log: Logger;
  /** Everything written, as it would stand in a file. */
  text(): string;
  lines(): Record<string, unknown>[];
}

export function captureLog(options: { level?: string; secrets?: readonly string[] } = {}): CapturedLog {
  let written = '';
  const target = new Writable({
    write(chunk, _encoding, done) {
      written += String(chunk);
      done();
    },
  });
  return {
    log: createLog({ level: options.level ?? 'debug', secrets: options.secrets ?? [], target }),
    text: () => written,
    lines: () =>
      written
        .split('\n')
        .filter(Boolean)
        .map((line) => JSON.parse(line) as Record<string, unknown>),
  };
}
