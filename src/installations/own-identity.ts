/** Who the bot is with the one token of its configuration: asked once, and again and again where nobody says it. */
import { setTimeout as sleep } from 'node:timers/promises';
import pRetry, { type Options as RetryOptions } from 'p-retry';
import type { Logger } from 'pino';
import type { Faults } from '../network/faults.ts';

interface OwnIdentityDeps extends Faults {
  /** The platform's name for people. */
  readonly platform: string;
  readonly log: Logger;
  /** The platform does not accept the token. */
  readonly isRefused: (error: unknown) => boolean;
}

export interface OwnIdentity<I> {
  /** As it was told; undefined before that. */
  known(): I | undefined;
  /** Asks, unless it is known. @throws if nobody says it. */
  get(): Promise<I>;
  /** Asks for the first time; null where nobody says it, which the log tells. @throws if the token is refused. */
  introduce(): Promise<I | null>;
  /** Goes on asking where `introduce` could not get it, until it is told, the token is refused, or the signal aborts. */
  seek(pauses: RetryOptions & { readonly minTimeout: number; readonly signal: AbortSignal }): Promise<void>;
  /** In a word why it is not known yet; null once it is. */
  unreached(): string | null;
}

export function createOwnIdentity<I extends { readonly name?: string }>(
  ask: () => Promise<I>,
  { platform, log, isRefused, note, whyOf }: OwnIdentityDeps,
): OwnIdentity<I> {
  let known: I | undefined;
  let unreached: string | null = null;

  async function get(): Promise<I> {
    if (known !== undefined) return known;
    known = await ask();
    unreached = null;
    return known;
  }

  return {
    known: () => known,
    get,
    unreached: () => unreached,
    async introduce() {
      try {
        return await get();
      } catch (error) {
        if (isRefused(error)) throw error;
        unreached = whyOf(error);
        const sentence = `${platform} does not say who the bot is, and nobody is answered before that is known; asking again`;
        note(log, 'warn', 'unknown_self', sentence, { error });
        return null;
      }
    },
    async seek(pauses) {
      if (unreached === null) return;
      try {
        await sleep(pauses.minTimeout, undefined, { signal: pauses.signal });
        const { name } = await pRetry(get, { ...pauses, shouldRetry: ({ error }) => !isRefused(error) });
        note(log, 'info', 'known_self', `Connected as ${name}`);
      } catch {
        // The bot was stopped, or the token is refused, which is told elsewhere.
      }
    },
  };
}
