/**
 * How much one person and one channel may ask in a minute. One too many gets one polite private notice; what
 * comes after it gets silence until the minute has passed. In memory, in this process only.
 */
import { LRUCache } from 'lru-cache';
import { messagesFor } from '../messages/messages.ts';
import { parseAction } from './actions.ts';
import type { Invocation, MessageContext, PlatformName } from './invocation.ts';
import type { PlatformTraits } from './platform-traits.ts';
import { makeReply, type Reply, SILENCE_FOR_NOW } from './reply.ts';

export interface Limits {
  /** Questions in any 60 seconds. */
  readonly personPerMinute: number;
  /** Questions of all people of one channel in any 60 seconds. */
  readonly channelPerMinute: number;
}

/** Lets a message through, or gives the reply to one too many; null lets it through. */
export type Limiter = (invocation: Invocation, now: number) => Reply | null;

/** Whose limit was reached. `ambient`: a busy channel whose talk the bot merely overhears. */
export type LimitScope = 'person' | 'channel' | 'ambient';

const MINUTE_MS = 60_000;

/** People and channels remembered at most; the longest silent are forgotten first. */
const MAX_KEYS = 10_000;

/** Moments remembered at most over all keys, for those who set very high limits. */
const MAX_MOMENTS = 1_000_000;

interface Window {
  /** When questions were let through, oldest first; never more than the limit. */
  readonly moments: number[];
  /** When the notice was given, or null. */
  told: number | null;
}

export type Verdict = 'pass' | 'tell' | 'silent';

/** Counts what is let through by key within any 60 seconds. */
export interface Counter {
  /** What would become of one more; counts nothing. */
  weigh(key: string, now: number): Verdict;
  count(key: string, now: number): void;
  tell(key: string, now: number): void;
  readonly size: number;
}

/** @param most Let through a key in any 60 seconds. */
export function createCounter(most: number): Counter {
  const capacity = Math.max(100, Math.min(MAX_KEYS, Math.floor(MAX_MOMENTS / most)));
  const windows = new LRUCache<string, Window>({ max: capacity });

  /** A clock that was set back must not lock people out: what lies in the future never happened. */
  const current = (at: number, now: number): boolean => at <= now && now - at < MINUTE_MS;

  function windowOf(key: string, now: number): Window {
    const window = windows.peek(key) ?? { moments: [], told: null };
    const { moments } = window;
    while (moments.length > 0 && moments.at(-1)! > now) moments.pop();
    const first = moments.findIndex((at) => current(at, now));
    moments.splice(0, first < 0 ? moments.length : first);
    if (window.told !== null && !current(window.told, now)) window.told = null;
    return window;
  }

  return {
    weigh(key, now) {
      const { moments, told } = windowOf(key, now);
      if (moments.length < most) return 'pass';
      return told === null ? 'tell' : 'silent';
    },
    count(key, now) {
      const window = windowOf(key, now);
      window.moments.push(now);
      windows.set(key, window);
    },
    tell(key, now) {
      const window = windowOf(key, now);
      window.told = now;
      windows.set(key, window);
    },
    get size() {
      return windows.size;
    },
  };
}

const channelKey = ({ platform, workspace, channel }: MessageContext) =>
  JSON.stringify([platform, workspace, channel]);
const personKey = ({ platform, workspace, person }: MessageContext, { personIds }: PlatformTraits) =>
  JSON.stringify([platform, personIds === 'everywhere' ? null : workspace, person]);

/** Votes are the answer to an answer, not a question; they have an allowance of their own. */
const isVote = (invocation: Invocation): boolean =>
  invocation.type === 'action' && parseAction(invocation.id)?.type === 'vote';

/**
 * The limiter that the router asks before anything else.
 *
 * @param onLimited Told about each refusal, for the metrics.
 */
export function createLimiter(
  { personPerMinute, channelPerMinute }: Limits,
  traitsOf: (platform: PlatformName) => PlatformTraits,
  onLimited: (scope: LimitScope, invocation: Invocation) => void = () => {},
): Limiter {
  const people = createCounter(personPerMinute);
  const votes = createCounter(personPerMinute);
  const channels = createCounter(channelPerMinute);
  const overheard = createCounter(channelPerMinute);

  return (invocation, now) => {
    const { context } = invocation;
    const traits = traitsOf(context.platform);
    if (!traits.limited) return null;

    if (invocation.type === 'message' && invocation.mode === 'ambient') {
      const key = channelKey(context);
      if (overheard.weigh(key, now) === 'pass') {
        overheard.count(key, now);
        return null;
      }
      onLimited('ambient', invocation);
      return SILENCE_FOR_NOW;
    }

    const own = isVote(invocation) ? votes : people;
    // In a direct message the person is the channel.
    const checks: { scope: LimitScope; counter: Counter; key: string }[] = [
      { scope: 'person', counter: own, key: personKey(context, traits) },
    ];
    if (!context.direct) checks.push({ scope: 'channel', counter: channels, key: channelKey(context) });
    for (const { scope, counter, key } of checks) {
      const verdict = counter.weigh(key, now);
      if (verdict === 'pass') continue;
      onLimited(scope, invocation);
      if (verdict === 'silent') return SILENCE_FOR_NOW;
      counter.tell(key, now);
      const body = messagesFor(context.locale).format('faults.tooManyQuestions');
      return makeReply({ kind: 'notice', body, delivery: 'private' });
    }
    for (const { counter, key } of checks) counter.count(key, now);
    return null;
  };
}
