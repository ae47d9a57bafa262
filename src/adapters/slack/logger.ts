/** Bolt's and its clients' log lines, on their way into ours: without secrets, and no louder than they matter. */
import { LogLevel, type Logger as SlackLogger } from '@slack/bolt';
import type { Logger } from 'pino';
import { note, withoutSecrets } from './errors.ts';

/** The words of a line, without secrets and not too many. */
export const plainText = (parts: readonly unknown[]): string => {
  const texts = parts
    .map((part) => (part instanceof Error ? part.message : part))
    .filter((one) => typeof one === 'string');
  return withoutSecrets(texts.join(' ').trim()).slice(0, 500);
};

/** What this adapter says in its own words. */
const OUR_BUSINESS = /Failed to send a message|WebSocket|WSS/;

/** A logger for Bolt. Its debug lines hold what people wrote, and are never passed on. */
export function createSlackLogger(log: Logger): SlackLogger {
  const pass = (level: 'debug' | 'warn', parts: unknown[]): void =>
    note(log, level, 'bolt', plainText(parts));
  return {
    debug() {},
    info: (...parts) => pass('debug', parts),
    warn: (...parts) => pass('debug', parts),
    error: (...parts) => pass(OUR_BUSINESS.test(plainText(parts)) ? 'debug' : 'warn', parts),
    setLevel() {},
    getLevel: () => LogLevel.INFO,
    setName() {},
  };
}
