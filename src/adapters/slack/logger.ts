/** Bolt's and its clients' log lines, on their way into ours: without secrets, and no louder than they matter. */
import { LogLevel, type Logger as SlackLogger } from '@slack/bolt';
import type { Logger } from 'pino';
import type { Strangers } from '../../network/strangers.ts';
import { note, withoutSecrets } from './errors.ts';

/** The words of a line, without secrets and not too many. */
function plainText(parts: readonly unknown[]): string {
  const texts = parts
    .map((part) => (part instanceof Error ? part.message : part))
    .filter((one) => typeof one === 'string');
  return withoutSecrets(texts.join(' ').trim()).slice(0, 500);
}

/** A logger for Bolt. Its debug lines hold what people wrote, and are never passed on. */
const loggerBy = (pass: (level: 'info' | 'warn' | 'error', parts: unknown[]) => void): SlackLogger => ({
  debug() {},
  info: (...parts) => pass('info', parts),
  warn: (...parts) => pass('warn', parts),
  error: (...parts) => pass('error', parts),
  setLevel() {},
  getLevel: () => LogLevel.INFO,
  setName() {},
});

/** What this adapter says in its own words. */
const OUR_BUSINESS = /Failed to send a message|WebSocket|WSS/;

export const createSlackLogger = (log: Logger): SlackLogger =>
  loggerBy((level, parts) => {
    const text = plainText(parts);
    note(log, level === 'error' && !OUR_BUSINESS.test(text) ? 'warn' : 'debug', 'bolt', text);
  });

/** For Bolt's receiver, which says of each request of a stranger what was wrong with it. */
export const createReceiverLogger = (strangers: Strangers): SlackLogger =>
  loggerBy((level, parts) => {
    // An error by itself is one of the install pages, which tell of it themselves.
    const isOfPage = parts.length === 1 && parts[0] instanceof Error;
    if (level !== 'info' && !isOfPage) strangers.refused('refused', plainText(parts));
  });
