/** When the bot answers in a channel. Known channels stay in memory, so that the store may be away. */
import type { ChannelSetting } from '../core/adapter.ts';
import type { ChannelMode, Kept } from '../core/memory.ts';
import { type ChannelKey, readMode, readModes, writeMode } from '../store/channels.ts';
import type { Store } from '../store/store.ts';
import { BoundedMap } from './bounded.ts';

const DEFAULT_MODE: ChannelMode = 'mentions';

/** Milliseconds after which a mode is read again, since another process may have changed it. */
const FRESH_MS = 5_000;
const MAX_CHANNELS = 10_000;

interface Known {
  readonly mode: ChannelMode;
  readonly readAt: number;
  /** Changed here, and not yet on disk: nothing that is read may take its place. */
  readonly held: boolean;
}

export interface Modes {
  get(key: ChannelKey): Promise<ChannelMode>;
  set(key: ChannelKey, mode: ChannelMode): Promise<Kept>;
  /** Of this workspace, those that somebody has set; none while the store is away. */
  list(key: Omit<ChannelKey, 'channel'>): Promise<readonly ChannelSetting[]>;
}

const isMode = (mode: string | null): mode is ChannelMode =>
  mode === 'mentions' || mode === 'questions' || mode === 'off';

export function createModes(store: Store, clock: () => number): Modes {
  const known = new BoundedMap<Known>(MAX_CHANNELS);
  const nameOf = (key: ChannelKey) => JSON.stringify([key.platform, key.workspace, key.channel]);

  return {
    async get(key) {
      const name = nameOf(key);
      const before = known.get(name);
      const readAt = clock();
      if (before !== undefined && (before.held || Math.abs(readAt - before.readAt) < FRESH_MS))
        return before.mode;
      try {
        const stored = await store.read((db) => readMode(db, key));
        // Somebody may have changed it while it was being read.
        const now = known.get(name);
        if (now !== before && now !== undefined) return now.mode;
        const mode = isMode(stored) ? stored : DEFAULT_MODE;
        known.set(name, { mode, readAt, held: false });
        return mode;
      } catch {
        return before?.mode ?? DEFAULT_MODE;
      }
    },
    async set(key, mode) {
      const name = nameOf(key);
      const at = clock();
      const change: Known = { mode, readAt: at, held: true };
      known.set(name, change);
      const stored = await store.write(
        (db) => writeMode(db, key, mode, at),
        'now',
        (kept) => {
          if (known.get(name) !== change) return;
          // Given up, it holds no longer: what the store says does.
          if (kept) known.set(name, { ...change, held: false });
          else known.delete(name);
        },
      );
      return stored ? 'stored' : 'held';
    },
    async list(key) {
      try {
        const rows = await store.read((db) => readModes(db, key));
        return rows.flatMap(({ channel, mode }) => (isMode(mode) ? [{ channel, mode }] : []));
      } catch {
        return [];
      }
    },
  };
}
