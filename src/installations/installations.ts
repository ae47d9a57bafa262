/** Which workspaces have installed the app, and what they gave for that, tokens among it, sealed before it is kept. */
import type { Logger } from 'pino';
import { createSealedRecords, type SealedRepository } from '../crypto/sealed-records.ts';
import type { Secrets } from '../crypto/sealing.ts';
import type { Faults } from '../network/faults.ts';

type Id = string | null | undefined;

const isId = (id: Id): id is string => typeof id === 'string';

/** As it is sealed. `installedAt`: milliseconds since 1970; the first versions did not note it. */
type Kept<T> = T & { readonly installedAt?: number };

interface InstallationsDeps {
  readonly repository: SealedRepository;
  /** The secrets under which tokens are sealed (`DATA_KEY`, and the one before it). */
  readonly dataKeys: Secrets;
  readonly log: Logger;
  readonly note: Faults['note'];
}

export interface Installations<T> {
  /** Keeps what a workspace, or an organisation, gave under its id. */
  save(id: string, installation: T): Promise<void>;
  /** The installation for a workspace or its organisation; null if none can be read. @throws if nobody can say. */
  find(...ids: readonly Id[]): Promise<T | null>;
  /** Whether `find` knows one by heart. */
  isKnown(...ids: readonly Id[]): boolean;
  /** Forgets the installation of exactly this id. Never rejects. */
  forget(id: string): Promise<void>;
  /**
   * A workspace has removed the app or revoked its token: forgets its installation, unless it has made a later one.
   *
   * @param at When, in milliseconds since 1970.
   * @param works Whether a later installation is good: clocks differ, so the platform has the last word.
   * @returns False where it has installed the app anew since: what is told late ends nothing that came after it.
   */
  end(id: string, at: number, works: (later: T) => Promise<boolean>): Promise<boolean>;
  /** How many were found whose token the key does not open. */
  unreadable(): number;
  /** Reads some, so that a wrong key is noticed before anybody asks. */
  look(): Promise<void>;
  /** Seals anew what an earlier secret has sealed. Never rejects. */
  renewAll(): Promise<void>;
}

/** Tells an operator who rotates DATA_KEY that the one before it has done its duty. */
export const notePreviousKeyUnneeded = ({ log, note }: Pick<InstallationsDeps, 'log' | 'note'>): void =>
  note(log, 'info', 'previous_key_unneeded', 'No stored token needs DATA_KEY_PREVIOUS: it can be taken out');

const UNREADABLE =
  'The stored token of a workspace cannot be read. Was DATA_KEY changed? Set the old one as DATA_KEY_PREVIOUS, or install the app there again.';
const NOT_SEALED_ANEW =
  'Stored tokens could not all be encrypted with the present DATA_KEY; the next start goes on';

export function createInstallations<T extends object>(deps: InstallationsDeps): Installations<T> {
  const { repository, dataKeys, log, note } = deps;
  const records = createSealedRecords<Kept<T>>(repository, dataKeys, (workspace, error) =>
    note(log, 'error', 'sealed_token', UNREADABLE, { workspace, error }),
  );

  /** The installation of exactly this id, if it was made after a moment; asks the store. */
  async function madeAfter(id: string, moment: number): Promise<T | null> {
    const installation = await records.read(id);
    return installation !== null && (installation.installedAt ?? 0) > moment ? installation : null;
  }

  async function forget(workspace: string): Promise<void> {
    const failed = (error: unknown) =>
      note(log, 'error', 'forget_failed', 'A stored token could not be removed', { workspace, error });
    await records.delete(workspace).catch(failed);
  }

  return {
    forget,
    async save(workspace, installation) {
      await records.save(workspace, { ...installation, installedAt: Date.now() });
      note(log, 'info', 'installed', 'A workspace has installed the app', { workspace });
    },
    async find(...ids) {
      for (const id of ids.filter(isId)) {
        const found = await records.find(id);
        if (found !== null) return found;
      }
      return null;
    },
    isKnown: (...ids) => ids.filter(isId).some(records.isKnown),
    async end(workspace, at, works) {
      const later = await madeAfter(workspace, at).catch(() => null);
      if (later !== null && (await works(later))) {
        note(log, 'info', 'old_end', 'The end of an earlier installation was told late', { workspace });
        return false;
      }
      await forget(workspace);
      note(log, 'info', 'uninstalled', 'A workspace has removed the app', { workspace });
      return true;
    },
    unreadable: records.unreadable,
    look: records.look,
    async renewAll() {
      let renewed = 0;
      try {
        await records.renewAll(() => void renewed++);
        const sentence = 'Stored tokens were encrypted with the present DATA_KEY';
        if (renewed > 0) note(log, 'info', 'sealed_anew', sentence, { renewed });
        else if (dataKeys.earlier.length > 0 && records.unreadable() === 0) notePreviousKeyUnneeded(deps);
      } catch (error) {
        note(log, 'warn', 'not_sealed_anew', NOT_SEALED_ANEW, { error, renewed });
      }
    },
  };
}
