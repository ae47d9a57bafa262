/** Records that are sealed here before a repository keeps them, which so reads no word of them. */
import { LRUCache } from 'lru-cache';
import { createSealer, type Secrets } from './sealing.ts';

/** Keeps sealed text by id. */
export interface SealedRepository {
  /** Keeps `ciphertext` under `id`, in the place of what was there. */
  save(id: string, ciphertext: string): Promise<void>;
  /** What is kept under `id`; null if nothing is. */
  find(id: string): Promise<string | null>;
  /** Puts `ciphertext` in the place of `before`; does nothing where something else has come there meanwhile. */
  replace(id: string, before: string, ciphertext: string): Promise<void>;
  /** Under which ids something is kept, the latest change first; all of them, or `most` at most. */
  ids(most?: number): Promise<readonly string[]>;
  /** Forgets what is kept under `id`; no error if nothing is. */
  delete(id: string): Promise<void>;
}

export interface SealedRecords<T> {
  /** The record; null if there is none that can be read. Comes from memory for a minute. @throws if nobody can say. */
  find(id: string): Promise<T | null>;
  /** As the repository has it at this moment. @throws if that is away. */
  read(id: string): Promise<T | null>;
  /** Whether `find` has one by heart. */
  isKnown(id: string): boolean;
  save(id: string, record: T): Promise<void>;
  delete(id: string): Promise<void>;
  /** How many were found that no secret opens. */
  unreadable(): number;
  /** Reads some, so that a wrong secret is noticed before anybody asks. A repository that is away says nothing of it. */
  look(): Promise<void>;
  /** Seals anew what an earlier secret has sealed, so that that need not be kept for long. @param onRenewed Told of each. */
  renewAll(onRenewed: () => void): Promise<void>;
}

const REMEMBERED = 2000;
/** A record is read from the repository again after this long, since another process may have changed it. */
const FRESH_MS = 60_000;
/** Enough to see whether the secret fits. */
const LOOKED_AT = 20;

/**
 * @param secrets Under which records are sealed, and those before.
 * @param onUnreadable Told each time that a record is read which no secret opens.
 */
export function createSealedRecords<T extends object>(
  repository: SealedRepository,
  secrets: Secrets,
  onUnreadable: (id: string, error: unknown) => void,
): SealedRecords<T> {
  const sealer = createSealer(secrets);
  const unreadable = new Set<string>();

  async function read(id: string): Promise<T | null> {
    const sealed = await repository.find(id);
    try {
      const record: T | null = sealed === null ? null : JSON.parse(await sealer.open(id, sealed));
      unreadable.delete(id);
      return record;
    } catch (error) {
      unreadable.add(id);
      onUnreadable(id, error);
      return null;
    }
  }

  const cache = new LRUCache<string, { readonly record: T | null }>({
    max: REMEMBERED,
    ttl: FRESH_MS,
    fetchMethod: async (id) => ({ record: await read(id) }),
    // What was known a minute ago is better than no answer.
    allowStaleOnFetchRejection: true,
    noDeleteOnFetchRejection: true,
  });

  /** Whether it had to be. */
  async function renew(id: string): Promise<boolean> {
    const sealed = await repository.find(id);
    if (sealed === null || sealer.isCurrent(sealed)) return false;
    const record = await read(id);
    if (record === null) return false;
    await repository.replace(id, sealed, sealer.seal(id, JSON.stringify(record)));
    return true;
  }

  function forget(id: string): void {
    cache.delete(id);
    unreadable.delete(id);
  }

  return {
    read,
    async find(id) {
      const found = await cache.fetch(id);
      if (found === undefined) throw new Error('The store with the sealed records is away.');
      return found.record;
    },
    isKnown: (id) => Boolean(cache.peek(id, { allowStale: true })?.record),
    async save(id, record) {
      await repository.save(id, sealer.seal(id, JSON.stringify(record)));
      forget(id);
    },
    async delete(id) {
      forget(id);
      await repository.delete(id);
    },
    unreadable: () => unreadable.size,
    async look() {
      try {
        for (const id of await repository.ids(LOOKED_AT)) await cache.fetch(id);
      } catch {
        // Each is read when it is needed.
      }
    },
    async renewAll(onRenewed) {
      for (const id of await repository.ids()) if (await renew(id)) onRenewed();
    },
  };
}
