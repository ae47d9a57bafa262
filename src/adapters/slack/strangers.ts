/** What strangers can have the log say, requests and installations that fail: counted, and told of once a minute. */
import type { Logger as SlackLogger } from '@slack/bolt';
import { LogLevel } from '@slack/bolt';
import type { Logger } from 'pino';
import { note, whyOf } from './errors.ts';
import { plainText } from './logger.ts';

/** Milliseconds between two lines of the log about them. */
const TELL_MS = 60_000;

/** What is repeated of a reason, in characters. */
const LONGEST_REASON = 200;

/** `signature`: signed with another secret, or not at all. `other`: too large, too slow, of no use. */
export type RefusedFor = 'signature' | 'other';

type Told = RefusedFor | 'install';

/** The code and the sentence of each kind in the log. */
const LINES: Readonly<Record<Told, { readonly event: string; readonly sentence: string }>> = {
  signature: {
    event: 'bad_signature',
    sentence: 'Requests were refused for their signature (is SLACK_SIGNING_SECRET right?)',
  },
  other: { event: 'refused', sentence: 'Requests of strangers were refused' },
  install: {
    event: 'install_failed',
    sentence: 'The app could not be installed; whoever tried was told so, and the reason is in this line',
  },
};

export interface Strangers {
  /** One more was refused. */
  refused(why: RefusedFor, reason: string): void;
  /** An installation came back from Slack and did not come about. */
  installFailed(error: Error): void;
  /** For Bolt, which says of each such request what was wrong with it. */
  readonly logger: SlackLogger;
}

export function createStrangers(log: Logger): Strangers {
  const counts = new Map<Told, number>();
  const waiting = new Set<Told>();

  function tell(why: Told, reason: string): void {
    const requests = counts.get(why) ?? 0;
    counts.delete(why);
    const { event, sentence } = LINES[why];
    note(log, 'warn', event, sentence, { requests, reason });
  }

  function count(why: Told, reason: string): void {
    counts.set(why, (counts.get(why) ?? 0) + 1);
    if (waiting.has(why)) return;
    tell(why, reason.slice(0, LONGEST_REASON));
    waiting.add(why);
    setTimeout(() => {
      waiting.delete(why);
      if (counts.has(why)) tell(why, 'several');
    }, TELL_MS).unref();
  }

  // An error by itself is one of the install pages, which tell of it by `installFailed`.
  const countLine = (...parts: unknown[]): void => {
    if (parts.length !== 1 || !(parts[0] instanceof Error)) count('other', plainText(parts));
  };
  return {
    refused: count,
    installFailed: (error) => count('install', whyOf(error)),
    logger: {
      debug() {},
      info() {},
      warn: countLine,
      error: countLine,
      setLevel() {},
      getLevel: () => LogLevel.INFO,
      setName() {},
    },
  };
}
