/**
 * Answers one interaction: at once where the reply is ready, with a placeholder that becomes the reply where it is
 * slow. Discord takes the first acknowledgement within 3 s, and the rest within 15 minutes.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import {
  InteractionResponseType,
  MessageFlags,
  type RESTPostAPIInteractionCallbackWithResponseResult,
  type RouteLike,
  Routes,
} from 'discord.js';
import type { Logger } from 'pino';
import type { Responded, Responder } from '../../conversation/platform.ts';
import type { Reply } from '../../core/reply.ts';
import type { Api, Method } from './api.ts';
import type { CommandIds } from './command-links.ts';
import { encodeAnswer, encodeEdit } from './encode.ts';
import { isAcknowledged, isGone, logFault } from './errors.ts';
import { DEFER_AFTER_MS } from './limits.ts';

/** What Discord needs to know to take an answer. */
export interface Ticket {
  readonly id: string;
  readonly token: string;
  readonly applicationId: string;
  readonly guildId: string | null;
  readonly channelId: string;
}

export interface ResponderDeps {
  readonly api: Api;
  /** Of the commands that Discord has, as far as is known now. */
  readonly ids: () => CommandIds;
  readonly log: Logger;
  /** Told of each reply that Discord did not take. */
  readonly onUndelivered: () => void;
}

/** The first acknowledgement: what does not come through within 3 s is refused. */
const AT_ONCE = { retries: 5, minTimeout: 50, maxTimeout: 500 };
const ATTEMPT_MS = 1200;

export function createResponder(ticket: Ticket, { api, ids, log, onUndelivered }: ResponderDeps): Responder {
  const { id, token, applicationId } = ticket;
  const original = Routes.webhookMessage(applicationId, token);
  const webhook = (method: Method, route: RouteLike, body?: object) =>
    api.call<{ id: string }>(method, route, { auth: false, body });

  const responded = (message: string | undefined, isPrivate: boolean): Responded => ({
    message: message === undefined ? null : { workspace: ticket.guildId, channel: ticket.channelId, message },
    private: isPrivate,
  });

  /** The first answer. Resolves with null where an earlier attempt had got through, but its answer had not. */
  async function acknowledge(body: object): Promise<RESTPostAPIInteractionCallbackWithResponseResult | null> {
    let failed = 0;
    try {
      return await api.call('post', Routes.interactionCallback(id, token), {
        body,
        auth: false,
        query: new URLSearchParams({ with_response: 'true' }),
        retry: { ...AT_ONCE, onFailedAttempt: () => void failed++ },
        attemptMs: ATTEMPT_MS,
      });
    } catch (error) {
      if (isAcknowledged(error) && failed > 1) return null;
      throw error;
    }
  }

  async function answerAtOnce(reply: Reply, isPrivate: boolean): Promise<Responded> {
    const type = InteractionResponseType.ChannelMessageWithSource;
    const answer = await acknowledge({ type, data: encodeAnswer(reply, isPrivate, { ids: ids() }) });
    if (answer !== null) return responded(answer.resource?.message?.id, isPrivate);
    const shown = await webhook('get', original).catch(() => undefined);
    return responded(shown?.id, isPrivate);
  }

  async function answerLater(pending: Promise<Reply>, isPrivate: boolean): Promise<Responded> {
    await acknowledge({
      type: InteractionResponseType.DeferredChannelMessageWithSource,
      data: isPrivate ? { flags: MessageFlags.Ephemeral } : {},
    });
    const reply = await pending;
    if (reply.delivery === 'private' && !isPrivate) return switchToPrivate(reply);
    const shown = await webhook('patch', original, encodeEdit(reply, { ids: ids() }));
    return responded(shown.id, isPrivate);
  }

  /** The placeholder is public and the reply is not: the first goes, the second comes on its own. */
  async function switchToPrivate(reply: Reply): Promise<Responded> {
    await webhook('delete', original);
    const shown = await webhook(
      'post',
      Routes.webhook(applicationId, token),
      encodeAnswer(reply, true, { ids: ids() }),
    );
    return responded(shown.id, true);
  }

  return {
    sharesLater: false,
    async respond(reply, isPrivate) {
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
        const about = { interaction: id };
        const [level, event] = isGone(error) ? (['info', 'gone'] as const) : (['error', 'lost'] as const);
        logFault(log, level, `discord.interaction_${event}`, 'An answer did not get through', error, about);
        return null;
      } finally {
        timer.abort();
      }
    },
  };
}
