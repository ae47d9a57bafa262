/** What the conversation asks of Slack: replies posted, changed and removed, and what else it wants to know or show. */
import type { webApi } from '@slack/bolt';
import type { Logger } from 'pino';
import type { ReplyOrigin } from '../../conversation/inbox.ts';
import type {
  Destination,
  FetchedMessage,
  MessageRef,
  PlatformPort,
  PostResult,
} from '../../conversation/platform.ts';
import { nameThread, showStatus } from './agent.ts';
import { type Block, type Encoded, encode } from './encode.ts';
import { codeOf, isFinal, isMalformed, isRefusal, isUnanswered, mayBeDone, note } from './errors.ts';
import { wordsOf } from './message-text.ts';
import { readText } from './mrkdwn.ts';
import type { Workspace, Workspaces } from './workspaces.ts';

/** Messages of a thread that are looked through. */
const THREAD_PAGE = 200;

export interface SlackPort extends PlatformPort {
  /** What a message of the bot answered, as the first message of its thread says; null where nobody can tell. */
  readOrigin(message: MessageRef, thread: string | null): Promise<ReplyOrigin | null>;
}

/** Nothing of a reply may ping, link or unfold by itself. */
export const QUIET = { parse: 'none', link_names: false } as const;
export const FOLDED = { unfurl_links: false, unfurl_media: false } as const;

/** Sends a reply with its blocks; if Slack dislikes their shape, its text, which says it all. */
export async function sendBlocksOrText<T>(
  { text, blocks, dropped }: Encoded,
  log: Logger,
  send: (content: { readonly text: string; readonly blocks: Block[] }) => Promise<T>,
): Promise<T> {
  if (dropped.length > 0)
    note(log, 'warn', 'dropped_buttons', 'buttons left out that it would refuse', {
      dropped: dropped.length,
    });
  try {
    return await send({ text, blocks });
  } catch (error) {
    if (!isMalformed(error) || blocks.length === 0) throw error;
    note(log, 'error', 'bad_blocks', 'the blocks were refused; sending the text alone', { error });
    return send({ text, blocks: [] });
  }
}

/** Far more than is said in one place between a call that broke off and the next. */
const LOOK_BACK = 15;

