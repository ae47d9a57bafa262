/** Bolt's and its clients' log lines, on their way into ours: without secrets, and no louder than they matter. */
import { LogLevel, type Logger as SlackLogger } from '@slack/bolt';
import type { Logger } from 'pino';
import { withoutSecrets } from './errors.ts';

const write = (parts: readonly unknown[]): string =>
  withoutSecrets(
    parts
      .map((part) => (part instanceof Error ? part.message : typeof part === 'string' ? part : ''))
      .join(' ')
      .trim(),
  ).slice(0, 500);

/** The one warning that the operator must see: somebody's requests, perhaps Slack's own, are being refused. */
const REFUSED_REQUEST = /^Failed to parse and verify/;

/**
 * A logger for Bolt. What Bolt calls an error is a warning here: this adapter handles it, and says in its own
 * words what could not be mended. Bolt's debug lines hold what people wrote and are never passed on.
 */
export function createSlackLogger(log: Logger): SlackLogger {
  const bolt = log.child({ by: 'bolt' });
  return {
    debug() {},
    info: (...parts) => bolt.debug(write(parts)),
    warn(...parts) {
      const line = write(parts);
      if (REFUSED_REQUEST.test(line)) bolt.warn(`${line} (is SLACK_SIGNING_SECRET right?)`);
      else bolt.debug(line);
    },
    error: (...parts) => bolt.warn(write(parts)),
    setLevel() {},
    getLevel: () => LogLevel.INFO,
    setName() {},
  };
}
