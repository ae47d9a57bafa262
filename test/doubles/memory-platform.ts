/**
 * A made-up chat platform in memory, with channels, threads, private messages, commands and buttons, and a real
 * adapter for it: the port and the inbox are all that an adapter needs to know.
 */
import type { Answered, ButtonPress, Inbox, IncomingMessage } from '../../src/conversation/inbox.ts';
import type {
  Adapter,
  Destination,
  FetchedMessage,
  MessageRef,
  PlatformPort,
  PostResult,
  Responder,
} from '../../src/conversation/platform.ts';
import { destinationOf, saidBy } from '../../src/conversation/said-by.ts';
import {
  type Audience,
  createTicketedResponder,
  type PressedOriginal,
} from '../../src/conversation/ticketed-responder.ts';
import { plainText } from '../../src/core/plain.ts';
import type { Reply, ReplyAction } from '../../src/core/reply.ts';

/** A message of the bot, as it reads now. */
export interface Post {
  readonly message: string;
  readonly channel: string;
  readonly thread: string | null;
  readonly replyTo: string | null;
  /** The one person who sees it; null for all. */
  readonly onlyFor: string | null;
  readonly key: string;
  reply: Reply;
  removed: boolean;
}

export interface SayOptions {
  readonly by?: string;
  /** Undefined for a channel; a direct message otherwise. */
  readonly direct?: boolean;
  readonly channel?: string;
  readonly thread?: string;
  readonly threadBy?: string;
  /** When the thread began, in milliseconds since 1970; now if left out. */
  readonly threadAt?: number;
  readonly mention?: boolean;
  readonly mentionOthers?: boolean;
  readonly copied?: boolean;
  readonly replyTo?: { readonly message: string; readonly author?: 'bot' | 'other' | 'unknown' };
  readonly message?: string;
}

/** What the platform refuses, as a test says it. */
export interface Refusals {
  post: PostResult['outcome'];
  postPrivately: PostResult['outcome'];
  edit: 'edited' | 'gone' | 'failed';
  /** The platform knows no signs. */
  acknowledge: boolean;
}

export interface MemoryPlatform {
  readonly adapter: Adapter;
  readonly posts: Post[];
  readonly refusals: Refusals;
  /** What the platform tells when asked for a message, by id. */
  readonly fetchable: Map<string, FetchedMessage>;
  /** The message above each in its thread, by id. */
  readonly above: Map<string, FetchedMessage>;
  /** Messages that got a friendly sign. */
  readonly acknowledged: string[];
  /** `start` and `end` of every sign that a reply is on its way. */
  readonly signs: string[];
  /** Posts that stand, oldest first. */
  standing(): Post[];
  /** Somebody says something; resolves with the id of the message when it is worked through. */
  say(text: string, options?: SayOptions): Promise<string>;
  edit(message: string, text: string, options?: SayOptions): Promise<void>;
  remove(message: string, channel?: string): Promise<void>;
  command(
    name: string,
    options: Readonly<Record<string, string | boolean>>,
    by?: string,
    key?: string,
  ): Promise<void>;
  explain(text: string, by?: string): Promise<void>;
  press(post: Post, id: string, by?: string, answers?: Answered | null): Promise<void>;
}

const WORKSPACE = 'workspace';
const CHANNEL = 'square';