/** The bot's message that already stands where a reply was to go: by the id of its first block. */
async function findPosted(
  client: webApi.WebClient,
  { channel, thread, replyTo }: Destination,
  { blocks: [mark] }: Encoded,
): Promise<{ channel: string; ts?: string } | undefined> {
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

const FAILED: PostResult = { outcome: 'failed' };

/** @param agent The bot is an agent, whose threads have names and say that it is at work. */
export function createPort(workspaces: Pick<Workspaces, 'byTeam'>, log: Logger, agent: boolean): SlackPort {
  /** The workspace; null if the app is not installed there, undefined while nobody can say. */
  async function find(team: string | null): Promise<Workspace | null | undefined> {
    try {
      return await workspaces.byTeam(team);
    } catch (error) {
      note(log, 'warn', 'no_token', 'a token cannot be had now', { workspace: team, error });
      return undefined;
    }
  }

  /** One line for whoever runs the bot. A refused token has had its line already. */
  function tell(event: string, { channel }: Destination, error: unknown, sentence: string): void {
    const place = isPerson(channel) ? {} : { channel };
    note(log, isRefusal(codeOf(error)) ? 'debug' : 'warn', event, sentence, { ...place, error });
  }

  async function postIn({ api, team }: Workspace, to: Destination, encoded: Encoded): Promise<PostResult> {
    const args = { channel: to.channel, ...inThread(to.thread), ...QUIET, ...FOLDED };
    const posted = ({ channel = to.channel, ts = '' }: { channel?: string; ts?: string }): PostResult => ({
      outcome: 'posted',
      message: { workspace: team, channel, message: ts },
    });
    let unsure = false;
    async function attempt(client: webApi.WebClient) {
      const found = unsure ? await findPosted(client, to, encoded) : undefined;
      if (found !== undefined) return found;
      try {
        return await sendBlocksOrText(encoded, log, (content) =>
          client.chat.postMessage({ ...args, ...content }),
        );
      } catch (error) {
        // What is said to one person where nobody can look is said again rather than not at all.
        unsure = mayBeDone(error) && !isPerson(to.channel);
        throw error;
      }
    }
    try {
      return posted(await api.call(attempt));
    } catch (error) {
      const found = unsure ? await api.lookUp((client) => findPosted(client, to, encoded)) : null;
      if (found) return posted(found);
      const isUnknown = unsure || isUnanswered(error);
      if (isUnknown) tell('post_unknown', to, error, 'nobody knows whether a reply stands in this channel');
      else tell('post_failed', to, error, 'could not post in this channel');
      return { outcome: isUnknown ? 'unknown' : isFinal(error) ? 'refused' : 'failed' };
    }
  }

  async function whisperIn(workspace: Workspace, to: Destination, encoded: Encoded): Promise<PostResult> {
    const args = { channel: to.channel, user: to.person, ...inThread(threadAside(to)), ...QUIET };
    try {
      await workspace.api.call((client) =>
        sendBlocksOrText(encoded, log, (content) => client.chat.postEphemeral({ ...args, ...content })),
      );
      return { outcome: 'posted', message: null };
    } catch (error) {
      if (isUnanswered(error)) return { outcome: 'unknown' };
      if (isRefusal(codeOf(error))) return FAILED;
      tell('whisper_failed', to, error, 'could not reply to one person here; sending a direct message');
      // Slack opens the direct message when a person's id stands for the channel.
      return postIn(workspace, { ...to, channel: to.person, thread: null, replyTo: null }, encoded);
    }
  }

  type Found = { readonly user?: string; readonly bot_id?: string };

  const asFetched = (found: Found, botUser: string): FetchedMessage => ({
    author: found.bot_id ? null : (found.user ?? null),
    own: found.user === botUser,
    text: readText(wordsOf(found), botUser),
  });

  const port: SlackPort = {
    post: async (to, reply, key) => {
      const workspace = await find(to.workspace);
      if (!workspace) return FAILED;
      const result = await postIn(workspace, to, encode(reply, key, agent));
      // The first answer in a thread names it.
      if (agent && to.direct && isThread(to) && to.thread === to.replyTo && reply.title)
        void nameThread(workspace.api, to, reply.title);
      return result;
    },
    postPrivately: async (to, reply, key) => {
      const workspace = await find(to.workspace);
      return workspace ? whisperIn(workspace, to, encode(reply, key)) : FAILED;
    },

    async edit({ workspace: team, channel, message: ts }, reply, key) {
      const workspace = await find(team);
      if (!workspace) return workspace === null ? 'gone' : 'failed';
      try {
        await workspace.api.call((client) =>
          sendBlocksOrText(encode(reply, key, agent), log, (content) =>
            client.chat.update({ channel, ts, ...QUIET, ...content }),
          ),
        );
        return 'edited';
      } catch (error) {
        note(log, 'info', 'edit_failed', 'an earlier reply could not be changed', { channel, error });
        return isFinal(error) ? 'gone' : 'failed';
      }
    },

    async remove({ workspace: team, channel, message: ts }) {
      const failed = (error: unknown) =>
        note(log, 'info', 'remove_failed', 'an earlier reply could not be removed', { channel, error });
      const workspace = await find(team);
      await workspace?.api.call((client) => client.chat.delete({ channel, ts })).catch(failed);
    },

    async fetch({ workspace: team, channel, message: ts }) {
      const workspace = await find(team);
      if (!workspace) return null;
      const { api, botUser } = workspace;
      const args = { channel, ts, limit: 1 };
      const [found] = (await api.lookUp((client) => client.conversations.replies(args)))?.messages ?? [];
      if (found?.ts !== ts) return null;
      return asFetched(found, botUser);
    },

    async fetchAbove({ workspace: team, channel, message: latest }, thread) {
      const workspace = await find(team);
      if (!workspace) return null;
      const { api, botUser } = workspace;
      const args = { channel, ts: thread, latest, limit: THREAD_PAGE };
      const page = await api.lookUp((client) => client.conversations.replies(args));
      // Oldest first: of a longer thread the end is out of reach.
      if (!page?.messages || page.has_more) return null;
      const last = page.messages.filter(({ ts = '' }) => ts < latest).at(-1);
      return last === undefined ? null : asFetched(last, botUser);
    },

    async readOrigin(message, thread) {
      if (thread === null || thread === message.message) return null;
      const first = await port.fetch({ ...message, message: thread });
      return first && { asker: first.author, question: (!first.own && first.text) || null };
    },

    async acknowledge({ workspace: team, channel, message: timestamp }) {
      const workspace = await find(team);
      if (!workspace) return false;
      try {
        await workspace.api.call((client) => client.reactions.add({ channel, timestamp, name: SIGN }));
        return true;
      } catch (error) {
        // What may stand, or stands from before, needs no words besides.
        const mayStand = codeOf(error) === 'already_reacted' || mayBeDone(error);
        if (!mayStand) note(log, 'debug', 'not_reacted', 'a sign could not be added', { channel, error });
        return mayStand;
      }
    },

    async showWorking(to) {
      const workspace = to.direct && isThread(to) ? await find(to.workspace) : null;
      return workspace && isThread(to) ? showStatus(workspace.api, to, agent) : async () => {};
    },
  };
  return port;
}
