/**
 * What the bot's messages state. Kept durably, also that a message states nothing any more: a correction that comes
 * days later must reach every message that states an entry, and overwrite no other.
 */
import { LRUCache } from 'lru-cache';
import type { Core } from '../core/core.ts';
import type { PlatformName } from '../core/invocation.ts';
import type { MessageRef } from './platform.ts';
import { refKey } from './ref-key.ts';

export interface StatedReplies {
  /** @param entry Null where the message states none, or does not stand any more. */
  note(message: MessageRef, entry: string | null): void;
}

const REMEMBERED = 8000;

export function createStatedReplies(platform: PlatformName, core: Pick<Core, 'sent'>): StatedReplies {
  /** Messages that have stated an entry: for all others there is nothing to take back. */
  const stating = new LRUCache<string, true>({ max: REMEMBERED });
  return {
    note(message, entry) {
      const key = refKey(message);
      if (entry === null && !stating.delete(key)) return;
      if (entry !== null) stating.set(key, true);
      core.sent({ platform, ...message, entry });
    },
  };
}
