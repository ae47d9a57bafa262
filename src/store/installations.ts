/**
 * Workspaces that have installed the Slack app. The tokens are sealed before they come here: AES-256-GCM under a
 * key made from `DATA_KEY`, with the id as additional data, so that no row can pass for another.
 */
import { createCipheriv, createDecipheriv, randomBytes, scryptSync } from 'node:crypto';
import type { Db } from './schema.ts';
import type { Store } from './store.ts';

const VERSION = 'v1';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** Seals and opens texts with one key. */
export interface Sealer {
  seal(id: string, text: string): string;
  /** @throws {Error} if it was sealed with another key, for another id, or changed since. */
  open(id: string, sealed: string): string;
}

/** Deriving the key takes some 50 ms, once. */
export function createSealer(dataKey: string): Sealer {
  const key = scryptSync(dataKey, 'backchannel installations', 32);
  return {
    seal(id, text) {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(id));
      const sealed = Buffer.concat([nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
      return `${VERSION}:${sealed.toString('base64')}`;
    },
    open(id, sealed) {
      const [version, text] = sealed.split(':');
      const bytes = Buffer.from(text ?? '', 'base64');
      if (version !== VERSION || bytes.length < NONCE_BYTES + TAG_BYTES)
        throw new Error('This is not sealed.');
      const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, NONCE_BYTES))
        .setAAD(Buffer.from(id))
        .setAuthTag(bytes.subarray(-TAG_BYTES));
      const opened = Buffer.concat([
        decipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES)),
        decipher.final(),
      ]);
      return opened.toString('utf8');
    },
  };
}

export async function writeInstallation(db: Db, id: string, sealed: string, at: number): Promise<void> {
  await db
    .insertInto('installations')
    .values({ id, sealed, changed_at: at })
    .onConflict((oc) => oc.column('id').doUpdateSet({ sealed, changed_at: at }))
    .execute();
}

export async function readInstallation(db: Db, id: string): Promise<string | null> {
  const row = await db.selectFrom('installations').select('sealed').where('id', '=', id).executeTakeFirst();
  return row?.sealed ?? null;
}

export async function eraseInstallation(db: Db, id: string): Promise<void> {
  await db.deleteFrom('installations').where('id', '=', id).execute();
}

/** Installations as their adapter sees them: opaque values by id (a workspace or an organisation). */
export interface Installations {
  /** Resolves once it is on disk. @throws {Error} if the store cannot take it now: installing must be done again. */
  save(id: string, installation: unknown): Promise<void>;
  /** Null if there is none. @throws {Error} if the store cannot be reached and it was never read before. */
  fetch(id: string): Promise<unknown>;
  remove(id: string): Promise<void>;
}

/** Opened installations stay in memory, so that known workspaces are answered while the store is away. */
export function createInstallations(store: Store, dataKey: string, clock: () => number): Installations {
  const sealer = createSealer(dataKey);
  const known = new Map<string, unknown>();
  return {
    async save(id, installation) {
      const sealed = sealer.seal(id, JSON.stringify(installation));
      const stored = await store.write((db) => writeInstallation(db, id, sealed, clock()));
      known.set(id, installation);
      if (!stored) throw new Error('The installation could not be saved yet.');
    },
    async fetch(id) {
      let sealed: string | null;
      try {
        sealed = await store.read((db) => readInstallation(db, id));
      } catch (error) {
        if (known.has(id)) return known.get(id);
        throw error;
      }
      if (sealed === null) {
        known.delete(id);
        return null;
      }
      const installation: unknown = JSON.parse(sealer.open(id, sealed));
      known.set(id, installation);
      return installation;
    },
    async remove(id) {
      known.delete(id);
      await store.write((db) => eraseInstallation(db, id));
    },
  };
}
