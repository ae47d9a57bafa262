/** Which workspaces have installed the app, and their tokens: sealed here, kept as opaque text by a repository. */
import type { Installation, InstallationStore } from '@slack/bolt';
import { LRUCache } from 'lru-cache';
import type { Logger } from 'pino';
import type { SealedRepository } from '../../conversation/platform-definition.ts';
import { createSealer } from '../../crypto/sealing.ts';
import { note } from './errors.ts';
import { INSTALLATION_MS } from './limits.ts';

/** Installations that are read at the start: enough to see whether the key fits. */
const LOOKED_AT = 20;

type Ids = readonly (string | null | undefined)[];

export type Installations = ReturnType<typeof createInstallations>;

/**
 * An installation is kept under the id of its workspace (`T…`) or organisation (`E…`).
 *
 * @param dataKey The secret under which tokens are sealed (`DATA_KEY`).
 */
export function createInstallations(kept: SealedRepository, dataKey: string, log: Logger) {
  const sealer = createSealer(dataKey);
  /** Those whose token the key does not open. */
  const unreadable = new Set<string>();

  async function read(id: string): Promise<{ readonly installation: Installation | null }> {
    const sealed = await kept.find(id);
    try {
      const installation: Installation | null =
        sealed === null ? null : JSON.parse(await sealer.open(id, sealed));
      unreadable.delete(id);
      return { installation };
    } catch (error) {
      const remedy = 'Was DATA_KEY changed? Set the old one, or install the app there again.';
      const sentence = `the stored token of a workspace cannot be read. ${remedy}`;
      note(log, 'error', 'sealed_token', sentence, { workspace: id, error });
      unreadable.add(id);
      return { installation: null };
    }
  }

  // What was known a minute ago is better than no answer.
  const stale = { allowStaleOnFetchRejection: true, noDeleteOnFetchRejection: true };
  const cache = new LRUCache({ max: 2000, ttl: INSTALLATION_MS, fetchMethod: read, ...stale });

  /** For Bolt's installer, which keeps what it was given; whose token goes with an event, `workspaces.ts` decides. */
  const store: InstallationStore = {
    async storeInstallation(installation) {
      const { isEnterpriseInstall, enterprise, team } = installation;
      const id = isEnterpriseInstall ? enterprise?.id : team?.id;
      if (id === undefined) throw new Error('Slack named neither a workspace nor an organisation.');
      await kept.save(id, await sealer.seal(id, JSON.stringify(installation)));
      cache.delete(id);
      unreadable.delete(id);
      note(log, 'info', 'installed', 'installed', { workspace: id });
    },
    fetchInstallation: () => Promise.reject(new Error('Nobody asks.')),
  };

  return {
    store,
    /** The installation for a workspace or its organisation; null if none can be read. @throws if nobody can say. */
    async find(...ids: Ids): Promise<Installation | null> {
      for (const id of ids.filter((one) => one !== undefined && one !== null)) {
        const found = await cache.fetch(id);
        if (found === undefined) throw new Error('The store with the installations is away.');
        if (found.installation) return found.installation;
      }
      return null;
    },
    /** How many were found whose token the key does not open. */
    unreadable: (): number => unreadable.size,
    /** Reads some, so that a wrong key is noticed before anybody asks. A store that is away says nothing about the key. */
    async look(): Promise<void> {
      try {
        for (const id of await kept.ids(LOOKED_AT)) await cache.fetch(id);
      } catch {
        // Each is read when it is needed.
      }
    },
    /** Whether `find` knows one by heart. */
    isKnown: (...ids: Ids): boolean =>
      ids.some((id) => id && Boolean(cache.peek(id, { allowStale: true })?.installation)),
    /** Forgets the installation of exactly this workspace or organisation. */
    async remove(id: string): Promise<void> {
      cache.delete(id);
      unreadable.delete(id);
      await kept.delete(id);
    },
  };
}
