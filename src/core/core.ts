/** What the core offers: replies, completions, and pages about the bot. It knows no platform and sends nothing. */
import type { OwnMessage } from './dialogue-memory.ts';
import type { CommandInvocation, Invocation, MessageContext, PlatformName } from './invocation.ts';
import type { ChannelSetting, SentReply } from './persistence.ts';
import type { Reply } from './reply.ts';

/** One completion of an option that is being typed. */
export interface Completion {
  /** What is shown, at most 100 characters. */
  readonly label: string;
  /** What is sent, at most 100 characters. */
  readonly value: string;
}

/** What the bot says about itself, for a place that shows it without being asked. */
export type Page = 'about' | 'help' | 'privacy';

/** Who reads a page, as far as that is known. */
export interface PageReaders {
  readonly platform: PlatformName;
  /** Their language, such as `fr` or `en-GB`; null where nobody knows. */
  readonly locale: string | null;
}

/** See the head of this file. */
export interface Core {
  /** Answers; never rejects: a fault becomes an apology with a report id. */
  dispatch(invocation: Invocation): Promise<Reply>;
  /** Completions for a command's option, best first, at most 25, in the language of whoever types. Synchronous and quick. */
  complete(command: string, option: string, typed: string, locale?: string | null): readonly Completion[];
  /** Who sees a command's reply when nothing else is said: all, or the asker alone. */
  visibility(command: string, options: CommandInvocation['options']): 'public' | 'private';
  /** Whether a message only points at the one above it: it has no words, or says "answer this". */
  pointsAbove(text: string): boolean;
  /** Whether unaddressed messages of this channel should be dispatched at all. */
  listens(context: MessageContext): Promise<boolean>;
  /** Notes what a message of ours says, for whoever replies to it. @param question What was asked, where it was typed. */
  stands(message: OwnMessage, reply: Reply, question: string | null): void;
  /** Notes which entry a message of ours states, so that a later correction can reach it. */
  sent(reply: SentReply): void;
  /** Erases what is kept about a server or workspace, such as when it removes the bot. */
  forget(platform: PlatformName, workspace: string): Promise<void>;
  /** What a page says to readers there. No question: not counted, not limited, in no log. */
  page(page: Page, readers: PageReaders): Reply;
  /** The channels of this context's workspace that somebody has set, for a page about the bot. */
  channels(context: MessageContext): Promise<readonly ChannelSetting[]>;
}
