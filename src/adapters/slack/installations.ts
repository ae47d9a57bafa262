/** Which workspaces have installed the app, and their tokens: sealed here, kept as opaque text by a repository. */
import type { Installation, InstallationQuery, InstallationStore } from '@slack/bolt';
import type { Logger } from 'pino';
import { createRecentMap } from '../recent.ts';
import { describeError } from './errors.ts';
import { createSealer } from './sealing.ts';

/** Keeps sealed text under the id of a Slack workspace (`T…`) or organisation (`E…`). Reads no word of it. */
export interface InstallationRepository {
  /** Keeps `ciphertext` under `id`, in the place of what was there. */
  save(id: string, ciphertext: string): Promise<void>;
  /** What is kept under `id`; null if nothing is. */
  find(id: string): Promise<string | null>;
  /** Forgets what is kept under `id`; no fault if nothing is. */
  delete(id: string): Promise<void>;
}

export interface Installations extends InstallationStore {
  /** The installation that covers a workspace; null if there is none or it cannot be read. */
  find(team: string | undefined, enterprise: string | undefined): Promise<Installation | null>;
  /** True if nobody can say whether the app is installed there: nothing is known here, and the repository fails. */
  isOutOfReach(team: string | undefined, enterprise: string | undefined): false | Promise<boolean>;
  /** Forgets the installation of exactly this workspace or organisation. */
  remove(id: string): Promise<void>;
}

/** An installation is read from the repository again after this long, since another process may have changed it. */
const FRESH_MS = 60_000;
const MAX_CACHED = 2000;

const idOf = (installation: Installation): string => {
  const id = installation.isEnterpriseInstall ? installation.enterprise?.id : installation.team?.id;
  if (id === undefined) throw new Error('Slack named neither a workspace nor an organisation.');
  return id;
};

/** @param dataKey The secret under which tokens are sealed (`DATA_KEY`). */
export function createInstallations(
  repository: InstallationRepository,
  dataKey: string,
  log: Logger,
): Installations {
  const sealer = createSealer(dataKey);
  const cache = createRecentMap<{ readonly installation: Installation | null; readonly at: number }>(
    MAX_CACHED,
  );

  async function read(id: string): Promise<Installation | null> {
    const cached = cache.get(id);
    if (cached && Date.now() - cached.at < FRESH_MS) return cached.installation;
    let sealed: string | null;
    try {
      sealed = await repository.find(id);
    } catch (error) {
      // What was known a minute ago is better than no answer.
      if (cached) return cached.installation;
      throw error;
    }
    let installation: Installation | null = null;
    if (sealed !== null)
      try {
        installation = JSON.parse(await sealer.open(id, sealed)) as Installation;
      } catch (error) {
        log.error(
          { workspace: id, ...describeError(error) },
          'The stored token of this workspace cannot be read. Was DATA_KEY changed? Set the old one, or install the app there again.',
        );
      }
    cache.set(id, { installation, at: Date.now() });
    return installation;
  }

  async function find(
    team: string | undefined,
    enterprise: string | undefined,
  ): Promise<Installation | null> {
    return (team && (await read(team))) || (enterprise && (await read(enterprise))) || null;
  }

  function isOutOfReach(team: string | undefined, enterprise: string | undefined): false | Promise<boolean> {
    if ((team && cache.get(team)) || (enterprise && cache.get(enterprise))) return false;
    return find(team, enterprise).then(
      () => false,
      () => true,
    );
  }

  async function remove(id: string): Promise<void> {
    cache.delete(id);
    await repository.delete(id);
  }

  return {
    find,
    isOutOfReach,
    remove,
    async storeInstallation(installation) {
      const id = idOf(installation as Installation);
      await repository.save(id, await sealer.seal(id, JSON.stringify(installation)));
      cache.delete(id);
      log.info({ workspace: id }, 'Slack: installed');
    },
    async fetchInstallation({ teamId, enterpriseId }: InstallationQuery<boolean>) {
      const found = await find(teamId, enterpriseId);
      if (found === null) throw new Error('The app is not installed in this workspace.');
      return found as Installation<'v1' | 'v2', boolean>;
    },
    async deleteInstallation({ teamId, enterpriseId, isEnterpriseInstall }: InstallationQuery<boolean>) {
      const id = isEnterpriseInstall ? enterpriseId : teamId;
      if (id !== undefined) await remove(id);
    },
  };
}

/** A repository that forgets everything when the process ends. For trying out, and for tests. */
export function createMemoryRepository(): InstallationRepository & { readonly kept: Map<string, string> } {
  const kept = new Map<string, string>();
  return {
    kept,
    async save(id, ciphertext) {
      kept.set(id, ciphertext);
    },
    find: async (id) => kept.get(id) ?? null,
    async delete(id) {
      kept.delete(id);
    },
  };
}
