/** Bolt's and its clients' log lines, on their way into ours: without secrets, and no louder than they matter. */
import { LogLevel, type Logger as SlackLogger } from '@slack/bolt';
import type { Logger } from 'pino';
import { note, withoutSecrets } from './errors.ts';

const write = (parts: readonly unknown[]): string => {
  const texts = parts.map((part) =>
    part instanceof Error ? part.message : typeof part === 'string' ? part : '',
  );
  return withoutSecrets(texts.join(' ').trim()).slice(0, 500);
};

/** What this adapter says in its own words. */
const OUR_BUSINESS = /WebSocket|WSS/;

/** The one warning that the operator must see: somebody's requests, perhaps Slack's own, are being refused. */
const REFUSED_REQUEST = /^Failed to parse and verify/;

/**
 * A logger for Bolt. What Bolt calls an error is a warning here: this adapter handles it, and says in its own words what
 * could not be mended. Bolt's debug lines hold what people wrote and are never passed on.
 */
export function createSlackLogger(log: Logger): SlackLogger {
  return {
    debug() {},
    info: (...parts) => note(log, 'debug', 'bolt', write(parts)),
    warn(...parts) {
      if (REFUSED_REQUEST.test(write(parts)))
        note(log, 'warn', 'bad_signature', `${write(parts)} (is SLACK_SIGNING_SECRET right?)`);
      else note(log, 'debug', 'bolt', write(parts));
    },
    error: (...parts) => note(log, OUR_BUSINESS.test(write(parts)) ? 'debug' : 'warn', 'bolt', write(parts)),
    setLevel() {},
    getLevel: () => LogLevel.INFO,
    setName() {},
  };
}
