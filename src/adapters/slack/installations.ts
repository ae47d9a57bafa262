/** Which workspaces have installed the app, and their tokens: sealed here, kept as opaque text by a repository. */
import type { Installation, InstallationStore } from '@slack/bolt';
import { LRUCache } from 'lru-cache';
import type { Logger } from 'pino';
import type { SealedRepository } from '../../conversation/platform-definition.ts';
import { createSealer, type Secrets } from '../../crypto/sealing.ts';
import { note } from './errors.ts';
import { INSTALLATION_MS } from './limits.ts';

/** Installations that are read at the start: enough to see whether the key fits. */
const LOOKED_AT = 20;

type Ids = readonly (string | null | undefined)[];

/** As it is sealed. `installedAt`: milliseconds since 1970; the first versions did not note it. */
type Kept = Installation & { readonly installedAt?: number };

export type Installations = ReturnType<typeof createInstallations>;

/** Tells an operator who rotates DATA_KEY that the one before it has done its duty. */
export const notePreviousKeyUnneeded = (log: Logger): void =>
  note(log, 'info', 'previous_key_unneeded', 'No stored token needs DATA_KEY_PREVIOUS: it can be taken out');

/**
 * An installation is kept under the id of its workspace (`T…`) or organisation (`E…`).
 *
 * @param dataKeys The secrets under which tokens are sealed (`DATA_KEY`, and the one before it).
 * @param clock Milliseconds since 1970.
 */
export function createInstallations(
  kept: SealedRepository,
  dataKeys: Secrets,
  log: Logger,
  clock: () => number = Date.now,
) {
  const sealer = createSealer(dataKeys);
  /** Those whose token no key opens. */
  const unreadable = new Set<string>();

  async function read(id: string): Promise<{ readonly installation: Kept | null }> {
    const sealed = await kept.find(id);
    try {
      const installation: Kept | null = sealed === null ? null : JSON.parse(await sealer.open(id, sealed));
      unreadable.delete(id);
      return { installation };
    } catch (error) {
      const remedy =
        'Was DATA_KEY changed? Set the old one as DATA_KEY_PREVIOUS, or install the app there again.';
      const sentence = `The stored token of a workspace cannot be read. ${remedy}`;
      note(log, 'error', 'sealed_token', sentence, { workspace: id, error });
      unreadable.add(id);
      return { installation: null };
    }
  }

  // What was known a minute ago is better than no answer.
  const stale = { allowStaleOnFetchRejection: true, noDeleteOnFetchRejection: true };
  const cache = new LRUCache({ max: 2000, ttl: INSTALLATION_MS, fetchMethod: read, ...stale });

  /** Seals one anew that was sealed with an earlier secret. Resolves with whether it had to be. */
  async function renew(id: string): Promise<boolean> {
    const sealed = await kept.find(id);
    if (sealed === null || sealer.isCurrent(sealed)) return false;
    const { installation } = await read(id);
    if (installation === null) return false;
    await kept.replace(id, sealed, sealer.seal(id, JSON.stringify(installation)));
    return true;
  }

  /** For Bolt's installer, which keeps what it was given; whose token goes with an event, `workspaces.ts` decides. */
  const store: InstallationStore = {
    async storeInstallation(installation) {
      const { isEnterpriseInstall, enterprise, team } = installation;
      const id = isEnterpriseInstall ? enterprise?.id : team?.id;
      if (id === undefined) throw new Error('Slack named neither a workspace nor an organisation.');
      const noted: Kept = { ...installation, installedAt: clock() };
      await kept.save(id, sealer.seal(id, JSON.stringify(noted)));
      cache.delete(id);
      unreadable.delete(id);
      note(log, 'info', 'installed', 'A workspace has installed the app', { workspace: id });
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
    /** The installation of exactly this id, if it was made after a moment (milliseconds since 1970); asks the store. */
    async madeAfter(id: string, moment: number): Promise<Installation | null> {
      const { installation } = await read(id);
      return installation !== null && (installation.installedAt ?? 0) > moment ? installation : null;
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
    /** Seals anew what an earlier secret has sealed, so that it need not be kept for long. Never rejects. */
    async renewAll(): Promise<void> {
      let renewed = 0;
      try {
        for (const id of await kept.ids()) if (await renew(id)) renewed += 1;
        if (renewed > 0)
          note(log, 'info', 'sealed_anew', 'Stored tokens were encrypted with the present DATA_KEY', {
            renewed,
          });
        else if (dataKeys.earlier.length > 0 && unreadable.size === 0) notePreviousKeyUnneeded(log);
      } catch (error) {
        const sentence =
          'Stored tokens could not all be encrypted with the present DATA_KEY; the next start goes on';
        note(log, 'warn', 'not_sealed_anew', sentence, { error, renewed });
      }
    },
    /** Forgets the installation of exactly this workspace or organisation. */
    async remove(id: string): Promise<void> {
      cache.delete(id);
      unreadable.delete(id);
      await kept.delete(id);
    },
  };
}
