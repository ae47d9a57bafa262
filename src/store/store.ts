/**
 * The store as the rest of the bot sees it: it reads, it writes, and when the database is away it says so, holds
 * what is to be written, and comes back by itself.
 */
import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { type Kysely, sql } from 'kysely';
import { PERSISTENCE_PATIENCE_MS } from '../core/persistence.ts';
import { describeError, isLasting, StoreError } from './failure.ts';
import { inTime } from './in-time.ts';
import { describeLocation, type Location } from './location.ts';
import type { Log } from './log.ts';
import { fileIdentity, makeFolder, openDatabase } from './open.ts';
import { createOutbox, type Write } from './outbox.ts';
import type { Db, Schema } from './schema.ts';

/** Milliseconds that a write for which nobody waits is held back, to share its commit with others. */
const SOON_MS = 500;

/** Milliseconds between two looks whether PostgreSQL still answers, so that an idle bot knows too. */
const PROBE_MS = 3_000;

/** Writes that share one transaction at most. */
const BATCH = 200;

export interface StoreOptions {
  readonly location: Location;
  readonly log: Log;
  /** Milliseconds before the n-th attempt (from 0) to reach a lost store again. */
  readonly backOff?: (attempt: number) => number;
  /** Writes that wait in memory at most. */
  readonly bound?: number;
  /** Milliseconds that a read may take, and that `write` waits before it says "not yet". */
  readonly patience?: number;
  /** PostgreSQL connections at most. */
  readonly connections?: number;
  /** Milliseconds that a statement may take in PostgreSQL; longer than any needs. */
  readonly timeout?: number;
}

interface StoreHealth {
  readonly available: boolean;
  readonly detail: string;
  readonly waiting: number;
  readonly lost: number;
}

export interface Store {
  readonly kind: Location['kind'];
  /**
   * Opens and migrates. An unreachable store is no failure: the bot starts without it, and the store is sought on.
   *
   * @throws {StoreError} if a newer version of the bot has written the database.
   */
  start(): Promise<void>;
  /** Reads. @throws {Error} when the store cannot be reached, or not in time (`ms`, the patience unless told). */
  read<T>(query: (db: Db) => Promise<T>, ms?: number): Promise<T>;
  /**
   * Writes, after all writes before it. True once it is on disk; false if that takes longer than the patience:
   * it is held then and written later. `write` may run more than once and must come to the same. Never rejects.
   *
   * What nobody waits for may be written `soon`, with all else that comes meanwhile: each commit of the embedded
   * database stops the process for some milliseconds, and must not do so between a question and its reply. It is also
   * what makes room when too many writes wait.
   *
   * @param settled Told in the end, however late: true once it is committed, false if it was given up.
   */
  write(write: Write, when?: 'now' | 'soon', settled?: (stored: boolean) => void): Promise<boolean>;
  available(): boolean;
  health(): StoreHealth;
  /** Resolves when nothing waits any more, or after `ms`. */
  flush(ms: number): Promise<void>;
  /** Writes what waits (for at most `ms`), and closes. */
  stop(ms?: number): Promise<void>;
}

const defaultBackOff = (attempt: number) => Math.min(30_000, 250 * 2 ** Math.min(attempt, 7));

