/** Requests that nobody has signed: counted, and told of once a minute, however many strangers knock. */
import type { Logger as SlackLogger } from '@slack/bolt';
import { LogLevel } from '@slack/bolt';
import type { Logger } from 'pino';
import { note } from './errors.ts';
import { plainText } from './logger.ts';

/** Milliseconds between two lines of the log about them. */
const TELL_MS = 60_000;

/** What is repeated of a reason, in characters. */
const LONGEST_REASON = 200;

/** `signature`: signed with another secret, or not at all. `other`: too large, too slow, of no use. */
export type RefusedFor = 'signature' | 'other';

export interface Strangers {
  /** One more was refused. */
  refused(why: RefusedFor, reason: string): void;
  /** For Bolt, which says of each such request what was wrong with it. */
  readonly logger: SlackLogger;
}

export function createStrangers(log: Logger): Strangers {
  const counts = new Map<RefusedFor, number>();
  const waiting = new Set<RefusedFor>();

  function tell(why: RefusedFor, reason: string): void {
    const requests = counts.get(why) ?? 0;
    counts.delete(why);
    const sentence =
      why === 'signature'
        ? 'requests were refused for their signature (is SLACK_SIGNING_SECRET right?)'
        : 'requests of strangers were refused';
    note(log, 'warn', why === 'signature' ? 'bad_signature' : 'refused', sentence, { requests, reason });
  }

  function refused(why: RefusedFor, reason: string): void {
    counts.set(why, (counts.get(why) ?? 0) + 1);
    if (waiting.has(why)) return;
    tell(why, reason.slice(0, LONGEST_REASON));
    waiting.add(why);
    setTimeout(() => {
      waiting.delete(why);
      if (counts.has(why)) tell(why, 'several');
    }, TELL_MS).unref();
  }

  const count = (...parts: unknown[]): void => refused('other', plainText(parts));
  return {
    refused,
    logger: {
      debug() {},
      info() {},
      warn: count,
      error: count,
      setLevel() {},
      getLevel: () => LogLevel.INFO,
      setName() {},
    },
  };
}
