/**
 * Answers one interaction once: at once where the reply is ready, with a placeholder that becomes the reply where
 * it is slow. Discord takes the first acknowledgement within 3 s, and the rest within 15 minutes.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { InteractionResponseType, MessageFlags } from 'discord-api-types/v10';
import type { Logger } from 'pino';
import { makeReply, type Reply } from '../../core/reply.ts';
import { discord as words } from '../../messages/discord.ts';
import type { DiscordApi, KnownMessage, MessageBody } from './api.ts';
import { apologyFor } from './apology.ts';
import { describeError, isFromOutside, isGone, isMalformed, isUnsupported } from './errors.ts';
import { DEFER_AFTER_MS } from './limits.ts';
import { NO_PINGS, type Outbox } from './outbox.ts';

export interface Ticket {
  readonly id: string;
  readonly token: string;
  readonly application: string;
}

interface Responded {
  /** The message as the server tells it; undefined where it does not. */
  readonly message: KnownMessage | undefined;
  readonly private: boolean;
}

export interface Responder {
  /**
   * Shows `reply` once it is there. `isPrivate` is asked when the first acknowledgement goes out, and may say
   * less by then than the reply does. Undefined when Discord no longer takes an answer, which is in the log.
   */
  respond(ticket: Ticket, reply: Promise<Reply>, isPrivate: () => boolean): Promise<Responded | undefined>;
}

const flagsFor = (isPrivate: boolean): MessageFlags =>
  isPrivate ? MessageFlags.SuppressEmbeds | MessageFlags.Ephemeral : MessageFlags.SuppressEmbeds;

/** @param onUndelivered Told of each reply that Discord did not take. */
export function createResponder(
  api: DiscordApi,
  outbox: Outbox,
  log: Logger,
  onUndelivered: () => void = () => {},
): Responder {
  function bodies(reply: Reply, isPrivate: boolean): [MessageBody, MessageBody] {
    const { content, components } = outbox.rendered(reply);
    const common = { content, allowed_mentions: NO_PINGS };
    return [
      { ...common, components, flags: flagsFor(isPrivate) },
      // For servers that know no components: the whole answer is in the text anyway.
      isPrivate ? { ...common, flags: MessageFlags.Ephemeral } : common,
    ];
  }

  async function tolerantly<T>(
    [full, plain]: [MessageBody, MessageBody],
    send: (body: MessageBody) => Promise<T>,
  ) {
    try {
      return await send(full);
    } catch (error) {
      if (!isMalformed(error) || isGone(error)) throw error;
      return await send(plain);
    }
  }

  async function answerAtOnce(ticket: Ticket, reply: Reply, isPrivate: boolean): Promise<Responded> {
    const answer = await tolerantly(bodies(reply, isPrivate), (data) =>
      api.respond(ticket.id, ticket.token, {
        type: InteractionResponseType.ChannelMessageWithSource,
        data: data as never,
      }),
    );
    return { message: answer?.resource?.message ?? undefined, private: isPrivate };
  }

  async function answerLater(ticket: Ticket, reply: Promise<Reply>, isPrivate: boolean): Promise<Responded> {
    await api.respond(ticket.id, ticket.token, {
      type: InteractionResponseType.DeferredChannelMessageWithSource,
      data: isPrivate ? { flags: MessageFlags.Ephemeral } : {},
    });
    const shown = await reply;
    if (shown.delivery === 'private' && !isPrivate) return switchToPrivate(ticket, shown);
    return { message: await replacePlaceholder(ticket, shown, isPrivate), private: isPrivate };
  }

  async function replacePlaceholder(ticket: Ticket, reply: Reply, isPrivate: boolean) {
    const { application, token } = ticket;
    try {
      return await tolerantly(bodies(reply, isPrivate), ({ flags: _flags, ...body }) =>
        api.editOriginal(application, token, body),
      );
    } catch (error) {
      if (!isUnsupported(error)) throw error;
      return tolerantly(bodies(reply, isPrivate), (body) => api.followUp(application, token, body));
    }
  }

  /** The placeholder is public and the reply is not: the first goes, the second comes on its own. */
  async function switchToPrivate({ application, token }: Ticket, reply: Reply): Promise<Responded> {
    try {
      await api.removeOriginal(application, token);
    } catch (error) {
      log.debug(describeError(error), 'A placeholder could not be removed');
      await api.editOriginal(application, token, {
        content: words.sentPrivately,
        allowed_mentions: NO_PINGS,
      });
    }
    const message = await tolerantly(bodies(reply, true), (body) => api.followUp(application, token, body));
    return { message, private: true };
  }

  /** Something of ours broke before the answer was out; nobody knows how far it had come. */
  async function apologise(ticket: Ticket, fault: unknown): Promise<void> {
    const apology = apologyFor(fault, log);
    try {
      await answerAtOnce(ticket, apology, true);
    } catch (error) {
      if (!isGone(error)) throw error;
      const { application, token } = ticket;
      await tolerantly(bodies(apology, true), (body) => api.followUp(application, token, body));
    }
  }

  /** The id of the interaction names no person, and tells whoever looks for one lost answer which it was. */
  function lost({ id }: Ticket, error: unknown): void {
    onUndelivered();
    if (isGone(error)) log.info(describeError(error), 'An interaction had expired or was answered already');
    else log.error({ interaction: id, ...describeError(error) }, 'An interaction could not be answered');
  }

  /** Nobody who waits for an answer gets none. */
  const orExcuse = (reply: Reply): Reply =>
    reply.kind === 'silence'
      ? makeReply({ kind: 'notice', body: words.nothingToSay, delivery: 'private' })
      : reply;

  return {
    async respond(ticket, pending, isPrivate) {
      const reply = pending.then(orExcuse);
      const timer = new AbortController();
      const slow = sleep(DEFER_AFTER_MS, 'slow' as const, { signal: timer.signal }).catch(
        () => 'slow' as const,
      );
      try {
        const first = await Promise.race([reply, slow]);
        if (first === 'slow') return await answerLater(ticket, reply, isPrivate());
        return await answerAtOnce(ticket, first, first.delivery === 'private' || isPrivate());
      } catch (error) {
        if (isFromOutside(error)) lost(ticket, error);
        else await apologise(ticket, error).catch((again: unknown) => lost(ticket, again));
        return undefined;
      } finally {
        timer.abort();
      }
    },
  };
}
