/** Who may handle an event. One process knows by itself; several ask the table they share. */
import { LRUCache } from 'lru-cache';
import { atMost } from '../core/cache-options.ts';
import { claimEvent } from '../store/claims.ts';
import type { Log } from '../store/log.ts';
import type { Store } from '../store/store.ts';

/** Events remembered in the process; platforms deliver an event again within minutes, if at all. */
const MAX_EVENTS = 50_000;

/**
 * Milliseconds that a claim may take while the store is there. More than other calls get: nothing else keeps two
 * processes from answering twice, and both platforms allow three seconds.
 */
const CLAIM_MS = 1_500;

export function createClaims(
  store: Store,
  clock: () => number,
  log: Log,
): (event: string) => Promise<boolean> {
  const seen = new LRUCache<string, true>(atMost(MAX_EVENTS));
  return async (event) => {
    if (seen.get(event)) return false;
    seen.set(event, true);
    if (store.kind === 'sqlite') return true;
    try {
      // A claim is a write, but one that only makes sense now: it is not queued.
      return await store.read((db) => claimEvent(db, event, clock()), CLAIM_MS);
    } catch {
      // Better answered twice by two processes than by none.
      log.info(
        { event: 'claim.given_up' },
        'The store did not say in time who handles an event; this process does.',
      );
      return true;
    }
  };
}
