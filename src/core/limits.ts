/**
 * How much one person and one channel may ask in a minute. Whoever asks too much gets one polite private notice, and
 * then silence until the minute has passed. In memory, in this process only.
 */
import { LRUCache } from 'lru-cache';
import { commands } from '../../commands/index.ts';
import { messagesFor } from '../messages/messages.ts';
import { atMost } from './cache-options.ts';
import type { CommandDeclaration } from './command.ts';
import { commandFromText } from './command-text.ts';
import type { CommandInvocation, Invocation, MessageContext, PlatformName } from './invocation.ts';
import { personKey } from './person-key.ts';
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

/** Counts what is let through by key within any 60 seconds. */
export interface Counter {
  /** Nothing was let through lately. */
  isIdle(key: string, now: number): boolean;
  /** Whether one more would be let through; counts nothing. */
  passes(key: string, now: number): boolean;
  count(key: string, now: number): void;
  readonly size: number;
}

/** @param most Let through a key in any 60 seconds. */
export function createCounter(most: number): Counter {
  const capacity = Math.max(100, Math.min(MAX_KEYS, Math.floor(MAX_MOMENTS / most)));
  /** When something was let through, by key, oldest first; channels may pass their limit by people's first questions. */
  const windows = new LRUCache<string, number[]>(atMost(capacity));

  /** A clock that was set back must not lock people out: what lies in the future never happened. */
  const current = (at: number, now: number): boolean => at <= now && now - at < MINUTE_MS;

  function momentsOf(key: string, now: number): number[] {
    const moments = windows.peek(key) ?? [];
    while (moments.length > 0 && moments.at(-1)! > now) moments.pop();
    const first = moments.findIndex((at) => current(at, now));
    moments.splice(0, first < 0 ? moments.length : first);
    return moments;
  }

  return {
    isIdle: (key, now) => momentsOf(key, now).length === 0,
    passes: (key, now) => momentsOf(key, now).length < most,
    count(key, now) {
      const moments = momentsOf(key, now);
      // Beyond the limit the newest say all that is asked of them.
      if (moments.length >= most) moments.shift();
      moments.push(now);
      windows.set(key, moments);
    },
    get size() {
      return windows.size;
    },
  };
}

const channelKey = ({ platform, workspace, channel }: MessageContext) =>
  JSON.stringify([platform, workspace, channel]);

/** What is typed as a command is shorter than this, in characters; of longer texts nothing is read yet. */
const LONGEST_COMMAND = 200;

/** Whether a command was given free text, such as a question or a topic. A word that is none is asked itself. */
const looksUp = ({ name, options }: Pick<CommandInvocation, 'name' | 'options'>): boolean => {
  const declared: CommandDeclaration | undefined = commands.find((command) => command.name === name);
  if (declared === undefined) return true;
  return Object.keys(options).some((option) => declared.options[option]?.type === 'text');
};

/** Something is looked up for it. Help, settings, "why", votes and the like have an allowance of their own. */
function isQuestion(invocation: Invocation): boolean {
  switch (invocation.type) {
    case 'message': {
      const { text } = invocation;
      const command = text.length > LONGEST_COMMAND ? null : commandFromText(text);
      return command === null || looksUp(command);
    }
    case 'command':
      return looksUp(invocation);
    case 'action':
      return false;
  }
}

/**
 * The limiter that the router asks before anything else.
 *
 * A busy channel holds back those who have asked there already, and never somebody's first question in a minute. Each
 * person is told once what happens, and in a thread where they did not name the bot not at all.
 *
 * @param onLimited Told about each refusal, for the metrics.
 */
export function createLimiter(
  { personPerMinute, channelPerMinute }: Limits,
  traitsOf: (platform: PlatformName) => PlatformTraits,
  onLimited: (scope: LimitScope, invocation: Invocation) => void = () => {},
): Limiter {
  const people = createCounter(personPerMinute);
  const others = createCounter(personPerMinute);
  const channels = createCounter(channelPerMinute);
  const overheard = createCounter(channelPerMinute);
  const told = createCounter(1);

  function ambient(invocation: Invocation, now: number): Reply | null {
    const key = channelKey(invocation.context);
    if (overheard.passes(key, now)) {
      overheard.count(key, now);
      return null;
    }
    onLimited('ambient', invocation);
    return SILENCE_FOR_NOW;
  }

  /** Tells a person once a minute that their questions have to wait. */
  function refuse(invocation: Invocation, person: string, scope: 'person' | 'channel', now: number): Reply {
    onLimited(scope, invocation);
    const isUnasked = invocation.type === 'message' && invocation.mode !== 'direct';
    if (isUnasked || !told.passes(person, now)) return SILENCE_FOR_NOW;
    told.count(person, now);
    const messages = messagesFor(invocation.context.locale);
    return makeReply({
      kind: 'notice',
      body: messages.format(scope === 'person' ? 'faults.tooManyQuestions' : 'faults.channelBusy'),
      delivery: 'private',
    });
  }

  return (invocation, now) => {
    const { context } = invocation;
    const traits = traitsOf(context.platform);
    if (!traits.limited) return null;
    if (invocation.type === 'message' && invocation.mode === 'ambient') return ambient(invocation, now);

    const person = `${context.platform} ${personKey(context, traits)}`;
    if (!isQuestion(invocation)) {
      if (!others.passes(person, now)) return refuse(invocation, person, 'person', now);
      others.count(person, now);
      return null;
    }
    if (!people.passes(person, now)) return refuse(invocation, person, 'person', now);
    // In a direct message the person is the channel.
    const channel = context.direct ? null : channelKey(context);
    if (channel !== null && !people.isIdle(person, now) && !channels.passes(channel, now))
      return refuse(invocation, person, 'channel', now);
    people.count(person, now);
    if (channel !== null) channels.count(channel, now);
    return null;
  };
}
