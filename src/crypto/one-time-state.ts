/**
 * What binds the two ends of a way through somebody's browser together: good for some minutes, and once. It holds
 * nothing but chance and its end, and lies nowhere before it is used: whoever only begins leaves nothing behind.
 */
import { randomBytes, timingSafeEqual } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import { deriveKey, markOf } from './keys.ts';

const GOOD_MS = 10 * 60_000;
const RANDOM_BYTES = 18;
const MAX_USED = 50_000;

export interface OneTimeStates {
  make(now: Date): string;
  /** Uses it up. Null if it is good, else what is wrong with it, in a sentence. */
  use(state: string, now: Date): Promise<string | null>;
}

/**
 * @param secret What signs them.
 * @param claim True for the first process that claims the id of a state.
 */
export function createOneTimeStates(secret: string, claim: (id: string) => Promise<boolean>): OneTimeStates {
  const key = deriveKey(secret, 'oauth state');
  // By its size, not by `max`: so it grows with what it holds, and a start makes no room for all of it.
  const used = new LRUCache<string, true>({ maxSize: MAX_USED, sizeCalculation: () => 1, ttl: GOOD_MS });

  function isSigned(id: string, end: string, mark: string): boolean {
    const [told, right] = [Buffer.from(mark), Buffer.from(markOf(key, [id, end]))];
    return told.length === right.length && timingSafeEqual(told, right);
  }

  return {
    make(now) {
      const [id, end] = [randomBytes(RANDOM_BYTES).toString('base64url'), String(now.getTime() + GOOD_MS)];
      return [id, end, markOf(key, [id, end])].join('.');
    },
    async use(state, now) {
      const [id = '', end = '', mark = '', ...more] = state.split('.');
      if (more.length > 0 || !isSigned(id, end, mark)) return 'The state was not made here.';
      if (!(now.getTime() < Number(end))) return 'The state is too old.';
      const first = !used.has(id);
      used.set(id, true);
      return first && (await claim(id)) ? null : 'The state was used.';
    },
  };
}
