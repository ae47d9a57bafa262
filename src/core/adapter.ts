import type { Invocation, MessageContext, PlatformName } from './invocation.ts';
import type { ChannelMode } from './persistence.ts';
import type { Reply } from './reply.ts';

/** One completion of an option that is being typed. */
export interface Completion {
  /** What is shown, at most 100 characters. */
  readonly label: string;
  /** What is sent, at most 100 characters. */
  readonly value: string;
}

/** A reply that was posted where others can see it. Ids only: never what was asked, nor by whom. */
export interface SentReply {
  readonly platform: PlatformName;
  readonly workspace: string | null;
  readonly channel: string;
  /** The platform's id of the message, unique within the channel. */
  readonly message: string;
  readonly entry: string;
}

/** How the bot behaves in one channel. */
export interface ChannelSetting {
  readonly channel: string;
  readonly mode: ChannelMode;
}

/** What the bot says about itself, for a place that shows it without being asked. */
export type Page = 'about' | 'help' | 'privacy';

/** All that an adapter may ask of the core. */
export interface Core {
  /** Answers; never rejects: a fault becomes an apology with a report id. */
  dispatch(invocation: Invocation): Promise<Reply>;
  /** Completions for a command's option, best first, at most 25. Synchronous and quick: people are typing. */
  complete(command: string, option: string, typed: string): readonly Completion[];
  /** Whether unaddressed messages of this channel should be dispatched at all. */
  listens(context: MessageContext): Promise<boolean>;
  /** Tells the core that a reply stating an entry was posted, so that a later correction can reach it. */
  sent(reply: SentReply): void;
  /** What a page says; null if there is nothing to say. No question: not counted, not limited, in no log. */
  page(page: Page): Reply | null;
  /** The channels of this context's workspace that somebody has set, for a page about the bot. */
  channels?(context: MessageContext): Promise<readonly ChannelSetting[]>;
}

/**
 * What happens on a platform that is worth counting: a connection made again, a call that is told to wait (status
 * 429), an event refused unseen because too many replies are still on their way, a reply that reached nobody.
 */
export type PlatformEvent = 'reconnect' | 'rate-limit' | 'crowded' | 'undelivered';

/** How an adapter is doing, for `/readyz` and the log. */
export interface AdapterHealth {
  readonly connected: boolean;
  /** One plain sentence when it is not connected. */
  readonly detail: string;
}

/**
 * A platform. It turns what the platform sends into an `Invocation`, and renders the `Reply` within the
 * platform's limits. Nothing else.
 */
export interface Adapter {
  readonly name: PlatformName;
  /** Connects; resolves with one line for people who run the bot: what runs where, and how to invite it. */
  start(core: Core): Promise<string>;
  /** Stops taking work, finishes what is in flight, disconnects. */
  stop(): Promise<void>;
  health(): AdapterHealth;
  /** How many events are in hand, from their arrival until their replies are out. */
  underWay?(): number;
  /** Puts `reply` in the place of one posted earlier; false if that message is gone or out of reach. */
  correct?(sent: SentReply, reply: Reply): Promise<boolean>;
}
