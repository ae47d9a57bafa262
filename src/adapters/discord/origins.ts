/**
 * Who asked, and what, for a reply that carries buttons. Memory answers first; after a restart the message itself
 * tells, or Discord does when asked for the message that was replied to.
 */
import type { Logger } from 'pino';
import { createRecentMap } from '../recent.ts';
import type { DiscordApi } from './api.ts';
import { describeError } from './errors.ts';
import type { IncomingMessage } from './incoming.ts';
import { LOOKUP_MS } from './limits.ts';
import { repliedTo, withoutMention } from './parse.ts';

interface Origin {
  /** Undefined where nobody can tell any more. */
  readonly asker: string | undefined;
  readonly question: string | null;
}

export interface Origins {
  remember(reply: string, origin: Origin): void;
  /** Never rejects, and takes at most `LOOKUP_MS`. */
  of(reply: IncomingMessage, channel: string): Promise<Origin>;
}

const REMEMBERED = 5000;
/** People press buttons soon or never; what they asked is not kept for longer. */
const REMEMBERED_MS = 60 * 60 * 1000;

export function createOrigins(api: DiscordApi, self: () => string | undefined, log: Logger): Origins {
  const known = createRecentMap<Origin>(REMEMBERED, REMEMBERED_MS);

  const questionIn = (content: string | null | undefined): string | null =>
    withoutMention(content ?? '', self()) || null;

  async function askDiscord(target: { channel: string; message: string }): Promise<Origin> {
    try {
      const found = await api.message(target.channel, target.message, AbortSignal.timeout(LOOKUP_MS));
      return { asker: found?.author?.id, question: questionIn(found?.content) };
    } catch (error) {
      log.debug(describeError(error), 'The question behind a reply could not be fetched');
      return { asker: undefined, question: null };
    }
  }

  return {
    remember: (reply, origin) => known.set(reply, origin),
    async of(reply, channel) {
      const remembered = known.get(reply.id);
      if (remembered !== undefined) return remembered;
      const made = reply.interaction_metadata;
      const user = made?.user?.id ?? made?.user_id ?? reply.interaction?.user?.id;
      if (user !== undefined) return { asker: user, question: null };
      const quoted = reply.referenced_message;
      if (quoted?.author !== undefined)
        return { asker: quoted.author.id, question: questionIn(quoted.content) };
      const target = repliedTo({ ...reply, channel_id: reply.channel_id ?? channel });
      if (target === undefined) return { asker: undefined, question: null };
      const origin = await askDiscord(target);
      if (origin.asker !== undefined) known.set(reply.id, origin);
      return origin;
    },
  };
}
