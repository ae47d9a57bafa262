/**
 * Who is addressed: whether a message is meant for the bot, and how plainly. One rule for all platforms.
 *
 * Said to it: in a direct message, by a mention, or in reply to one of its messages. In a thread what the person says
 * whom it answered last there may go on from that, while nobody else has spoken since; the core tells by the words.
 * Everything else belongs to people, and is only overheard where the channel was opted in.
 */
import type { Core } from '../core/core.ts';
import type { IncomingMessage } from './inbox.ts';
import type { MessageRef, PlatformPort } from './platform.ts';
import type { ThreadTracker } from './thread-tracker.ts';

/** `follow-up`: said in a thread where the bot has just answered this person, but not to it by name. */
export type Address = 'direct' | 'follow-up' | 'ambient';

export interface AddressingDeps {
  readonly core: Pick<Core, 'listens'>;
  readonly port: Pick<PlatformPort, 'fetch'>;
  readonly threads: ThreadTracker;
  /** Whether this process remembers having posted the message. */
  readonly isOwn: (message: MessageRef) => boolean;
  /** Replies leave so slowly that nothing is begun which nobody asked for. */
  readonly isCrowded: () => boolean;
}

export interface Addressing {
  /** How the message addresses the bot; null if it does not concern it. Notes who speaks in its thread. */
  of(incoming: IncomingMessage): Promise<Address | null>;
  /** The same for an answered message that reads differently now. */
  afterEdit(incoming: IncomingMessage, before: Address): Promise<Address | null>;
}

export function createAddressing(deps: AddressingDeps): Addressing {
  const { core, port, threads } = deps;

  async function repliesToBot({ repliesTo, text }: IncomingMessage): Promise<boolean> {
    // Without words there is nothing to answer: a picture, or a text that the platform withholds.
    if (repliesTo === null || text === '') return false;
    const { message, author } = repliesTo;
    if (author !== 'unknown') return author === 'bot';
    return deps.isOwn(message) || ((await port.fetch(message))?.own ?? false);
  }

  async function isDirect(incoming: IncomingMessage): Promise<boolean> {
    return incoming.context.direct || incoming.mentionsBot || (await repliesToBot(incoming));
  }

  async function mayOverhear({ context, text }: IncomingMessage): Promise<boolean> {
    return text !== '' && (await core.listens(context));
  }

  return {
    async of(incoming) {
      const { context, thread, text, mentionsOthers, repliesTo } = incoming;
      const heard =
        thread === null
          ? null
          : threads.heard(threadKey(incoming.message, thread.id), context.person, thread.startedAt);
      if (await isDirect(incoming)) return 'direct';
      // Said to somebody else.
      if (mentionsOthers || repliesTo !== null) return null;
      // Whether it is meant for the bot shows in the words, which the core reads.
      if (heard?.afterReply && text !== '') return 'follow-up';
      const startedByOther = thread?.startedBy != null && thread.startedBy !== context.person;
      if (heard?.amongPeople || startedByOther || deps.isCrowded()) return null;
      return (await mayOverhear(incoming)) ? 'ambient' : null;
    },

    async afterEdit(incoming, before) {
      if (before === 'follow-up') return incoming.mentionsOthers ? null : before;
      if (before === 'direct' && (await isDirect(incoming))) return before;
      return (await mayOverhear(incoming)) ? 'ambient' : null;
    },
  };
}

/** Names a thread by one text; on some platforms its id is unique within the channel only. */
export const threadKey = ({ workspace, channel }: Omit<MessageRef, 'message'>, thread: string): string =>
  `${workspace ?? ''}:${channel}:${thread}`;
