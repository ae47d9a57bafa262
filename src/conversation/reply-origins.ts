/**
 * Who asked, and what, for replies that carry buttons. Memory answers first; after a restart the platform may tell
 * what they answered (see `ButtonPress.answers`).
 */
import { LRUCache } from 'lru-cache';
import { lasting } from '../core/cache-options.ts';
import type { Answered, ButtonPress, ReplyOrigin } from './inbox.ts';
import type { MessageRef, PlatformPort } from './platform.ts';
import { refKey } from './ref-key.ts';

export interface ReplyOrigins {
  /** @param message Null where the platform does not tell which message it became; the key then has to serve. */
  remember(
    message: MessageRef | null,
    place: Omit<MessageRef, 'message'>,
    key: string,
    origin: ReplyOrigin,
  ): void;
  /** Whether this process posted the message. */
  isOwn(message: MessageRef): boolean;
  /** Never rejects. */
  of(press: ButtonPress): Promise<ReplyOrigin>;
}

const REMEMBERED = 1200;
/** People press buttons soon or never; what they asked is not kept for longer. */
const REMEMBERED_MS = 60 * 60_000;
/** Ids alone are kept for longer: people reply to what the bot said hours ago. */
const OWN_MS = 24 * 60 * 60_000;

const UNKNOWN: ReplyOrigin = { asker: null, question: null };

/** @param port Asked for a message that was answered. */
export function createReplyOrigins(port: Pick<PlatformPort, 'fetch'>): ReplyOrigins {
  const origins = new LRUCache<string, ReplyOrigin>({ max: REMEMBERED, ...lasting(REMEMBERED_MS) });
  const own = new LRUCache<string, true>({ max: REMEMBERED, ...lasting(OWN_MS) });

  /** Null where nobody can tell. */
  async function originIn(answers: Answered | null): Promise<ReplyOrigin | null> {
    if (answers === null) return null;
    if ('person' in answers) return { asker: answers.person, question: null };
    const found = await port.fetch(answers.message);
    return found && { asker: found.author, question: (!found.own && found.text) || null };
  }

  return {
    remember(message, { workspace, channel }, key, origin) {
      origins.set(keyOf(workspace, channel, key), origin);
      if (message === null) return;
      origins.set(refKey(message), origin);
      own.set(refKey(message), true);
    },
    isOwn: (message) => own.has(refKey(message)),
    async of({ message, replyKey, context, answers }) {
      const remembered =
        (message === null ? undefined : origins.get(refKey(message))) ??
        (replyKey === null ? undefined : origins.get(keyOf(context.workspace, context.channel, replyKey)));
      if (remembered !== undefined) return remembered;
      const origin = await originIn(answers);
      if (origin === null) return UNKNOWN;
      if (message !== null && origin.asker !== null) origins.set(refKey(message), origin);
      return origin;
    },
  };
}

const keyOf = (workspace: string | null, channel: string, key: string): string =>
  `key:${refKey({ workspace, channel, message: key })}`;
