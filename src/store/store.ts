/**
 * The store as the rest of the bot sees it: it reads, it writes, and when the database is away it says so, holds
 * what is to be written, and comes back by itself.
 */
import { dirname } from 'node:path';
import { sql } from 'kysely';
import { PERSISTENCE_PATIENCE_MS } from '../core/persistence.ts';
import { createConnection } from './connection.ts';
import { describeError, isLasting, StoreError } from './failure.ts';
import { inTime } from './in-time.ts';
import { describeLocation, type Location } from './location.ts';
import type { Log } from './log.ts';
import { makeFolder } from './open.ts';
import { createOutbox, type Write } from './outbox.ts';
import type { Db } from './schema.ts';
import { createWriter } from './writer.ts';

/** Milliseconds between two looks whether PostgreSQL still answers, so that an idle bot knows too. */
const PROBE_MS = 3_000;

/** Times that opening is tried again at the start. */
const TRIES = 10;

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
  /** For programs that read: makes no database and changes no schema. */
  readonly mustExist?: boolean;
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
   * @throws {StoreError} if a newer version of the bot has written the database, or it must exist and does not.
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
   * what makes room when too many writes wait. `upkeep` is written now, and nobody misses it where a stop comes first:
   * the next start does the same again.
   *
   * @param settled Told in the end, however late: true once it is committed, false if it was given up.
   */
  write(
    write: Write,
    when?: 'now' | 'soon' | 'upkeep',
    settled?: (stored: boolean) => void,
  ): Promise<boolean>;
  available(): boolean;
  health(): StoreHealth;
  /** Resolves when nothing waits any more, or after `ms`. */
  flush(ms: number): Promise<void>;
  /** Writes what waits (for at most `ms`), and closes; an SQLite file then holds all of it, without the one beside it. */
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
    mustExist = false,
  } = options;
  const isServer = location.kind === 'postgres';
  const outbox = createOutbox(bound, (lost) =>
    log.error(
      { event: 'store.writes_dropped', lost },
      'Too many writes wait for the store: the oldest are dropped.',
    ),
  );
  const connection = createConnection({ location, log, backOff, connections, timeout, mustExist });
  const writer = createWriter({ connection, outbox, log, asksWhenIdle: isServer });
  let stopped = false;
  let probe: NodeJS.Timeout | undefined;

  const isAvailable = () => connection.fault() === null && connection.current() !== null;

  /** A server that goes away without a word is noticed by asking; a hanging one by the patience of a read. */
  async function look(): Promise<void> {
    const asked = connection.current();
    if (stopped || asked === null || connection.fault() !== null || writer.isBusy()) return;
    try {
      await inTime(patience, sql`select 1`.execute(asked), 'A look at the store');
    } catch (error) {
      // Somebody else may have found out meanwhile.
      if (!stopped && connection.current() === asked && connection.fault() === null) writer.lose(error);
    }
  }

  /** Another process that starts at the same moment holds the lock while it migrates. */
  async function openFirst(triesLeft: number): Promise<void> {
    try {
      await connection.open();
      connection.recovered();
      if (outbox.size > 0) void writer.pump();
    } catch (error) {
      if (error instanceof StoreError && error.fault !== 'unreachable') throw error;
      if (triesLeft === 0 || !/BUSY|LOCKED/.test(describeError(error))) return writer.lose(error);
      await new Promise((resolve) => setTimeout(resolve, 50));
      return openFirst(triesLeft - 1);
    }
  }

  return {
    kind: location.kind,
    async start() {
      if (location.kind === 'sqlite' && !mustExist) {
        try {
          makeFolder(dirname(location.path));
        } catch {
          // Opening the file says it better.
        }
      }
      if (isServer) probe = setInterval(() => void look(), PROBE_MS).unref();
      await openFirst(TRIES);
    },
    async read(query, ms = patience) {
      const db = connection.current();
      if (db === null) throw new StoreError('unreachable', connection.fault() ?? 'The store is closed.');
      try {
        return await inTime(ms, query(db), 'A read');
      } catch (error) {
        // A slow moment is no loss; if it is more, the next attempt to write finds out.
        if (!isLasting(error) && connection.fault() === null && isServer) void writer.pump();
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
      outbox.add({ write, expendable: when === 'soon', isUpkeep: when === 'upkeep', done });
      if (connection.fault() !== null) return false;
      if (when === 'soon') {
        writer.soon();
        return stored;
      }
      void writer.pump();
      return inTime(patience, stored, 'A write').catch(() => false);
    },
    available: isAvailable,
    health() {
      const place = describeLocation(location);
      const fault = connection.fault();
      return {
        available: isAvailable(),
        detail:
          fault === null ? `The store (${place}) works.` : `The store (${place}) cannot be used: ${fault}`,
        waiting: outbox.size,
        lost: outbox.lost,
      };
    },
    flush: writer.flush,
    async stop(ms = 5_000) {
      if (stopped) return;
      if (connection.current() !== null || outbox.size > 0) await writer.flush(ms);
      stopped = true;
      writer.stop();
      clearInterval(probe);
      if (outbox.missed > 0)
        log.error(
          { event: 'store.writes_lost', lost: outbox.missed },
          'Writes that waited for the store are lost with the stop.',
        );
      const open = connection.close();
      if (open === null) return;
      // SQLite does so at the end where no statement waits for the collector, which nobody can tell.
      if (!isServer && !mustExist) await sql`pragma wal_checkpoint(truncate)`.execute(open).catch(() => {});
      await inTime(1_000, open.destroy(), 'Closing').catch(() => {});
    },
  };
}
