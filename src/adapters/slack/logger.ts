/** Bolt's and its clients' log lines, on their way into ours: without secrets, and no louder than they matter. */
import { LogLevel, type Logger as SlackLogger } from '@slack/bolt';
import type { Logger } from 'pino';
import { sumLines } from '../../observability/summed-lines.ts';
import { note, whyOf, withoutSecrets } from './errors.ts';

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

/** What strangers can have the log say, by its code: requests and installations that fail. */
const STRANGERS = {
  bad_signature: 'Requests were refused for their signature (is SLACK_SIGNING_SECRET right?)',
  refused: 'Requests of strangers were refused',
  install_failed: 'The app could not be installed; whoever tried was told so, and the reason is in this line',
};

export function createStrangers(log: Logger) {
  const count = sumLines<keyof typeof STRANGERS>((event, counted) =>
    note(log, 'warn', event, STRANGERS[event], counted),
  );
  return {
    /** One more request was refused, for its signature or otherwise: too large, too slow, of no use. */
    refused: (why: 'bad_signature' | 'refused', reason: string) => count(why, reason),
    /** An installation came back from Slack and did not come about. */
    installFailed: (error: Error) => count('install_failed', whyOf(error)),
    /** For Bolt, which says of each such request what was wrong with it. */
    logger: loggerBy((level, parts) => {
      // An error by itself is one of the install pages, which tell of it by `installFailed`.
      const isOfPage = parts.length === 1 && parts[0] instanceof Error;
      if (level !== 'info' && !isOfPage) count('refused', plainText(parts));
    }),
  };
}
