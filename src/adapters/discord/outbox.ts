/** Posts, edits and removes the bot's messages in channels. Whatever Discord answers, the bot goes on. */
import { MessageFlags, RESTJSONErrorCodes } from 'discord-api-types/v10';
import type { Logger } from 'pino';
import type { Reply } from '../../core/reply.ts';
import { discord as words } from '../../messages/discord.ts';
import { createRecentMap } from '../recent.ts';
import type { DiscordApi, MessageBody } from './api.ts';
import { codeOf, describeError, isMalformed, isOutOfReach, statusOf } from './errors.ts';
import { CONTENT_LENGTH } from './limits.ts';
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
  /** Tells one person by direct message what is said to them in `channel`; undefined where they take none. */
  tell(
    person: string,
    channel: string,
    reply: Reply,
    options: { nonce: string },
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

const REMEMBERED = 5000;

/** @param onUndelivered Told of each reply that could not be posted. */
export function createOutbox(api: DiscordApi, log: Logger, onUndelivered: () => void = () => {}): Outbox {
  /** By person. */
  const directChannels = createRecentMap<string>(REMEMBERED);

  function rendered(reply: Reply): Rendered {
    const result = render(reply);
    for (const id of result.dropped)
      log.error({ action: id, entry: reply.entry }, 'A button was left out: Discord would refuse its id');
    return result;
  }

  /** The reply as a new message: in full, and as every server takes it. */
  function bodiesOf({ content, components }: Pick<Rendered, 'content' | 'components'>) {
    const plain: MessageBody = { content, allowed_mentions: NO_PINGS };
    const buttons = components.length > 0 ? { components } : {};
    const dressed: MessageBody = { ...plain, flags: MessageFlags.SuppressEmbeds, ...buttons };
    return { plain, dressed };
  }

  async function directChannel(person: string): Promise<string> {
    const known = directChannels.get(person) ?? (await api.directChannel(person))?.id;
    if (known === undefined) throw new Error('The server did not say which channel it opened');
    directChannels.set(person, known);
    return known;
  }

  return {
    rendered,
    async tell(person, channel, reply, { nonce }) {
      const { content, components } = rendered(reply);
      const whole = `${words.about(channel)}\n${content}`;
      const { plain, dressed } = bodiesOf({
        content: whole.length > CONTENT_LENGTH ? content : whole,
        components,
      });
      try {
        const direct = await directChannel(person);
        const bodies = [{ ...dressed, nonce, enforce_nonce: true }, plain];
        const message = await firstAccepted(bodies, (body) => api.post(direct, body));
        return { channel: direct, message: message?.id };
      } catch (error) {
        log.debug(describeError(error), 'Somebody takes no direct message; the reply goes to the channel');
        return undefined;
      }
    },
    async post(channel, reply, { question, nonce }) {
      const { plain, dressed } = bodiesOf(rendered(reply));
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
        onUndelivered();
        if (isOutOfReach(error)) log.warn({ channel, ...describeError(error) }, NEEDS);
        else log.error({ channel, ...describeError(error) }, 'A reply could not be posted');
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
        log[gone ? 'info' : 'warn']({ channel, ...describeError(error) }, 'A reply could not be changed');
        return gone ? 'gone' : 'failed';
      }
    },
    async remove(channel, message) {
      try {
        await api.remove(channel, message);
      } catch (error) {
        if (statusOf(error) !== 404)
          log.warn({ channel, ...describeError(error) }, 'A reply could not be removed');
      }
    },
  };
}
