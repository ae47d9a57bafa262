/**
 * Answers one interaction: at once where the reply is ready, with a placeholder that becomes the reply where it is
 * slow. Discord takes the first acknowledgement within 3 s, and the rest within 15 minutes.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import {
  InteractionResponseType,
  MessageFlags,
  type RESTGetAPIChannelMessageResult,
  type RESTPostAPIInteractionCallbackWithResponseResult,
  Routes,
} from 'discord.js';
import type { Logger } from 'pino';
import type { Responded, Responder } from '../../conversation/platform.ts';
import type { Reply } from '../../core/reply.ts';
import { messagesFor } from '../../messages/messages.ts';
import type { Api, Patience } from './api.ts';
import { tellDropped } from './deliver.ts';
import { encodeAnswer, encodeEdit, encodeNote } from './encode.ts';
import { describeError, isAcknowledged, isGone } from './errors.ts';
import { DEFER_AFTER_MS } from './limits.ts';

/** What Discord needs to know to take an answer. */
export interface Ticket {
  readonly id: string;
  readonly token: string;
  readonly applicationId: string;
  readonly guildId: string | null;
  readonly channelId: string;
  /** The language of whoever used it. */
  readonly locale: string;
}

export interface ResponderDeps {
  readonly api: Api;
  readonly log: Logger;
  /** Told of each reply that Discord did not take. */
  readonly onUndelivered: () => void;
}

/** The first acknowledgement: what does not come through within 3 s is refused. */
const AT_ONCE: Patience = { retries: 5, minTimeout: 50, maxTimeout: 500, attemptMs: 1200 };

export function createResponder(ticket: Ticket, { api, log, onUndelivered }: ResponderDeps): Responder {
  const { id, token, applicationId } = ticket;
  const original = Routes.webhookMessage(applicationId, token);

  const responded = (message: string | undefined, isPrivate: boolean): Responded => ({
    message: message === undefined ? null : { workspace: ticket.guildId, channel: ticket.channelId, message },
    private: isPrivate,
  });

  /** The first answer. Resolves with null where an earlier attempt had got through, but its answer had not. */
  async function acknowledge(body: object): Promise<RESTPostAPIInteractionCallbackWithResponseResult | null> {
    let attempts = 0;
    try {
      return await api.call('post', Routes.interactionCallback(id, token), {
        body,
        auth: false,
        query: new URLSearchParams({ with_response: 'true' }),
        patience: AT_ONCE,
        onAttempt(nth) {
          attempts = nth;
        },
      });
    } catch (error) {
      if (isAcknowledged(error) && attempts > 1) return null;
      throw error;
    }
  }

  /** The id of the first answer; undefined where Discord does not tell. */
  const originalId = (): Promise<string | undefined> =>
    api.call<RESTGetAPIChannelMessageResult>('get', original, { auth: false }).then(
      (shown) => shown.id,
      () => undefined,
    );

  async function answerAtOnce(reply: Reply, isPrivate: boolean): Promise<Responded> {
    const type = InteractionResponseType.ChannelMessageWithSource;
    const answer = await acknowledge({ type, data: encodeAnswer(reply, isPrivate) });
    return responded(answer === null ? await originalId() : answer.resource?.message?.id, isPrivate);
  }

  async function answerLater(pending: Promise<Reply>, isPrivate: boolean): Promise<Responded> {
    await acknowledge({
      type: InteractionResponseType.DeferredChannelMessageWithSource,
      data: isPrivate ? { flags: MessageFlags.Ephemeral } : {},
    });
    const reply = await pending;
    if (reply.delivery === 'private' && !isPrivate) return switchToPrivate(reply);
    const shown = await api.call<RESTGetAPIChannelMessageResult>('patch', original, {
      auth: false,
      body: encodeEdit(reply),
    });
    return responded(shown.id, isPrivate);
  }

  /** The placeholder is public and the reply is not: the first goes, the second comes on its own. */
  async function switchToPrivate(reply: Reply): Promise<Responded> {
    try {
      await api.call('delete', original, { auth: false });
    } catch (error) {
      log.debug(
        { event: 'discord.placeholder_stays', ...describeError(error) },
        'A placeholder could not be removed',
      );
      const note = encodeNote(messagesFor(ticket.locale).format('discord.sentPrivately'));
      await api.call('patch', original, { auth: false, body: note });
    }
    const shown = await api.call<RESTGetAPIChannelMessageResult>(
      'post',
      Routes.webhook(applicationId, token),
      { auth: false, body: encodeAnswer(reply, true) },
    );
    return responded(shown.id, true);
  }

  return {
    sharesLater: false,
    async respond(pending, isPrivate) {
      const reply = pending.then((said) => {
        tellDropped(said, log);
        return said;
      });
      const timer = new AbortController();
      const slow = sleep(DEFER_AFTER_MS, 'slow' as const, { signal: timer.signal }).catch(
        () => 'slow' as const,
      );
      try {
        const first = await Promise.race([reply, slow]);
        if (first === 'slow') return await answerLater(reply, isPrivate());
        return await answerAtOnce(first, first.delivery === 'private' || isPrivate());
      } catch (error) {
        onUndelivered();
        // The id of the interaction names no person, and tells whoever looks for one lost answer which it was.
        const about = { interaction: id, ...describeError(error) };
        if (isGone(error))
          log.info(
            { event: 'discord.interaction_gone', ...about },
            'An interaction had expired or was answered already',
          );
        else
          log.error({ event: 'discord.interaction_lost', ...about }, 'An interaction could not be answered');
        return null;
      } finally {
        timer.abort();
      }
    },
  };
}
