/**
 * When the bot answers in a channel. Few channels are ever set, and every message asks; so all that are set stand in
 * memory, and are looked at anew every few seconds, since another process may have changed some.
 */
import { randomUUID } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import { atMost } from '../core/cache-options.ts';
import type { ChannelMode, ChannelSetting, WriteResult } from '../core/persistence.ts';
import { type ChannelKey, readAllModes, readModes, type WorkspaceKey, writeMode } from '../store/channels.ts';
import { writeChange } from '../store/setting-changes.ts';
import type { Store } from '../store/store.ts';

const DEFAULT_MODE: ChannelMode = 'mentions';

/** Milliseconds after which what was changed is looked up. */
const FRESH_MS = 5_000;
/**
 * Where there are many thousand, a look at all of them takes long, and so is taken less often, but each minute at least:
 * it finds what was erased, and what was written late. How long one took tells nothing: the process may just have been
 * busy.
 */
const WHOLE_PER_SETTING_MS = 1;
const WHOLE_AT_MOST_MS = 60_000;
/** The clocks of two processes may be apart by so many milliseconds. */
const CLOCKS_APART_MS = 10_000;
/** Milliseconds until the next look after one that failed. */
const SOON_MS = 1_000;
const MAX_HELD = 10_000;

export interface Modes {
  get(key: ChannelKey): Promise<ChannelMode>;
  /** @param person Who changes it. */
  set(key: ChannelKey, mode: ChannelMode, person: string): Promise<WriteResult>;
  /** Forgets what was set in a workspace. */
  forget(key: WorkspaceKey): void;
  /** Of this workspace, those that somebody has set; none while the store is away. */
  list(key: WorkspaceKey): Promise<readonly ChannelSetting[]>;
}

export const isMode = (mode: string | null): mode is ChannelMode =>
  mode === 'mentions' || mode === 'questions' || mode === 'off';

export function createModes(store: Store, clock: () => number): Modes {
  /** As the store had them at the last look, and what was stored from here since. */
  let stored = new Map<string, ChannelMode>();
  /** Changed here, and not yet on disk: nothing that is read may take its place. */
  const held = new LRUCache<string, { readonly mode: ChannelMode }>(atMost(MAX_HELD));
  /** Stored from here while a look was under way, which may have missed it. */
  const storedMeanwhile = new Map<string, ChannelMode>();
  let lookedAt = Number.NEGATIVE_INFINITY;
  /** At the last look that found anything out. */
  let foundAt = Number.NEGATIVE_INFINITY;
  let freshFor = FRESH_MS;
  let wholeAt = Number.NEGATIVE_INFINITY;
  let wholeFor = FRESH_MS;
  let looking: Promise<void> | null = null;
  const nameOf = (key: ChannelKey) => JSON.stringify([key.platform, key.workspace, key.channel]);

  /** A clock that was set back counts as time gone by. */
  const isPast = (at: number, ms: number): boolean => !(Math.abs(clock() - at) < ms);

  async function look(): Promise<void> {
    const now = clock();
    storedMeanwhile.clear();
    try {
      const isWhole = isPast(wholeAt, wholeFor);
      const since = isWhole ? undefined : foundAt - CLOCKS_APART_MS;
      const rows = await store.read((db) => readAllModes(db, since));
      const found = rows.flatMap((row) => (isMode(row.mode) ? [[nameOf(row), row.mode] as const] : []));
      if (isWhole) {
        stored = new Map();
        wholeAt = now;
        wholeFor = Math.min(Math.max(FRESH_MS, rows.length * WHOLE_PER_SETTING_MS), WHOLE_AT_MOST_MS);
      }
      for (const [name, mode] of [...found, ...storedMeanwhile]) stored.set(name, mode);
      foundAt = now;
      freshFor = FRESH_MS;
    } catch {
      // The store is away: what is known stays.
      freshFor = SOON_MS;
    }
    // Only now: whoever asks meanwhile waits for what is found.
    lookedAt = now;
  }

  function lookTogether(): Promise<void> {
    looking ??= look().finally(() => {
      looking = null;
    });
    return looking;
  }

  return {
    async get(key) {
      if (isPast(lookedAt, freshFor)) await lookTogether();
      const name = nameOf(key);
      return held.get(name)?.mode ?? stored.get(name) ?? DEFAULT_MODE;
    },
    async set(key, mode, person) {
      const name = nameOf(key);
      const change = { mode };
      held.set(name, change);
      const at = clock();
      const id = randomUUID();
      const done = await store.write(
        async (db) => {
          await writeMode(db, key, mode, at);
          await writeChange(db, id, key, { person, mode, at });
        },
        'now',
        (kept) => {
          if (held.get(name) !== change) return;
          // Given up, it holds no longer: what the store says does.
          held.delete(name);
          if (!kept) return;
          stored.set(name, mode);
          storedMeanwhile.set(name, mode);
        },
      );
      return done ? 'stored' : 'held';
    },
    forget({ platform, workspace }) {
      const prefix = JSON.stringify([platform, workspace]).slice(0, -1);
      for (const name of [...stored.keys()].filter((each) => each.startsWith(`${prefix},`)))
        stored.delete(name);
      for (const name of [...held.keys()].filter((each) => each.startsWith(`${prefix},`))) held.delete(name);
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
