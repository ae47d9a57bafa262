/** Posts, edits and removes the bot's messages in channels. Whatever Discord answers, the bot goes on. */
import { MessageFlags, RESTJSONErrorCodes } from 'discord-api-types/v10';
import type { Logger } from 'pino';
import type { Reply } from '../../core/reply.ts';
import type { DiscordApi, MessageBody } from './api.ts';
import { codeOf, describeFault, isMalformed, isOutOfReach, statusOf } from './faults.ts';
import { type Rendered, render } from './render.ts';

/** Nobody is ever notified, whatever the text holds. */
export const NO_PINGS = { parse: [], replied_user: false };

interface Posted {
  readonly channel: string;
  /** Undefined where the server did not say. */
  readonly message: string | undefined;
}

export interface Outbox {
  /** Posts as a reply to `question`; undefined when it could not be posted, which is in the log then. */
  post(
    channel: string,
    reply: Reply,
    options: { question: string; nonce: string },
  ): Promise<Posted | undefined>;
  /** `gone`: there is nothing to edit any more. `failed`: it may be there, but this server would not edit it. */
  edit(channel: string, message: string, reply: Reply): Promise<'edited' | 'gone' | 'failed'>;
  remove(channel: string, message: string): Promise<void>;
  /** A reply as Discord takes it, with a line in the log for each button that it would refuse. */
  rendered(reply: Reply): Rendered;
}

const NEEDS =
  'The bot may not write in this channel. Give it "View Channel", "Send Messages", "Send Messages in Threads" and "Read Message History" there.';

/**
 * Tries one body after the other while the server calls them malformed. A 403 is worth one more try, the second:
 * where the bot may write but not read the history, it is the reference to the question that is refused.
 */
async function firstAccepted<T>(
  bodies: readonly MessageBody[],
  send: (body: MessageBody) => Promise<T>,
): Promise<T> {
  for (const [index, body] of bodies.entries()) {
    try {
      return await send(body);
    } catch (error) {
      const another = isMalformed(error) || (index === 0 && statusOf(error) === 403);
      if (!another || index === bodies.length - 1) throw error;
    }
  }
  throw new Error('No body to send');
}

export function createOutbox(api: DiscordApi, log: Logger): Outbox {
  function rendered(reply: Reply): Rendered {
    const result = render(reply);
    for (const id of result.dropped)
      log.error({ action: id, entry: reply.entry }, 'A button was left out: Discord would refuse its id');
    return result;
  }

  return {
    rendered,
    async post(channel, reply, { question, nonce }) {
      const { content, components } = rendered(reply);
      const plain: MessageBody = { content, allowed_mentions: NO_PINGS };
      const dressed: MessageBody = {
        ...plain,
        flags: MessageFlags.SuppressEmbeds,
        ...(components.length > 0 ? { components } : {}),
      };
      // The same nonce again, from a repeated request or another process, makes no second message.
      const once = { nonce, enforce_nonce: true };
      const reference = {
        message_reference: { message_id: question, channel_id: channel, fail_if_not_exists: false },
      };
      try {
        // Discord refuses the reference without "Read Message History"; compatible servers may not know the rest.
        const bodies = [
          { ...dressed, ...once, ...reference },
          { ...dressed, ...once },
          { ...dressed, ...reference },
          { ...plain, ...reference },
          plain,
        ];
        const message = await firstAccepted(bodies, (body) => api.post(channel, body));
        return { channel, message: message?.id };
      } catch (error) {
        if (isOutOfReach(error)) log.warn({ channel, ...describeFault(error) }, NEEDS);
        else log.error({ channel, ...describeFault(error) }, 'A reply could not be posted');
        return undefined;
      }
    },
    async edit(channel, message, reply) {
      const { content, components } = rendered(reply);
      const plain: MessageBody = { content, allowed_mentions: NO_PINGS };
      try {
        await firstAccepted([{ ...plain, components }, plain], (body) => api.edit(channel, message, body));
        return 'edited';
      } catch (error) {
        const gone =
          codeOf(error) === RESTJSONErrorCodes.UnknownMessage ||
          codeOf(error) === RESTJSONErrorCodes.InvalidFormBodyOrContentType ||
          isOutOfReach(error);
        log[gone ? 'info' : 'warn']({ channel, ...describeFault(error) }, 'A reply could not be changed');
        return gone ? 'gone' : 'failed';
      }
    },
    async remove(channel, message) {
      try {
        await api.remove(channel, message);
      } catch (error) {
        if (statusOf(error) !== 404)
          log.warn({ channel, ...describeFault(error) }, 'A reply could not be removed');
      }
    },
  };
}
