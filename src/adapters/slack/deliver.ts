/** What the conversation asks of Slack: replies posted, changed and removed, and what else it wants to know or show. */
import type { webApi } from '@slack/bolt';
import type { Logger } from 'pino';
import type { Destination, FetchedMessage, MessageRef, PlatformPort } from '../../conversation/platform.ts';
import { createSteadyPort, type PlatformCalls } from '../../conversation/steady-port.ts';
import { postOnce } from '../../network/post-once.ts';
import { nameThread, showStatus } from './agent.ts';
import { type Encoded, encode } from './encode.ts';
import * as errors from './errors.ts';
import { wordsOf } from './message-text.ts';
import { readText } from './mrkdwn.ts';
import type { Workspace, Workspaces } from './workspaces.ts';

/** Messages of a thread that are looked through. */
const THREAD_PAGE = 200;

/** Nothing of a reply may ping, link or unfold by itself. */
export const QUIET = { parse: 'none', link_names: false } as const;
export const FOLDED = { unfurl_links: false, unfurl_media: false } as const;

/** Sends a reply with its blocks; if Slack dislikes their shape, its text, which says it all. */
export async function sendBlocksOrText<T>(
  content: Encoded,
  log: Logger,
  send: (content: Encoded) => Promise<T>,
): Promise<T> {
  try {
    return await send(content);
  } catch (error) {
    if (!errors.isMalformed(error) || content.blocks.length === 0) throw error;
    errors.note(log, 'error', 'bad_blocks', 'The blocks were refused; sending the text alone', { error });
    return send({ ...content, blocks: [] });
  }
}

/** Far more than is said in one place between a call that broke off and the next. */
const LOOK_BACK = 15;

type Posted = { readonly channel?: string; readonly ts?: string };

type Found = { readonly user?: string; readonly bot_id?: string };

/** The bot's message that already stands where a reply was to go: by the id of its first block. */
async function findPosted(
  client: webApi.WebClient,
  { channel, thread, replyTo }: Destination,
  { blocks: [mark] }: Encoded,
): Promise<Posted | undefined> {
  const range = { channel, limit: LOOK_BACK, ...(replyTo === null ? {} : { oldest: replyTo }) };
  const { messages = [] } =
    thread === null
      ? await client.conversations.history(range)
      : await client.conversations.replies({ ...range, ts: thread });
  const found = messages.find(({ blocks }) => mark !== undefined && blocks?.[0]?.block_id === mark.block_id);
  return found && { ...found, channel };
}

/** A person's id stands for the channel where Slack is to open a direct message. */
const isPerson = (channel: string): boolean => /^[UW]/.test(channel);

export const inThread = (thread: string | null) => (thread === null ? {} : { thread_ts: thread });

/** Where a person looks for a private reply: not in a thread that does not exist yet. */
export const threadAside = ({ thread, replyTo }: Destination): string | null =>
  thread === replyTo ? null : thread;

const isThread = (to: Destination): to is Destination & { readonly thread: string } => to.thread !== null;

/** 👍 */
const SIGN = '+1';

/** @param agent The bot is an agent, whose threads have names and say that it is at work. */
export function createPort(
  { byTeam }: Pick<Workspaces, 'byTeam'>,
  log: Logger,
  agent: boolean,
): PlatformPort {
  /** Posts once, also where a call breaks off after Slack has taken it. */
  async function postIn({ api, team }: Workspace, to: Destination, encoded: Encoded): Promise<MessageRef> {
    const args = { channel: to.channel, ...inThread(to.thread), ...QUIET, ...FOLDED };
    const { channel = to.channel, ts = '' } = await postOnce<webApi.WebClient, Posted>(api, {
      send: (client) =>
        sendBlocksOrText(encoded, log, (content) => client.chat.postMessage({ ...args, ...content })),
      find: (client) => findPosted(client, to, encoded),
      // What is said to one person where nobody can look is said again rather than not at all.
      mayStand: (error) => errors.mayBeDone(error) && !isPerson(to.channel),
    });
    return { workspace: team, channel, message: ts };
  }

  const asFetched = (found: Found, botUser: string): FetchedMessage => ({
    author: found.bot_id ? null : (found.user ?? null),
    own: found.user === botUser,
    text: readText(wordsOf(found), botUser),
  });

  const calls: PlatformCalls = {
    async post(to, reply, key) {
      const workspace = await byTeam(to.workspace);
      const posted = await postIn(workspace, to, encode(reply, key, agent));
      // The first answer in a thread names it.
      if (agent && to.direct && isThread(to) && to.thread === to.replyTo && reply.title)
        void nameThread(workspace.api, to, reply.title);
      return posted;
    },

    async postPrivately(to, reply, key) {
      const workspace = await byTeam(to.workspace);
      const encoded = encode(reply, key);
      const args = { channel: to.channel, user: to.person, ...inThread(threadAside(to)), ...QUIET };
      try {
        await workspace.api.call((client) =>
          sendBlocksOrText(encoded, log, (content) => client.chat.postEphemeral({ ...args, ...content })),
        );
        return null;
      } catch (error) {
        if (errors.isUnanswered(error) || errors.isRefusal(errors.codeOf(error))) throw error;
        const about = isPerson(to.channel) ? { error } : { channel: to.channel, error };
        const sentence = 'No reply to one person can be shown here; sending a direct message';
        errors.note(log, 'warn', 'whisper_failed', sentence, about);
        // Slack opens the direct message when a person's id stands for the channel.
        return postIn(workspace, { ...to, channel: to.person, thread: null, replyTo: null }, encoded);
      }
    },

    async edit(message, reply, key) {
      const { api } = await byTeam(message.workspace);
      const args = { channel: message.channel, ts: message.message, ...QUIET };
      return api.call((client) =>
        sendBlocksOrText(encode(reply, key, agent), log, (content) =>
          client.chat.update({ ...args, ...content }),
        ),
      );
    },

    async remove(message) {
      const { api } = await byTeam(message.workspace);
      const args = { channel: message.channel, ts: message.message };
      await api.call((client) => client.chat.delete(args));
    },

    async fetch(message) {
      const { api, botUser } = await byTeam(message.workspace);
      const args = { channel: message.channel, ts: message.message, limit: 1 };
      const [found] = (await api.lookUp((client) => client.conversations.replies(args)))?.messages ?? [];
      return found?.ts === message.message ? asFetched(found, botUser) : null;
    },

    async fetchAbove(message, thread) {
      const { api, botUser } = await byTeam(message.workspace);
      const { channel, message: latest } = message;
      const args = { channel, ts: thread, latest, limit: THREAD_PAGE };
      const page = await api.lookUp((client) => client.conversations.replies(args));
      // Oldest first: of a longer thread the end is out of reach.
      if (!page?.messages || page.has_more) return null;
      const last = page.messages.filter(({ ts = '' }) => ts < latest).at(-1);
      return last === undefined ? null : asFetched(last, botUser);
    },

    async acknowledge(message) {
      const { api } = await byTeam(message.workspace);
      const args = { channel: message.channel, timestamp: message.message, name: SIGN };
      await api.call((client) => client.reactions.add(args));
    },

    async showWorking(to) {
      if (!agent || !to.direct || !isThread(to)) return async () => {};
      return showStatus((await byTeam(to.workspace)).api, to);
    },
  };

  return createSteadyPort(calls, errors.callFaults, log);
}
