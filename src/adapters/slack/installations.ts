/** Which workspaces have installed the app, and their tokens: sealed here, kept as opaque text by a repository. */
import type { Installation, InstallationStore } from '@slack/bolt';
import { LRUCache } from 'lru-cache';
import type { Logger } from 'pino';
import type { SealedRepository } from '../platform-definition.ts';
import { note } from './errors.ts';
import { INSTALLATION_MS } from './limits.ts';
import { createSealer } from './sealing.ts';

/** An installation is kept under the id of its workspace (`T…`) or organisation (`E…`). */
export interface Installations extends InstallationStore {
  /** The installation that covers a workspace; null if there is none or it cannot be read. @throws if nobody can say. */
  find(team: string | undefined, enterprise: string | undefined): Promise<Installation | null>;
  /** Whether `find` knows one by heart. */
  isKnown(team: string | undefined, enterprise: string | undefined): boolean;
  /** Forgets the installation of exactly this workspace or organisation. */
  remove(id: string): Promise<void>;
}

const MAX_CACHED = 2000;

/** @param dataKey The secret under which tokens are sealed (`DATA_KEY`). */
export function createInstallations(kept: SealedRepository, dataKey: string, log: Logger): Installations {
  const sealer = createSealer(dataKey);

  async function read(id: string): Promise<{ readonly installation: Installation | null }> {
    const sealed = await kept.find(id);
    try {
      return { installation: sealed === null ? null : JSON.parse(await sealer.open(id, sealed)) };
    } catch (error) {
      const remedy = 'Was DATA_KEY changed? Set the old one, or install the app there again.';
      const sentence = `the stored token of a workspace cannot be read. ${remedy}`;
      note(log, 'error', 'sealed_token', sentence, { workspace: id, error });
      return { installation: null };
    }
  }

  const cache = new LRUCache<string, Awaited<ReturnType<typeof read>>>({
    max: MAX_CACHED,
    ttl: INSTALLATION_MS,
    fetchMethod: read,
    // What was known a minute ago is better than no answer.
    allowStaleOnFetchRejection: true,
    noDeleteOnFetchRejection: true,
  });

  async function find(
    team: string | undefined,
    enterprise: string | undefined,
  ): Promise<Installation | null> {
    for (const id of [team, enterprise]) {
      if (id === undefined) continue;
      const found = await cache.fetch(id);
      if (found === undefined) throw new Error('The store with the installations is away.');
      if (found.installation) return found.installation;
    }
    return null;
  }

  return {
    find,
    isKnown: (team, enterprise) =>
      [team, enterprise].some((id) => id && cache.peek(id, { allowStale: true })?.installation),
    async remove(id) {
      cache.delete(id);
      await kept.delete(id);
    },
    async storeInstallation(installation) {
      const { isEnterpriseInstall, enterprise, team } = installation;
      const id = isEnterpriseInstall ? enterprise?.id : team?.id;
      if (id === undefined) throw new Error('Slack named neither a workspace nor an organisation.');
      await kept.save(id, await sealer.seal(id, JSON.stringify(installation)));
      cache.delete(id);
      note(log, 'info', 'installed', 'installed', { workspace: id });
    },
    async fetchInstallation({ teamId, enterpriseId }) {
      const found = await find(teamId, enterpriseId);
      if (found === null) throw new Error('The app is not installed in this workspace.');
      return found;
    },
  };
}
