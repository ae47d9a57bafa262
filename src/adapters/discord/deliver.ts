/** What the conversation asks of Discord: replies posted, changed and removed, and what else it wants to know or show. */
import { type APIMessage, Routes } from 'discord.js';
import { LRUCache } from 'lru-cache';
import type { Logger } from 'pino';
import type { FetchedMessage, MessageRef, PlatformPort } from '../../conversation/platform.ts';
import { createSteadyPort, type PlatformCalls } from '../../conversation/steady-port.ts';
import { giveSign } from '../../conversation/working-sign.ts';
import { messagesFor } from '../../messages/messages.ts';
import { within } from '../../time/within.ts';
import type { Api, CallOptions } from './api.ts';
import { withoutMention } from './decode.ts';
import { encodeEdit, encodeMessage } from './encode.ts';
import { callFaults, isWithoutHistory, note, statusOf } from './errors.ts';
import { LOOKUP_MS, TYPING_AFTER_MS, TYPING_AGAIN_MS } from './limits.ts';
import { wordsOf } from './words.ts';

/** Channels of direct messages kept, by person. */
const REMEMBERED = 5000;
/** In place of words. */
const SIGN = encodeURIComponent('👍');

const ONCE: CallOptions = { retry: { retries: 0 } };

export interface PortDeps {
  readonly api: Api;
  /** The bot's own user id; undefined before the first connection stands. */
  readonly self: () => string | undefined;
  readonly log: Logger;
}

export function createPort({ api, self, log }: PortDeps): PlatformPort {
  const directChannels = new LRUCache<string, string>({
    max: REMEMBERED,
    async fetchMethod(person) {
      const body = { recipient_id: person };
      return (await api.call<{ id: string }>('post', Routes.userChannels(), { body })).id;
    },
  });

  async function send(workspace: string | null, channel: string, body: object): Promise<MessageRef> {
    const { id } = await api.call<{ id: string }>('post', Routes.channelMessages(channel), { body });
    return { workspace, channel, message: id };
  }

  /** Null where Discord does not tell in time. */
  async function lookUp<T>(route: `/${string}`, query?: URLSearchParams): Promise<T | null> {
    const found = api.call<T>('get', route, { ...ONCE, ...(query && { query }) });
    return (await within(LOOKUP_MS, found)) ? found : null;
  }

  function asFetched(message: APIMessage): FetchedMessage {
    const [{ id }, own] = [message.author, self()];
    return { author: id, own: id === own, text: withoutMention(wordsOf(message), own ?? '') };
  }

  const calls: PlatformCalls = {
    async post({ workspace, channel, replyTo }, reply, key) {
      const body = encodeMessage(reply, key);
      if (replyTo === null) return send(workspace, channel, body);
      const reference = { message_id: replyTo, channel_id: channel, fail_if_not_exists: false };
      try {
        return await send(workspace, channel, { ...body, message_reference: reference });
      } catch (error) {
        if (!isWithoutHistory(error)) throw error;
        return send(workspace, channel, body);
      }
    },

    async postPrivately({ channel, person }, reply, key) {
      // Discord does not tell the language of whoever wrote a message.
      const intro = messagesFor(null).format('discord.about', { channel: `<#${channel}>` });
      const body = encodeMessage(reply, key, intro);
      return send(null, await directChannels.forceFetch(person), body);
    },

    edit: ({ channel, message }, reply) =>
      api.call('patch', Routes.channelMessage(channel, message), { body: encodeEdit(reply) }),

    remove: ({ channel, message }) =>
      api.call('delete', Routes.channelMessage(channel, message)).catch((error: unknown) => {
        if (statusOf(error) !== 404) throw error;
      }),

    async fetch({ channel, message }) {
      const found = await lookUp<APIMessage>(Routes.channelMessage(channel, message));
      return found === null ? null : asFetched(found);
    },

    async fetchAbove({ channel, message }) {
      const query = new URLSearchParams({ before: message, limit: '1' });
      const [found] = (await lookUp<APIMessage[]>(Routes.channelMessages(channel), query)) ?? [];
      return found === undefined ? null : asFetched(found);
    },

    async showWorking({ channel }) {
      const show = () =>
        void api
          .call('post', Routes.channelTyping(channel), ONCE)
          .catch((error: unknown) =>
            note(log, 'debug', 'not_typing', 'Typing could not be shown', { error }),
          );
      return giveSign(show, { afterMs: TYPING_AFTER_MS, againMs: TYPING_AGAIN_MS });
    },

    acknowledge: ({ channel, message }) =>
      api.call('put', Routes.channelMessageOwnReaction(channel, message, SIGN)),
  };
  return createSteadyPort(calls, callFaults, log);
}
