/** Is the bot alive, and is it ready? The one place that knows what "ready" means. */
import type { PersistenceHealth } from '../core/persistence.ts';

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
  /**
   * `faults`: how many the files have as they lie there now; what is in force has none. `earlier`: the start fell back
   * on knowledge from before.
   */
  readonly knowledge: () => { revision: string; entries: number; faults: number; earlier: boolean };
  readonly platforms: () => readonly {
    name: string;
    connected: boolean;
    detail: string;
    unreadable?: number;
  }[];
  /** Null when the bot runs without a memory. */
  readonly persistence: () => PersistenceHealth | null;
}

/**
 * What works at the moment. Not ready means: take no new work here. The bot does go on answering without its store;
 * it is reported all the same, since settings cannot be changed then. So is changed knowledge that cannot be taken, and
 * a key that opens no token: somebody has to mend them. Nobody is asked before the knowledge is loaded: until then the
 * process does not listen.
 */
export function readiness({ stopping, knowledge, platforms, persistence }: HealthSources): Readiness {
  const parts: Record<string, Part> = {};
  const { entries, revision, faults, earlier } = knowledge();
  const instead = earlier ? 'The last good knowledge from before this start' : 'The last good knowledge';
  const changed = ` ${instead} is in force: the files as they lie there have ${faults} fault${faults === 1 ? '' : 's'}; the log names them.`;
  parts['knowledge'] = {
    ready: faults === 0,
    detail: `${entries} entries, revision ${revision}.${faults === 0 ? '' : changed}`,
  };
  for (const { name, connected, detail, unreadable = 0 } of platforms())
    parts[name] = {
      ready: connected && unreadable === 0,
      detail: detail || (connected ? 'Connected.' : 'Not connected.'),
    };
  const store = persistence();
  if (store !== null) parts['store'] = { ready: store.available, detail: store.detail };
  if (stopping()) parts['process'] = { ready: false, detail: 'Stopping.' };
  return { ready: Object.values(parts).every((part) => part.ready), parts };
}
