/** What a platform hands to the core: who says what, where, in neutral terms. */

/** The name of a platform: that of its adapter's folder, such as `discord`. */
export type PlatformName = string;

/**
 * Where something was said, by whom. Every id is the platform's own and opaque to the core, which keeps none of
 * them longer than its documented purpose needs (see `/about privacy`).
 */
export interface MessageContext {
  readonly platform: PlatformName;
  /** One line of talk: a thread, or one person in one channel. Follow-up questions are read within it. */
  readonly conversation: string;
  readonly person: string;
  /** Discord server or Slack workspace; null in a direct message outside of any. */
  readonly workspace: string | null;
  readonly channel: string;
  /** A direct message with the bot: nobody else reads it. */
  readonly direct: boolean;
  /**
   * Whether this person may change the bot's settings here, as the platform says. Asked only where it matters: a
   * platform may have to look it up.
   */
  readonly canManage: () => boolean | Promise<boolean>;
  /** The asker's language as the platform says it, such as `fr` or `en-GB`; null where it does not. */
  readonly locale: string | null;
}

/** A slash command, with named options as its declaration types them. */
export interface CommandInvocation {
  readonly type: 'command';
  readonly name: string;
  readonly options: Readonly<Record<string, string | boolean>>;
  readonly context: MessageContext;
}

/** What a message says that it goes on from. Ids are the platform's own. */
export interface Continued {
  /** The message of the bot that it replies to; null where it merely stands in the thread. */
  readonly message: string | null;
  /** The thread that it stands in; null for none. */
  readonly thread: string | null;
}

/** Something a person wrote. */
export interface MessageInvocation {
  readonly type: 'message';
  /** The text without the mention of the bot, platform mark-up otherwise untouched. */
  readonly text: string;
  /**
   * `direct`: said to the bot. `follow-up`: said in a thread by the person whom the bot has just answered there, but
   * not to it by name. `ambient`: said in a channel where the bot merely sits.
   */
  readonly mode: 'direct' | 'follow-up' | 'ambient';
  /** The message of the bot's own that it replies to, or the thread that it continues; null for none. */
  readonly continues?: Continued | null;
  readonly context: MessageContext;
}

/** A pressed button. */
export interface ActionInvocation {
  readonly type: 'action';
  /** The `ReplyAction.id`, untouched and therefore untrusted. */
  readonly id: string;
  /** The question that the reply answered, where the platform can still tell. */
  readonly question: string | null;
  /** The platform's id of the reply (unique within the platform), for votes; null where it has none. */
  readonly reply: string | null;
  readonly context: MessageContext;
}

export type Invocation = CommandInvocation | MessageInvocation | ActionInvocation;
