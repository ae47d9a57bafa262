/** Which workspaces have installed the app, and their tokens, which are sealed before they are kept. */
import type { Installation, InstallationStore } from '@slack/bolt';
import type { Logger } from 'pino';
import { createSealedRecords, type SealedRepository } from '../../crypto/sealed-records.ts';
import type { Secrets } from '../../crypto/sealing.ts';
import { note } from './errors.ts';

type Id = string | null | undefined;

const isId = (id: Id): id is string => typeof id === 'string';

/** As it is sealed. `installedAt`: milliseconds since 1970; the first versions did not note it. */
type Kept = Installation & { readonly installedAt?: number };

export type Installations = ReturnType<typeof createInstallations>;

/** Tells an operator who rotates DATA_KEY that the one before it has done its duty. */
export const notePreviousKeyUnneeded = (log: Logger): void =>
  note(log, 'info', 'previous_key_unneeded', 'No stored token needs DATA_KEY_PREVIOUS: it can be taken out');

const UNREADABLE =
  'The stored token of a workspace cannot be read. Was DATA_KEY changed? Set the old one as DATA_KEY_PREVIOUS, or install the app there again.';
const NOT_SEALED_ANEW =
  'Stored tokens could not all be encrypted with the present DATA_KEY; the next start goes on';

/**
 * An installation is kept under the id of its workspace (`T…`) or organisation (`E…`).
 *
 * @param dataKeys The secrets under which tokens are sealed (`DATA_KEY`, and the one before it).
 * @param clock Milliseconds since 1970.
 */
export function createInstallations(
  repository: SealedRepository,
  dataKeys: Secrets,
  log: Logger,
  clock: () => number = Date.now,
) {
  const records = createSealedRecords<Kept>(repository, dataKeys, (workspace, error) =>
    note(log, 'error', 'sealed_token', UNREADABLE, { workspace, error }),
  );

  /** For Bolt's installer, which keeps what it was given; whose token goes with an event, `workspaces.ts` decides. */
  const store: InstallationStore = {
    async storeInstallation(installation) {
      const { isEnterpriseInstall, enterprise, team } = installation;
      const workspace = isEnterpriseInstall ? enterprise?.id : team?.id;
      if (workspace === undefined) throw new Error('Slack named neither a workspace nor an organisation.');
      const noted: Kept = { ...installation, installedAt: clock() };
      await records.save(workspace, noted);
      note(log, 'info', 'installed', 'A workspace has installed the app', { workspace });
    },
    fetchInstallation: () => Promise.reject(new Error('Nobody asks.')),
  };

  return {
    store,
    /** The installation for a workspace or its organisation; null if none can be read. @throws if nobody can say. */
    async find(...ids: readonly Id[]): Promise<Installation | null> {
      for (const id of ids.filter(isId)) {
        const found = await records.find(id);
        if (found !== null) return found;
      }
      return null;
    },
    /** The installation of exactly this id, if it was made after a moment (milliseconds since 1970); asks the store. */
    async madeAfter(id: string, moment: number): Promise<Installation | null> {
      const installation = await records.read(id);
      return installation !== null && (installation.installedAt ?? 0) > moment ? installation : null;
    },
    /** Whether `find` knows one by heart. */
    isKnown: (...ids: readonly Id[]): boolean => ids.filter(isId).some(records.isKnown),
    /** How many were found whose token the key does not open. */
    unreadable: records.unreadable,
    look: records.look,
    /** Seals anew what an earlier secret has sealed. Never rejects. */
    async renewAll(): Promise<void> {
      let renewed = 0;
      try {
        await records.renewAll(() => void renewed++);
        const sentence = 'Stored tokens were encrypted with the present DATA_KEY';
        if (renewed > 0) note(log, 'info', 'sealed_anew', sentence, { renewed });
        else if (dataKeys.earlier.length > 0 && records.unreadable() === 0) notePreviousKeyUnneeded(log);
      } catch (error) {
        note(log, 'warn', 'not_sealed_anew', NOT_SEALED_ANEW, { error, renewed });
      }
    },
    /** Forgets the installation of exactly this workspace or organisation. */
    remove: records.delete,
  };
}
