/**
 * What the bot's messages state. Kept durably, also that a message states nothing any more: a correction that comes
 * days later must reach every message that states an entry, and overwrite no other.
 */
import { LRUCache } from 'lru-cache';
import type { Core } from '../core/core.ts';
import type { PlatformName } from '../core/invocation.ts';
import type { Reply } from '../core/reply.ts';
import type { MessageRef } from './platform.ts';
import { refKey } from './ref-key.ts';

export interface StatedReplies {
  /**
   * A reply stands in this message.
   *
   * @param thread The thread that it stands in; null for none.
   * @param question What was asked, where it was typed.
   */
  stands(message: MessageRef, thread: string | null, reply: Reply, question: string | null): void;
  /** The message does not stand any more. */
  gone(message: MessageRef): void;
}

const REMEMBERED = 2500;

export function createStatedReplies(
  platform: PlatformName,
  core: Pick<Core, 'sent' | 'stands'>,
): StatedReplies {
  /** Messages that have stated an entry: for all others there is nothing to take back. */
  const stating = new LRUCache<string, true>({ max: REMEMBERED });

  function note(message: MessageRef, thread: string | null, entry: string | null): void {
    const key = refKey(message);
    if (entry === null && !stating.delete(key)) return;
    if (entry !== null) stating.set(key, true);
    core.sent({ platform, ...message, thread, entry });
  }

  return {
    stands(message, thread, reply, question) {
      core.stands({ platform, ...message }, reply, question);
      // A correction says it in the story's own language: what was said in another stays as it was.
      note(message, thread, reply.language === null ? reply.entry : null);
    },
    gone: (message) => note(message, null, null),
  };
}
