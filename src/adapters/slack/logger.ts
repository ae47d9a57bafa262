/** Bolt's and its clients' log lines, on their way into ours: without secrets, and no louder than they matter. */
import { LogLevel, type Logger as SlackLogger } from '@slack/bolt';
import type { Logger } from 'pino';
import { note, withoutSecrets } from './errors.ts';

const write = (parts: readonly unknown[]): string => {
  const texts = parts
    .map((part) => (part instanceof Error ? part.message : part))
    .filter((one) => typeof one === 'string');
  return withoutSecrets(texts.join(' ').trim()).slice(0, 500);
};

/** What this adapter says in its own words. */
const OUR_BUSINESS = /Failed to send a message|WebSocket|WSS/;
/** The one warning that the operator must see: somebody's requests, perhaps Slack's own, are being refused. */
const REFUSED_REQUEST = /^Failed to parse and verify/;

/** A logger for Bolt. Its debug lines hold what people wrote, and are never passed on. */
export function createSlackLogger(log: Logger): SlackLogger {
  const pass = (level: 'debug' | 'warn', parts: unknown[]): void => note(log, level, 'bolt', write(parts));
  return {
    debug() {},
    info: (...parts) => pass('debug', parts),
    warn(...parts) {
      if (!REFUSED_REQUEST.test(write(parts))) return pass('debug', parts);
      note(log, 'warn', 'bad_signature', `${write(parts)} (is SLACK_SIGNING_SECRET right?)`);
    },
    error: (...parts) => pass(OUR_BUSINESS.test(write(parts)) ? 'debug' : 'warn', parts),
    setLevel() {},
    getLevel: () => LogLevel.INFO,
    setName() {},
  };
}
