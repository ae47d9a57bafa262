/** What adapters hand in: messages, edits, deletions, commands and buttons, in neutral terms. */
import type { Core, Page } from '../core/core.ts';
import type { MessageContext } from '../core/invocation.ts';
import type { Somebody } from '../core/person-key.ts';
import type { Reply } from '../core/reply.ts';
import type { Destination, MessageRef, Responder } from './platform.ts';

/** The message that another one replies to. */
export interface RepliedTo {
  readonly message: MessageRef;
  /** Who wrote it, as far as the platform says. */
  readonly author: 'bot' | 'other' | 'unknown';
}

/** A thread, as far as the platform tells of it. */
export interface Thread {
  readonly id: string;
  /** Who wrote its first message; null where the platform does not say. */
  readonly startedBy: string | null;
  /** Milliseconds since 1970; null where the platform does not say. */
  readonly startedAt: number | null;
}

/** Something a person wrote; messages of bots and of the platform itself never get here. */
export interface IncomingMessage {
  readonly message: MessageRef;
  readonly context: MessageContext;
  /** Where a reply to it goes. */
  readonly to: Destination;
  /** Without the mention of the bot, platform mark-up otherwise untouched; empty where it may not be read. */
  readonly text: string;
  readonly mentionsBot: boolean;
  readonly mentionsOthers: boolean;
  /** Posted by a proxy for a person, whose own message goes away (PluralKit and the like). */
  readonly copied?: boolean;
  readonly repliesTo: RepliedTo | null;
  /** The thread that it stands in; null for none. */
  readonly thread: Thread | null;
}

/** A slash command. */
export interface CommandUse {
  readonly name: string;
  readonly options: Readonly<Record<string, string | boolean>>;
  readonly context: MessageContext;
  readonly responder: Responder;
  /** Names this use, see `PlatformPort`; the platform's own id where it has one. */
  readonly key: string;
}

/** "Explain this message" on somebody's message. */
export interface ExplainUse {
  /** What the message says; empty if it holds no text. */
  readonly text: string;
  readonly context: MessageContext;
  readonly responder: Responder;
  readonly key: string;
}

/** Who asked, and what, for a reply. */
export interface ReplyOrigin {
  /** Null where nobody can tell any more. */
  readonly asker: string | null;
  readonly question: string | null;
}

/** What a reply answers: a message that can be asked for, or what a person used, such as a command. */
export type Answered = { readonly message: MessageRef } | { readonly person: string };

/** A pressed button. */
export interface ButtonPress {
  /** The `ReplyAction.id`, untouched and therefore untrusted. */
  readonly id: string;
  /** What stood on the button; null where the platform does not say. */
  readonly label: string | null;
  readonly context: MessageContext;
  /** The message with the button; null for one that others cannot see and for a page. */
  readonly message: MessageRef | null;
  /** The key under which the message was posted; null where the platform does not give it back. */
  readonly replyKey: string | null;
  /** Only the presser sees the message with the button. */
  readonly shownPrivately: boolean;
  /** What the platform tells of that to which the message answers, for when nothing is remembered. */
  readonly answers: Answered | null;
  readonly responder: Responder;
  readonly key: string;
}

/**
 * What the core does with what an adapter hands in. The methods resolve when the reply is out, and never reject.
 * What comes a second time (the same message, the same key) is dropped.
 */
export interface Inbox extends Pick<Core, 'complete' | 'channels'> {
  message(incoming: IncomingMessage): Promise<void>;
  /** The message as it reads now. Changes that nobody made (a preview that unfolds) may be handed in too. */
  edited(incoming: IncomingMessage): Promise<void>;
  deleted(message: MessageRef): Promise<void>;
  /** A server or workspace has removed the bot: what is kept about it is erased. */
  left(workspace: string): Promise<void>;
  command(use: CommandUse): Promise<void>;
  explain(use: ExplainUse): Promise<void>;
  press(press: ButtonPress): Promise<void>;
  /** Whether something may be shown to this person now that they did not ask for in words; counts it. */
  mayLook(person: Somebody): boolean;
  /** What a page says. @param locale The reader's language; English where it is null or left out. */
  page(page: Page, locale?: string | null): Reply;
  /** How many events are in hand, from their arrival until their replies are out. */
  underWay(): number;
  /** No more fits in: what comes now is refused unseen, and counted. */
  isFull(): boolean;
  /** Takes nothing more. Resolves when nothing is in hand any more, or after ten seconds; the log tells what was left then. */
  drained(): Promise<void>;
}
