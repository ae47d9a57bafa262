/**
 * What the core asks of the bot's memory. The core knows this interface only; no database, no file.
 *
 * Nothing here ever throws into the answering path, nor holds it up for longer than `PERSISTENCE_PATIENCE_MS`: what
 * cannot be written now is held in memory and written later, what cannot be read now has a safe default.
 */
import type { Continued, MessageContext, PlatformName } from './invocation.ts';
import type { Reason, Reply } from './reply.ts';

/** Longest time, in milliseconds, that any call of `Persistence` but `claim` holds up an answer. */
export const PERSISTENCE_PATIENCE_MS = 150;

/**
 * When the bot answers in a channel: only when it is addressed (the default everywhere), plain questions too, or
 * never.
 */
export type ChannelMode = 'mentions' | 'questions' | 'off';

/** How the bot behaves in one channel. */
export interface ChannelSetting {
  readonly channel: string;
  readonly mode: ChannelMode;
}

/** Somebody has set how the bot behaves in a channel. */
export interface SettingChange {
  /** The platform's id. */
  readonly person: string;
  readonly mode: ChannelMode;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** A message of ours that others can see, and what it states. Ids only: never what was asked, nor by whom. */
export interface SentReply {
  readonly platform: PlatformName;
  readonly workspace: string | null;
  readonly channel: string;
  /** The platform's id of the message, unique within the channel. */
  readonly message: string;
  /** The thread that it stands in; null for none. */
  readonly thread: string | null;
  /** The entry that it states; null if it states none any more. */
  readonly entry: string | null;
}

/** A channel on a platform. */
export type Place = Pick<MessageContext, 'platform' | 'workspace' | 'channel'>;

/** `stored`: safely on disk. `held`: in force, but only in memory until the store can be reached again. */
export type WriteResult = 'stored' | 'held';

/** The bot speaks up unasked in a channel at most this often in any hour. */
export const MAX_INTERRUPTIONS_AN_HOUR = 6;

/** A question with its reply. `question` is what the person typed; only its masked form is ever kept. */
export interface AnsweredQuestion {
  readonly platform: PlatformName;
  readonly workspace: string | null;
  /** Who asked: counted, and not kept. */
  readonly person: string;
  readonly question: string;
  readonly reply: Reply;
}

/** What a vote is about: an entry, a gap, or (`none`) a refusal without either, named by its reason. */
export interface VoteSubject {
  readonly kind: 'entry' | 'gap' | 'none';
  readonly id: string;
}

/** One person's opinion of one reply. A later one of the same person on the same reply takes its place. */
export interface Vote {
  readonly context: MessageContext;
  /** The platform's id of the reply; null where it has none. */
  readonly reply: string | null;
  readonly helpful: boolean;
  readonly subject: VoteSubject;
  /** The question that was answered, where it is known; only its masked form is kept, and only if not helpful. */
  readonly question: string | null;
}

/** Something with how often it was asked. */
interface Counted {
  readonly id: string;
  readonly count: number;
}

/** Counts of one server or workspace, over the days that the question log reaches back. */
export interface Insights {
  readonly days: number;
  readonly asked: number;
  readonly answered: number;
  /** Several entries were offered instead of one answer. */
  readonly offered: number;
  readonly refused: Readonly<Record<Reason, number>>;
  readonly helpful: number;
  readonly notHelpful: number;
  /** Entry ids, most asked first, at most five. */
  readonly topEntries: readonly Counted[];
  /** Masked questions without answer or gap that enough people asked, most asked first, at most five. */
  readonly topUnanswered: readonly Counted[];
}

/** What the bot keeps, as its operator configured it. */
export interface RetentionPolicy {
  readonly questionLog: 'off' | 'unanswered' | 'all';
  /** Days after which questions, votes and who changed settings are erased. */
  readonly questionDays: number;
  /** So many different people must have asked a question before its text is shown in a chat. */
  readonly minAskers: number;
  /** Days for which message ids are kept for corrections; 0 keeps none. */
  readonly correctionDays: number;
}

/** For `/readyz`, the metrics and the log. */
export interface PersistenceHealth {
  readonly available: boolean;
  /** One plain sentence. */
  readonly detail: string;
  /** Writes that wait in memory. */
  readonly waiting: number;
  /** Writes given up since the start, because too many waited. */
  readonly lost: number;
}

/** See the head of this file. */
export interface Persistence {
  readonly policy: RetentionPolicy;

  channelMode(context: MessageContext): Promise<ChannelMode>;
  /** The channels of the context's workspace that somebody has set, for a page about the bot. */
  channels(context: MessageContext): Promise<readonly ChannelSetting[]>;
  /** The last changes of a channel's settings, newest first; none while the store is away. */
  settingChanges(context: MessageContext): Promise<readonly SettingChange[]>;
  /** In force at once, and noted with who did it; switching `questions` on also ends a pause that votes have caused. */
  setChannelMode(context: MessageContext, mode: ChannelMode): Promise<WriteResult>;

  /**
   * Whether the bot may answer a question in this channel that nobody put to it. A `true` reserves the place for
   * half a minute, so that two questions at the same moment cannot both take the last one; `interrupted` then
   * makes it count.
   *
   * @param now Milliseconds since 1970.
   */
  mayInterrupt(context: MessageContext, entry: string, now: number): Promise<boolean>;
  /** The bot did answer unasked. */
  interrupted(context: MessageContext, entry: string): void;

  /** Writes to the question log, masked; small talk, silence, notices and errors are not logged. */
  record(question: AnsweredQuestion): void;
  vote(vote: Vote): Promise<WriteResult>;
  /** A reply that states an entry was posted; its ids are kept for corrections. */
  sentReply(sent: SentReply): void;

  /** True for the one process that may handle an event. Events of one process are told apart in any case. */
  claim(eventKey: string): Promise<boolean>;

  /** The entry that a message of ours states, or that was stated last in its thread; null if that is not known. */
  statedBefore(place: Place, continued: Continued): Promise<string | null>;

  /** Of the asker's server or workspace. Null when the store cannot be reached. */
  insights(asker: Pick<MessageContext, 'platform' | 'workspace'>): Promise<Insights | null>;
  /** Erases what is kept about a server or workspace: settings, questions, votes, ids of replies. */
  forget(platform: PlatformName, workspace: string): Promise<void>;
  health(): PersistenceHealth;
}
