/**
 * What binds the two ends of installing the app together: made for one browser, good for some minutes, and once. It
 * holds nothing but chance and its end, and lies nowhere before it is used: whoever only fetches the page leaves
 * nothing behind.
 */
import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { InstallURLOptions, StateStore } from '@slack/bolt';
import { LRUCache } from 'lru-cache';
import { deriveKey, markOf } from '../../crypto/keys.ts';

const GOOD_MS = 10 * 60_000;
const RANDOM_BYTES = 18;
const MAX_USED = 50_000;

/** By which the page for it is chosen. */
class StateError extends Error {
  readonly code = 'slack_oauth_invalid_state';
}

interface StateDeps {
  /** What signs it (`SLACK_STATE_SECRET`). */
  readonly secret: string;
  /** What is being installed, whoever does. */
  readonly options: InstallURLOptions;
  /** True for the first process that claims it. */
  readonly claim: (event: string) => Promise<boolean>;
}

export function createStateStore({ secret, options, claim }: StateDeps): StateStore {
  const key = deriveKey(secret, 'oauth state');
  const used = new LRUCache<string, true>({ max: MAX_USED, ttl: GOOD_MS });
  const isSigned = (id: string, end: string, mark: string): boolean => {
    const [told, right] = [Buffer.from(mark), Buffer.from(markOf(key, [id, end]))];
    return told.length === right.length && timingSafeEqual(told, right);
  };
  return {
    async generateStateParam(_, now) {
      const [id, end] = [randomBytes(RANDOM_BYTES).toString('base64url'), String(now.getTime() + GOOD_MS)];
      return [id, end, markOf(key, [id, end])].join('.');
    },
    async verifyStateParam(now, state) {
      const [id = '', end = '', mark = '', ...more] = state.split('.');
      if (more.length > 0 || !isSigned(id, end, mark)) throw new StateError('The state was not made here.');
      if (!(now.getTime() < Number(end))) throw new StateError('The state is too old.');
      const first = !used.has(id);
      used.set(id, true);
      if (!first || !(await claim(`slack oauth state ${id}`))) throw new StateError('The state was used.');
      return options;
    },
  };
}
