/** Posts, edits and removes the bot's messages. Whatever Discord answers, the bot goes on. */
import { type APIMessage, Routes } from 'discord.js';
import { LRUCache } from 'lru-cache';
import type { Level, Logger } from 'pino';
import type { Destination, FetchedMessage, PlatformPort, PostResult } from '../../conversation/platform.ts';
import { messagesFor } from '../../messages/messages.ts';
import { within } from '../../time/within.ts';
import type { Api } from './api.ts';
import type { CommandIds } from './command-links.ts';
import { withoutMention } from './decode.ts';
import { encodeEdit, encodeMessage } from './encode.ts';
import { isUnclear, isWithoutHistory, isWithoutMessage, logFault, statusOf, whyRefused } from './errors.ts';
import { LOOKUP_MS, TYPING_AFTER_MS, TYPING_AGAIN_MS } from './limits.ts';
import { wordsOf } from './words.ts';

/** Channels of direct messages kept, by person. */
const REMEMBERED = 5000;
/** In place of words. */
const SIGN = encodeURIComponent('👍');

export interface PortDeps {
  readonly api: Api;
  /** The bot's own user id; undefined before the first connection stands. */
  readonly self: () => string | undefined;
  /** Of the commands that Discord has, as far as is known now. */
  readonly ids: () => CommandIds;
  readonly log: Logger;
}

export function createPort({ api, self, ids, log }: PortDeps): PlatformPort {
  const directChannels = new LRUCache<string, string>({ max: REMEMBERED });

  async function directChannel(person: string): Promise<string> {
    const known = directChannels.get(person);
    if (known !== undefined) return known;
    const body = { recipient_id: person };
    const { id } = await api.call<{ id: string }>('post', Routes.userChannels(), { body });
    directChannels.set(person, id);
    return id;
  }

  async function send(workspace: string | null, channel: string, body: object): Promise<PostResult> {
    const { id } = await api.call<{ id: string }>('post', Routes.channelMessages(channel), { body });
    return { outcome: 'posted', message: { workspace, channel, message: id } };
  }

  /** What became of a message that Discord did not take, with its line in the log. */
  function notPosted({ channel, replyTo }: Destination, error: unknown, level: Level = 'warn'): PostResult {
    const about = { channel, question: replyTo };
    const why = whyRefused(error);
    if (why !== null) {
      logFault(log, level, 'discord.reply_refused', why, error, about);
      return { outcome: 'refused' };
    }
    if (isUnclear(error)) {
      logFault(log, 'error', 'discord.reply_unclear', 'A reply may have been posted, or not', error, about);
      return { outcome: 'unknown' };
    }
    logFault(log, 'error', 'discord.reply_failed', 'A reply could not be posted', error, about);
    return { outcome: 'failed' };
  }

  /** Null where Discord does not tell, or not in time. */
  async function lookUp<T>(route: `/${string}`, query?: URLSearchParams): Promise<T | null> {
    const found = api.call<T>('get', route, { retry: { retries: 0 }, ...(query && { query }) });
    try {
      return (await within(LOOKUP_MS, found)) ? await found : null;
    } catch (error) {
      logFault(log, 'debug', 'discord.not_fetched', 'A message could not be fetched', error);
      return null;
    }
  }

  function asFetched(message: APIMessage): FetchedMessage {
    const [{ id }, own] = [message.author, self()];
    return { author: id, own: id === own, text: withoutMention(wordsOf(message), own ?? '') };
  }

  return {
    async post(to, reply, key) {
      const { workspace, channel, replyTo } = to;
      const body = encodeMessage(reply, key, { ids: ids() });
      const reference = { message_id: replyTo, channel_id: channel, fail_if_not_exists: false };
      try {
        if (replyTo === null) return await send(workspace, channel, body);
        try {
          return await send(workspace, channel, { ...body, message_reference: reference });
        } catch (error) {
          if (!isWithoutHistory(error)) throw error;
          return await send(workspace, channel, body);
        }
      } catch (error) {
        return notPosted(to, error);
      }
    },

    async postPrivately(to, reply, key) {
      try {
        // Discord does not tell the language of whoever wrote a message.
        const intro = messagesFor(null).format('discord.about', { channel: `<#${to.channel}>` });
        const body = encodeMessage(reply, key, { intro, ids: ids() });
        return await send(null, await directChannel(to.person), body);
      } catch (error) {
        // It is said where it was asked instead.
        return notPosted(to, error, 'info');
      }
    },

    async edit({ channel, message }, reply) {
      try {
        const body = encodeEdit(reply, { ids: ids() });
        await api.call('patch', Routes.channelMessage(channel, message), { body });
        return 'edited';
      } catch (error) {
        const gone = isWithoutMessage(error);
        const level = gone ? 'info' : 'warn';
        logFault(log, level, 'discord.edit_failed', 'A reply could not be changed', error, { channel });
        return gone ? 'gone' : 'failed';
      }
    },

    async remove({ channel, message }) {
      try {
        await api.call('delete', Routes.channelMessage(channel, message));
      } catch (error) {
        if (statusOf(error) === 404) return;
        logFault(log, 'warn', 'discord.removal_failed', 'A reply could not be removed', error, { channel });
      }
    },

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
          .call('post', Routes.channelTyping(channel), { retry: { retries: 0 } })
          .catch((error: unknown) =>
            logFault(log, 'debug', 'discord.not_typing', 'Typing could not be shown', error),
          );
      let again: NodeJS.Timeout | undefined;
      const first = setTimeout(() => {
        show();
        again = setInterval(show, TYPING_AGAIN_MS);
      }, TYPING_AFTER_MS);
      return async () => {
        clearTimeout(first);
        clearInterval(again);
      };
    },

    async acknowledge({ channel, message }) {
      try {
        await api.call('put', Routes.channelMessageOwnReaction(channel, message, SIGN));
        return true;
      } catch (error) {
        logFault(log, 'debug', 'discord.not_reacted', 'A reaction could not be added', error);
        // What may stand needs no words besides.
        return isUnclear(error);
      }
    },
  };
}