/** Builds a store; nothing is touched before `start`. */
export function createStore(options: StoreOptions): Store {
  const {
    location,
    log,
    backOff = defaultBackOff,
    bound = 10_000,
    patience = PERSISTENCE_PATIENCE_MS,
    connections = 5,
    timeout = 5_000,
  } = options;
  const place = describeLocation(location);
  const outbox = createOutbox(bound, (lost) =>
    log.error(
      { event: 'store.writes_dropped', lost },
      'Too many writes wait for the store: the oldest are dropped.',
    ),
  );

  let db: Kysely<Schema> | null = null;
  let identity: number | null = null;
  let fault: string | null = 'The store has not been opened yet.';
  let attempt = 0;
  let retry: NodeJS.Timeout | undefined;
  let pumping: Promise<void> | null = null;
  let stopped = false;
  let soon: NodeJS.Timeout | undefined;
  let probe: NodeJS.Timeout | undefined;

  /** A server that goes away without a word is noticed by asking; a hanging one by the patience of a read. */
  async function look(): Promise<void> {
    const asked = db;
    if (stopped || asked === null || fault !== null || pumping !== null) return;
    try {
      await inTime(patience, sql`select 1`.execute(asked), 'A look at the store');
    } catch (error) {
      // Somebody else may have found out meanwhile.
      if (!stopped && db === asked && fault === null) lose(error);
    }
  }

  function lose(error: unknown): void {
    const detail = describeError(error);
    if (fault === null || attempt === 0)
      log.warn(
        { event: 'store.unavailable', fault: detail },
        `The store (${place}) cannot be used; the bot goes on without it and keeps trying.`,
      );
    fault = detail;
    const old = db;
    db = null;
    // A connection that hangs may never end; nobody waits for it.
    void old?.destroy().catch(() => {});
    schedule();
  }

  function schedule(): void {
    if (stopped || retry !== undefined) return;
    retry = setTimeout(() => {
      retry = undefined;
      void pump();
    }, backOff(attempt++));
    retry.unref();
  }

  async function connect(): Promise<Kysely<Schema>> {
    if (db !== null && location.kind === 'sqlite' && fileIdentity(location) !== identity)
      throw new StoreError('unreachable', `The database file of ${place} was moved or replaced.`);
    if (db !== null) return db;
    if (location.kind === 'sqlite' && identity !== null && !existsSync(dirname(location.path)))
      throw new StoreError('unreachable', `The folder of ${place} is gone.`);
    db = await openDatabase(location, { connections, timeout }, log);
    identity = fileIdentity(location);
    return db;
  }

  /** Called once it has been shown to work: with a full disk, opening alone succeeds. */
  function recovered(): void {
    if (fault !== null && attempt > 0)
      log.info({ event: 'store.available' }, `The store (${place}) works again.`);
    fault = null;
    attempt = 0;
  }

  /** Writes the oldest batch. A write that the database will never take is given up alone, not with its batch. */
  async function writeBatch(most: number): Promise<void> {
    const connection = await connect();
    const batch = outbox.peek(most);
    if (batch.length === 0) {
      if (location.kind === 'postgres') await sql`select 1`.execute(connection);
      return recovered();
    }
    try {
      await connection.transaction().execute(async (tx) => {
        for (const { write } of batch) await write(tx);
      });
    } catch (error) {
      if (!isLasting(error)) throw error;
      if (batch.length > 1) return writeBatch(1);
      log.error(
        { event: 'store.write_refused', fault: describeError(error) },
        'The store refuses a write; it is dropped.',
      );
      outbox.remove(batch, false);
      return;
    }
    recovered();
    outbox.remove(batch, true);
  }

  async function drain(): Promise<void> {
    try {
      do await writeBatch(BATCH);
      while (outbox.size > 0 && !stopped);
    } catch (error) {
      lose(error);
    }
  }

  /** One drain at a time. What arrives in the same moment goes into the same transaction. */
  function pump(): Promise<void> {
    if (stopped) return Promise.resolve();
    pumping ??= new Promise<void>((resolve) => setImmediate(resolve)).then(drain).finally(() => {
      pumping = null;
      // Something may have come in between the last look and now.
      if (outbox.size > 0 && retry === undefined && fault === null) void pump();
    });
    return pumping;
  }

  async function flush(ms: number): Promise<void> {
    const end = Date.now() + ms;
    while (outbox.size > 0 && Date.now() < end) {
      clearTimeout(retry);
      retry = undefined;
      await inTime(Math.max(1, end - Date.now()), pump(), 'Writing').catch(() => {});
      if (outbox.size > 0) await new Promise((resolve) => setTimeout(resolve, 25));
    }
  }

  return {
    kind: location.kind,
    async start() {
      if (location.kind === 'sqlite') {
        try {
          makeFolder(dirname(location.path));
        } catch {
          // Opening the file says it better.
        }
      }
      if (location.kind === 'postgres') probe = setInterval(() => void look(), PROBE_MS).unref();
      // Another process that starts at the same moment holds the lock while it migrates.
      for (let tries = 0; ; tries++) {
        try {
          await connect();
          recovered();
          if (outbox.size > 0) void pump();
          return;
        } catch (error) {
          if (error instanceof StoreError && error.fault === 'newer') throw error;
          if (tries < 10 && /BUSY|LOCKED/.test(describeError(error))) {
            await new Promise((resolve) => setTimeout(resolve, 50));
            continue;
          }
          lose(error);
          return;
        }
      }
    },
    async read(query, ms = patience) {
      if (db === null) throw new StoreError('unreachable', fault ?? 'The store is closed.');
      try {
        return await inTime(ms, query(db), 'A read');
      } catch (error) {
        // A slow moment is no loss; if it is more, the next attempt to write finds out.
        if (!isLasting(error) && fault === null && location.kind === 'postgres') void pump();
        throw error;
      }
    },
    async write(write, when = 'now', settled) {
      if (stopped) {
        settled?.(false);
        return false;
      }
      let done: (stored: boolean) => void = () => {};
      const stored = new Promise<boolean>((resolve) => {
        done = (outcome) => {
          settled?.(outcome);
          resolve(outcome);
        };
      });
      outbox.add({ write, expendable: when === 'soon', done });
      if (fault !== null) return false;
      if (when === 'soon') {
        soon ??= setTimeout(() => {
          soon = undefined;
          void pump();
        }, SOON_MS).unref();
        return stored;
      }
      void pump();
      return inTime(patience, stored, 'A write').catch(() => false);
    },
    available: () => fault === null && db !== null,
    health: () => ({
      available: fault === null && db !== null,
      detail:
        fault === null ? `The store (${place}) works.` : `The store (${place}) cannot be used: ${fault}`,
      waiting: outbox.size,
      lost: outbox.lost,
    }),
    flush,
    async stop(ms = 5_000) {
      if (stopped) return;
      if (db !== null || outbox.size > 0) await flush(ms);
      stopped = true;
      clearTimeout(retry);
      clearTimeout(soon);
      clearInterval(probe);
      if (outbox.size > 0)
        log.error(
          { event: 'store.writes_lost', lost: outbox.size },
          'Writes that waited for the store are lost with the stop.',
        );
      const open = db;
      db = null;
      fault = 'The store is closed.';
      if (open !== null) await inTime(1_000, open.destroy(), 'Closing').catch(() => {});
    },
  };
}