/** @param sharesLater Replies of commands are for the asker alone, and can be shared. */
export function createMemoryPlatform({ name = 'memory', sharesLater = false } = {}): MemoryPlatform {
  const posts: Post[] = [];
  const refusals: Refusals = { post: 'posted', postPrivately: 'posted', edit: 'edited', acknowledge: false };
  const fetchable = new Map<string, FetchedMessage>();
  const above = new Map<string, FetchedMessage>();
  const acknowledged: string[] = [];
  const signs: string[] = [];
  let inbox: Inbox | undefined;
  let connected = false;
  let ids = 0;
  const nextId = () => `m${++ids}`;
  const open = (): Inbox => {
    if (inbox === undefined || !connected) throw new Error('The adapter is not started.');
    return inbox;
  };

  function deliver(to: Destination, reply: Reply, key: string, onlyFor: string | null): PostResult {
    const outcome = onlyFor === null ? refusals.post : refusals.postPrivately;
    if (outcome !== 'posted') return { outcome };
    const message = nextId();
    const { channel, thread, replyTo } = to;
    posts.push({ message, channel, thread, replyTo, onlyFor, key, reply, removed: false });
    const ref = { workspace: to.workspace, channel, message };
    return { outcome, message: onlyFor === null ? ref : null };
  }

  const refOf = ({ channel, message }: Post): MessageRef => ({ workspace: WORKSPACE, channel, message });

  const find = ({ message, channel }: MessageRef): Post | undefined =>
    posts.find((post) => post.message === message && post.channel === channel && !post.removed);

  const port: PlatformPort = {
    post: async (to, reply, key) => deliver(to, reply, key, null),
    postPrivately: async (to, reply, key) => deliver(to, reply, key, to.person),
    async edit(ref, reply) {
      const post = find(ref);
      if (post === undefined) return 'gone';
      if (refusals.edit === 'edited') post.reply = reply;
      return refusals.edit;
    },
    async remove(ref) {
      const post = find(ref);
      if (post !== undefined) post.removed = true;
    },
    fetch: async ({ message }) => fetchable.get(message) ?? null,
    fetchAbove: async ({ message }) => above.get(message) ?? null,
    async acknowledge({ message }) {
      if (!refusals.acknowledge) acknowledged.push(message);
      return !refusals.acknowledge;
    },
    async showWorking() {
      signs.push('start');
      return async () => void signs.push('end');
    },
  };

  function incoming(text: string, message: string, options: SayOptions): IncomingMessage {
    const { by: person = 'ann', direct = false, thread, replyTo } = options;
    const context = contextOf(person, direct, direct ? `direct-${person}` : options.channel, thread);
    const { workspace, channel } = context;
    return saidBy(context, message, {
      replyThread: thread ?? null,
      text,
      mentionsBot: options.mention ?? false,
      mentionsOthers: options.mentionOthers ?? false,
      copied: options.copied ?? false,
      repliesTo: replyTo
        ? { message: { workspace, channel, message: replyTo.message }, author: replyTo.author ?? 'unknown' }
        : null,
      thread:
        thread === undefined
          ? null
          : { id: thread, startedBy: options.threadBy ?? null, startedAt: options.threadAt ?? Date.now() },
    });
  }

  const contextOf = (person: string, direct = false, channel = CHANNEL, thread?: string) => ({
    platform: name,
    conversation: thread ?? `${channel}:${person}`,
    person,
    workspace: direct ? null : WORKSPACE,
    channel,
    direct,
    canManage: () => false,
    locale: null,
  });

  const originalOf = (pressed: Post): PressedOriginal => ({
    message: pressed.onlyFor === null ? refOf(pressed) : null,
    async replace(reply) {
      pressed.reply = reply;
      return true;
    },
    async relabel(labels) {
      const relabelled = (action: ReplyAction) => ({ ...action, label: labels[action.id] ?? action.label });
      pressed.reply = { ...pressed.reply, actions: pressed.reply.actions.map(relabelled) };
      return true;
    },
    async remove() {
      pressed.removed = true;
      return true;
    },
  });

  function responderFor(person: string, audience: Audience, pressed?: Post): Responder {
    const to = destinationOf(contextOf(person));
    const original = pressed && originalOf(pressed);
    return { ...createTicketedResponder(port, async () => false, to, audience, original), sharesLater };
  }

  return {
    posts,
    refusals,
    fetchable,
    above,
    acknowledged,
    signs,
    standing: () => posts.filter(({ removed }) => !removed),
    adapter: {
      name,
      port,
      async start(opened) {
        inbox = opened;
        connected = true;
        return `${name} runs`;
      },
      async stop() {
        connected = false;
        await inbox?.drained();
      },
      health: () => ({ connected, detail: connected ? '' : 'Stopped.' }),
    },
    async say(text, options = {}) {
      const message = options.message ?? nextId();
      await open().message(incoming(text, message, options));
      return message;
    },
    edit: (message, text, options = {}) => open().edited(incoming(text, message, options)),
    remove: (message, channel = CHANNEL) => open().deleted({ workspace: WORKSPACE, channel, message }),
    command: (command, options, by = 'ann', key = nextId()) =>
      open().command({
        name: command,
        options,
        context: contextOf(by),
        responder: responderFor(by, sharesLater ? 'person' : 'as the reply says'),
        key,
      }),
    explain: (text, by = 'ann') =>
      open().explain({ text, context: contextOf(by), responder: responderFor(by, 'person'), key: nextId() }),
    press(post, id, by = 'ann', answers = null) {
      const hidden = post.onlyFor !== null;
      const pressed: ButtonPress = {
        id,
        label: post.reply.actions.find((action) => action.id === id)?.label ?? null,
        context: contextOf(by),
        message: hidden ? null : refOf(post),
        replyKey: post.key,
        shownPrivately: hidden,
        answers,
        responder: responderFor(by, 'as the reply says', post),
        key: nextId(),
      };
      return open().press(pressed);
    },
  };
}

/** What a post says, as a person reads it. */
export const textOf = (post: Post): string => plainText(post.reply);
