/**
 * Makes a port of what a platform's library can do: whatever that throws becomes a result and, once, a line of the
 * log, as `PlatformPort` promises.
 */
import type { Level, Logger } from 'pino';
import type { Reply } from '../core/reply.ts';
import type { Destination, FetchedMessage, MessageRef, PlatformPort, PostResult } from './platform.ts';

/** The calls behind a port. They reject with what the platform's library throws. */
export interface PlatformCalls extends Pick<PlatformPort, 'fetch' | 'fetchAbove' | 'showWorking'> {
  /** Resolves with the message; null where the platform does not tell which it became. */
  post(to: Destination, reply: Reply, key: string): Promise<MessageRef | null>;
  postPrivately(to: Destination, reply: Reply, key: string): Promise<MessageRef | null>;
  edit(message: MessageRef, reply: Reply, key: string): Promise<unknown>;
  remove(message: MessageRef): Promise<unknown>;
  acknowledge(message: MessageRef): Promise<unknown>;
}

/** What the errors of a platform's library mean for the bot's messages, and how they are logged. */
export interface CallFaults {
  /** What became of a message that was to be posted. */
  outcomeOf(error: unknown): Exclude<PostResult['outcome'], 'posted'>;
  /** Why the platform takes no message there, for whoever runs the bot; null where it does not say. */
  whyRefused?(error: unknown): string | null;
  /** There is no message (any more) that could be changed. */
  isGone(error: unknown): boolean;
  /** The call may have been carried out all the same, or what it asks for stood before. */
  mayStand(error: unknown): boolean;
  /** The log has had its line about it. */
  isTold?(error: unknown): boolean;
  /** Writes a line of the log, without any secret that the error holds. */
  note(
    log: Logger,
    level: Level,
    event: string,
    sentence: string,
    details: { readonly error: unknown },
  ): void;
}

/** A port over a platform's calls that goes on whatever they come to: each that fails has its result, and its line in the log. */
export function createSteadyPort(calls: PlatformCalls, faults: CallFaults, log: Logger): PlatformPort {
  function tell(level: Level, event: string, sentence: string, error: unknown, about = {}): void {
    faults.note(log, faults.isTold?.(error) ? 'debug' : level, event, sentence, { ...about, error });
  }

  /** @param refused How loudly the log says that the platform takes no message there. */
  async function posted(
    call: Promise<MessageRef | null>,
    { channel, direct, replyTo }: Destination,
    refused: Level,
  ): Promise<PostResult> {
    try {
      return { outcome: 'posted', message: await call };
    } catch (error) {
      const outcome = faults.outcomeOf(error);
      // The channel of a direct message may be its person.
      const about = { question: replyTo, ...(direct ? {} : { channel }) };
      if (outcome === 'unknown')
        tell('error', 'post_unknown', 'Nobody knows whether a reply stands in this channel', error, about);
      else {
        const why = faults.whyRefused?.(error) ?? 'A reply could not be posted in this channel';
        tell(outcome === 'refused' ? refused : 'error', 'post_failed', why, error, about);
      }
      return { outcome };
    }
  }

  async function lookedUp(found: Promise<FetchedMessage | null>): Promise<FetchedMessage | null> {
    try {
      return await found;
    } catch (error) {
      tell('debug', 'look_up', 'A message could not be fetched', error);
      return null;
    }
  }

  return {
    fetch: (message) => lookedUp(calls.fetch(message)),
    fetchAbove: (message, thread) => lookedUp(calls.fetchAbove(message, thread)),

    async showWorking(to) {
      try {
        return await calls.showWorking(to);
      } catch (error) {
        tell('debug', 'not_shown', 'That a reply is on its way could not be shown', error);
        return async () => {};
      }
    },

    post: (to, reply, key) => posted(calls.post(to, reply, key), to, 'warn'),
    // It is said where it was asked instead.
    postPrivately: (to, reply, key) => posted(calls.postPrivately(to, reply, key), to, 'info'),

    async edit(message, reply, key) {
      try {
        await calls.edit(message, reply, key);
        return 'edited';
      } catch (error) {
        const { channel } = message;
        const gone = faults.isGone(error);
        tell(gone ? 'info' : 'warn', 'edit_failed', 'A reply could not be changed', error, { channel });
        return gone ? 'gone' : 'failed';
      }
    },

    async remove(message) {
      try {
        await calls.remove(message);
      } catch (error) {
        const { channel } = message;
        tell('warn', 'remove_failed', 'A reply could not be removed', error, { channel });
      }
    },

    async acknowledge(message) {
      try {
        await calls.acknowledge(message);
        return true;
      } catch (error) {
        // What may stand needs no words besides.
        if (faults.mayStand(error)) return true;
        const { channel } = message;
        tell('debug', 'not_reacted', 'A sign could not be put on a message', error, { channel });
        return false;
      }
    },
  };
}
