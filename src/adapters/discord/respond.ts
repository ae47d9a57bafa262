/** Answers one interaction. Discord takes the first acknowledgement within 3 s, and the rest within 15 minutes. */
import {
  InteractionResponseType,
  type Message,
  MessageFlags,
  type RESTPostAPIInteractionCallbackWithResponseResult,
  type RouteLike,
  Routes,
} from 'discord.js';
import type { MessageRef, Responder } from '../../conversation/platform.ts';
import { type AnswerCalls, createSteadyResponder } from '../../conversation/steady-responder.ts';
import type { Reply } from '../../core/reply.ts';
import { within } from '../../time/within.ts';
import type { Method } from './api.ts';
import type { AnsweredInteraction } from './decode.ts';
import type { PortDeps } from './deliver.ts';
import { encodeAnswer, encodeEdit, relabel } from './encode.ts';
import { isAcknowledged, isGone, note } from './errors.ts';
import { DEFER_AFTER_MS } from './limits.ts';

/** What Discord needs to know to take an answer. */
type Ticket = Pick<AnsweredInteraction, 'id' | 'token' | 'applicationId' | 'guildId' | 'channelId'>;

export type ResponderDeps = Pick<PortDeps, 'api' | 'log'>;

/** The first acknowledgement: what does not come through within 3 s is refused. */
const AT_ONCE = { retries: 5, minTimeout: 50, maxTimeout: 500 };
const ATTEMPT_MS = 1200;

/** @param pressed The message whose button was pressed; undefined for commands. */
export function createResponder(
  { id, token, applicationId, guildId: workspace, channelId: channel }: Ticket,
  { api, log }: ResponderDeps,
  pressed?: Message,
): Responder {
  const own = Routes.webhookMessage(applicationId, token);
  let isAnswered = false;
  const webhook = (method: Method, route: RouteLike, body?: object) =>
    api.call<{ id: string }>(method, route, { auth: false, body });
  const refOf = (shown: { readonly id: string } | undefined): MessageRef | null =>
    shown === undefined ? null : { workspace, channel, message: shown.id };

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

  const calls: AnswerCalls = {
    isInTime: (reply) => within(DEFER_AFTER_MS, reply),
    isAnswered: () => isAnswered,
    async answer(reply, isPrivate) {
      const data = encodeAnswer(reply, isPrivate);
      const answer = await acknowledge(InteractionResponseType.ChannelMessageWithSource, data);
      if (answer !== null) return refOf(answer.resource?.message);
      return refOf(await webhook('get', own).catch(() => undefined));
    },
    async answerBesides(reply, isPrivate) {
      const body = encodeAnswer(reply, isPrivate);
      return refOf(await webhook('post', Routes.webhook(applicationId, token), body));
    },
    openPlaceholder: (isPrivate) =>
      acknowledge(
        InteractionResponseType.DeferredChannelMessageWithSource,
        isPrivate ? { flags: MessageFlags.Ephemeral } : {},
      ),
    fillPlaceholder: async (reply) => refOf(await webhook('patch', own, encodeEdit(reply))),
    removePlaceholder: () => webhook('delete', own),
  };

  const original = pressed && {
    message: { workspace, channel, message: pressed.id },
    isSeenByOne: pressed.flags.has(MessageFlags.Ephemeral),
    acknowledge: () => acknowledge(InteractionResponseType.DeferredMessageUpdate),
    replace(reply: Reply) {
      const body = encodeEdit(reply);
      return isAnswered
        ? webhook('patch', own, body)
        : acknowledge(InteractionResponseType.UpdateMessage, body);
    },
    relabel: (labels: Readonly<Record<string, string>>) =>
      acknowledge(InteractionResponseType.UpdateMessage, relabel(pressed, labels)),
    remove: () => webhook('delete', own),
  };

  return createSteadyResponder(calls, original, (error) => {
    // The id of the interaction names no person, and tells whoever looks for one lost answer which it was.
    const [level, event] = isGone(error) ? (['info', 'gone'] as const) : (['error', 'lost'] as const);
    note(log, level, `interaction_${event}`, 'An answer did not get through', { error, interaction: id });
  });
}
