/**
 * Answers one interaction: at once where the reply is ready, with a placeholder that becomes the reply where it is
 * slow. Discord takes the first acknowledgement within 3 s, and the rest within 15 minutes.
 */
import {
  InteractionResponseType,
  type Message,
  MessageFlags,
  type RESTPostAPIInteractionCallbackWithResponseResult,
  type RouteLike,
  Routes,
} from 'discord.js';
import type { Responded, Responder } from '../../conversation/platform.ts';
import type { Reply } from '../../core/reply.ts';
import { within } from '../../time/within.ts';
import type { Method } from './api.ts';
import type { AnsweredInteraction } from './decode.ts';
import type { PortDeps } from './deliver.ts';
import { encodeAnswer, encodeEdit, relabelled } from './encode.ts';
import { isAcknowledged, isGone, note } from './errors.ts';
import { DEFER_AFTER_MS } from './limits.ts';

/** What Discord needs to know to take an answer. */
type Ticket = Pick<AnsweredInteraction, 'id' | 'token' | 'applicationId' | 'guildId' | 'channelId'>;

export type ResponderDeps = Pick<PortDeps, 'api' | 'ids' | 'log'>;

/** The first acknowledgement: what does not come through within 3 s is refused. */
const AT_ONCE = { retries: 5, minTimeout: 50, maxTimeout: 500 };
const ATTEMPT_MS = 1200;

/** @param pressed The message whose button was pressed; undefined for commands. */
export function createResponder(
  ticket: Ticket,
  { api, ids, log }: ResponderDeps,
  pressed?: Message,
): Responder {
  const { id, token, applicationId, guildId, channelId } = ticket;
  const original = Routes.webhookMessage(applicationId, token);
  let isAnswered = false;
  const webhook = (method: Method, route: RouteLike, body?: object) =>
    api.call<{ id: string }>(method, route, { auth: false, body });

  const responded = (message: string | undefined, isPrivate: boolean): Responded => ({
    message: message === undefined ? null : { workspace: guildId, channel: channelId, message },
    private: isPrivate,
  });

  /** The first answer. Resolves with null where an earlier attempt had got through, but its answer had not. */
  async function acknowledge(
    type: InteractionResponseType,
    data: object = {},
  ): Promise<RESTPostAPIInteractionCallbackWithResponseResult | null> {
    let failed = 0;
    try {
      const route = Routes.interactionCallback(id, token);
      const answer = await api.call<RESTPostAPIInteractionCallbackWithResponseResult>('post', route, {
        body: { type, data },
        auth: false,
        query: new URLSearchParams({ with_response: 'true' }),
        retry: { ...AT_ONCE, onFailedAttempt: () => void failed++ },
        attemptMs: ATTEMPT_MS,
      });
      isAnswered = true;
      return answer;
    } catch (error) {
      isAnswered = isAcknowledged(error);
      if (isAnswered && failed > 1) return null;
      throw error;
    }
  }

  /** Whether the reply is there before the first answer is due. */
  const isReady = (reply: Promise<Reply>): Promise<boolean> => within(DEFER_AFTER_MS, reply);

  async function answerAtOnce(reply: Reply, isPrivate: boolean): Promise<Responded> {
    const data = encodeAnswer(reply, isPrivate, { ids: ids() });
    const answer = await acknowledge(InteractionResponseType.ChannelMessageWithSource, data);
    if (answer !== null) return responded(answer.resource?.message?.id, isPrivate);
    const shown = await webhook('get', original).catch(() => undefined);
    return responded(shown?.id, isPrivate);
  }

  async function answerLater(pending: Promise<Reply>, isPrivate: boolean): Promise<Responded> {
    const data = isPrivate ? { flags: MessageFlags.Ephemeral } : {};
    await acknowledge(InteractionResponseType.DeferredChannelMessageWithSource, data);
    const reply = await pending;
    if (reply.delivery === 'private' && !isPrivate) {
      // The placeholder is public and the reply is not: the first goes, the second comes on its own.
      await webhook('delete', original);
      return answerBesides(reply, true);
    }
    const shown = await webhook('patch', original, encodeEdit(reply, { ids: ids() }));
    return responded(shown.id, isPrivate);
  }

  /** As a message of its own, after the first answer. */
  async function answerBesides(reply: Reply, isPrivate: boolean): Promise<Responded> {
    const body = encodeAnswer(reply, isPrivate, { ids: ids() });
    return responded((await webhook('post', Routes.webhook(applicationId, token), body)).id, isPrivate);
  }

  /** Null, with a line in the log, where Discord does not take it. */
  async function attempt<T>(work: () => Promise<T | null>): Promise<T | null> {
    try {
      return await work();
    } catch (error) {
      // The id of the interaction names no person, and tells whoever looks for one lost answer which it was.
      const [level, event] = isGone(error) ? (['info', 'gone'] as const) : (['error', 'lost'] as const);
      note(log, level, `interaction_${event}`, 'An answer did not get through', { error, interaction: id });
      return null;
    }
  }

  const responder: Responder = {
    sharesLater: false,
    respond: (reply, isPrivate) =>
      attempt(async () => {
        if (!isAnswered && !(await isReady(reply))) return answerLater(reply, isPrivate());
        const said = await reply;
        return (isAnswered ? answerBesides : answerAtOnce)(said, said.delivery === 'private' || isPrivate());
      }),
  };
  if (pressed === undefined) return responder;

  const { DeferredMessageUpdate, UpdateMessage } = InteractionResponseType;
  const isSeenByOne = pressed.flags.has(MessageFlags.Ephemeral);
  return {
    ...responder,
    replaceOriginal: (reply) =>
      attempt(async () => {
        if (!(await isReady(reply))) await acknowledge(DeferredMessageUpdate);
        const said = await reply;
        if (said.delivery === 'private' && !isSeenByOne) return null;
        const body = encodeEdit(said, { ids: ids() });
        await (isAnswered ? webhook('patch', original, body) : acknowledge(UpdateMessage, body));
        return responded(pressed.id, isSeenByOne);
      }),
    async relabel(labels) {
      const components = pressed.components.map((row) => relabelled(row.toJSON(), labels));
      return (await attempt(() => acknowledge(UpdateMessage, { components }).then(() => true))) ?? false;
    },
    async removeOriginal() {
      await attempt(async () => {
        await acknowledge(DeferredMessageUpdate);
        return webhook('delete', original);
      });
    },
  };
}
