/** Is the bot alive, and is it ready? The one place that knows what "ready" means. */
import type { MemoryHealth } from '../core/memory.ts';

/** One part of the bot, as `/readyz` shows it. */
export interface Part {
  readonly ready: boolean;
  /** One plain sentence. */
  readonly detail: string;
}

/** The body of `/readyz`. */
export interface Readiness {
  readonly ready: boolean;
  readonly parts: Readonly<Record<string, Part>>;
}

export interface HealthSources {
  readonly stopping: () => boolean;
  /** Null until the knowledge is loaded. */
  readonly knowledge: () => { revision: string; entries: number } | null;
  readonly platforms: () => readonly { name: string; connected: boolean; detail: string }[];
  /** Null when the bot runs without a memory. */
  readonly memory: () => MemoryHealth | null;
}

/**
 * What works at the moment. Not ready means: take no new work here. The bot does go on answering without its store;
 * it is reported all the same, since settings cannot be changed then.
 */
export function readiness({ stopping, knowledge, platforms, memory }: HealthSources): Readiness {
  const parts: Record<string, Part> = {};
  const known = knowledge();
  parts['knowledge'] = known
    ? { ready: true, detail: `${known.entries} entries, revision ${known.revision}.` }
    : { ready: false, detail: 'The knowledge is not loaded yet.' };
  for (const { name, connected, detail } of platforms())
    parts[name] = { ready: connected, detail: connected ? 'Connected.' : detail || 'Not connected.' };
  const store = memory();
  if (store !== null) parts['store'] = { ready: store.available, detail: store.detail };
  if (stopping()) parts['process'] = { ready: false, detail: 'Stopping.' };
  return { ready: Object.values(parts).every((part) => part.ready), parts };
}
