/**
 * The port that a platform's adapter implements: what the conversation asks of it. An adapter translates and
 * sends; whom the bot answers, where, and what becomes of a reply later is decided in this room.
 */
import type { PlatformName } from '../core/invocation.ts';
import type { Reply } from '../core/reply.ts';
import type { Inbox } from './inbox.ts';

/** A message on the platform. Ids are the platform's own. */
export interface MessageRef {
  /** Discord server or Slack workspace; null outside of any. */
  readonly workspace: string | null;
  readonly channel: string;
  /** Unique within the channel. */
  readonly message: string;
}

/** Where a reply goes, and for whom it is. */
export interface Destination {
  readonly workspace: string | null;
  readonly channel: string;
  /** The thread in the channel; null for none, or where a thread is a channel of its own. */
  readonly thread: string | null;
  /** The message that is replied to, where the platform shows that; null for none. */
  readonly replyTo: string | null;
  /** Who asked: whoever a private reply is for. */
  readonly person: string;
  /** A direct message with the bot, where nothing has to be hidden from anybody. */
  readonly direct: boolean;
}

/**
 * What became of a message that was to be posted.
 *
 * - `posted`: it stands; the message is null where the platform does not tell which (an ephemeral one).
 * - `refused`: the bot may not write there, or the person takes no private message.
 * - `unknown`: nobody knows whether it stands, such as after a connection that broke; saying it again might double it.
 * - `failed`: it does not stand, for now.
 */
export type PostResult =
  | { readonly outcome: 'posted'; readonly message: MessageRef | null }
  | { readonly outcome: 'refused' | 'unknown' | 'failed' };

/** A message as the platform tells of it when asked. */
export interface FetchedMessage {
  readonly author: string | null;
  /** Whether the bot itself wrote it. */
  readonly own: boolean;
  /** The text without the mention of the bot; empty where it may not be read. */
  readonly text: string;
}

/**
 * What an adapter can do. No call rejects because of what the platform answers: that is in the result and, once, in
 * the adapter's log. `key` names one reply to one question: the same key again must not make a second message, and
 * it comes back with the buttons of the message (see `ButtonPress.replyKey`).
 */
export interface PlatformPort {
  /** For all who read there. */
  post(to: Destination, reply: Reply, key: string): Promise<PostResult>;
  /** For `to.person` alone, where the platform can do that: ephemeral, or by direct message. */
  postPrivately(to: Destination, reply: Reply, key: string): Promise<PostResult>;
  /** Puts a reply in the place of an earlier one. `gone`: there is nothing to edit any more. */
  edit(message: MessageRef, reply: Reply, key: string): Promise<'edited' | 'gone' | 'failed'>;
  remove(message: MessageRef): Promise<void>;
  /** The message, or null where it cannot be had within the adapter's patience (a second at most). */
  fetch(message: MessageRef): Promise<FetchedMessage | null>;
  /** The message right above another one in its thread, or null as with `fetch`. */
  fetchAbove(message: MessageRef, thread: string): Promise<FetchedMessage | null>;
  /** Marks a person's message with a friendly sign in place of words, where the platform can. False if it did not. */
  acknowledge?(message: MessageRef): Promise<boolean>;
  /** Shows that a reply is on its way there, until the returned function is called, or for good where a reply ends it. */
  showWorking(to: Destination): Promise<() => Promise<void>>;
}

/** How a reply to an interaction came out. */
export interface Responded {
  /** Null where the platform does not tell. */
  readonly message: MessageRef | null;
  /** Only the person who used the command or button can see it. */
  readonly private: boolean;
}

/**
 * Answers one command, button or menu entry, once, within the platform's time: at once where the reply is ready,
 * with a placeholder that becomes the reply where it is slow.
 */
export interface Responder {
  /**
   * Shows `reply` once it is there.
   *
   * @param isPrivate Asked when the first acknowledgement goes out; may become more open later, never less.
   * @returns Null when the platform no longer takes an answer, or takes none for all (see `Reply.delivery`).
   */
  respond(reply: Promise<Reply>, isPrivate: () => boolean, key: string): Promise<Responded | null>;
  /** Replies of commands are for the asker alone here, and can be shared afterwards. */
  readonly sharesLater: boolean;
  /** Takes away the message whose button was pressed, where the platform can do that. */
  removeOriginal?(): Promise<void>;
  /**
   * Shows the reply in the place of the message whose button was pressed.
   *
   * @returns Null where that could not be done; `respond` may be called then.
   */
  replaceOriginal?(reply: Promise<Reply>, key: string): Promise<Responded | null>;
  /** Labels buttons of that message anew, by their ids, and changes nothing else. False where that could not be done. */
  relabel?(labels: Readonly<Record<string, string>>): Promise<boolean>;
}

/** How an adapter is doing, for `/readyz` and the log. */
export interface AdapterHealth {
  readonly connected: boolean;
  /** One plain sentence when it is not connected, or lacks something; else it may be empty. */
  readonly detail: string;
  /** Workspaces whose stored token the bot's key does not open: their people get no answer. Undefined: none is stored. */
  readonly unreadable?: number;
}

/**
 * What happens on a platform that is worth counting: a connection made again, a call that is told to wait (status
 * 429), an event refused unseen because too many replies are still on their way, a reply that reached nobody, a request
 * that somebody signed just now with another secret than the bot's.
 */
export type PlatformEvent = 'reconnect' | 'rate-limit' | 'crowded' | 'undelivered' | 'bad-signature';

/** A platform: translates what it sends for the inbox, and implements the port. */
export interface Adapter {
  readonly name: PlatformName;
  readonly port: PlatformPort;
  /** Connects; resolves with one line for people who run the bot: what runs where, and how to invite it. */
  start(inbox: Inbox): Promise<string>;
  /** Waits for what is in flight while nothing more is taken (`inbox.drained`), and disconnects. */
  stop(): Promise<void>;
  health(): AdapterHealth;
}
