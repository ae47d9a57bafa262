/** One connection to the database that is lost and found again: what is known of it, and when to try anew. */
import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Kysely } from 'kysely';
import { openExisting } from './existing.ts';
import { describeError, StoreError } from './failure.ts';
import { describeLocation, type Location } from './location.ts';
import type { Log } from './log.ts';
import { fileIdentity, openDatabase } from './open.ts';
import type { Schema } from './schema.ts';

export interface ConnectionOptions {
  readonly location: Location;
  readonly log: Log;
  /** Milliseconds before the n-th attempt (from 0) to reach a lost store again. */
  readonly backOff: (attempt: number) => number;
  /** PostgreSQL connections at most. */
  readonly connections: number;
  /** Milliseconds that a statement may take in PostgreSQL. */
  readonly timeout: number;
  /** Makes no database, and changes no schema: what is not there stays away. */
  readonly mustExist: boolean;
}

export interface Connection {
  /** The open one, or a new one. @throws {StoreError} or the driver's error where it cannot be had. */
  open(): Promise<Kysely<Schema>>;
  /** The open one; null while there is none. */
  current(): Kysely<Schema> | null;
  /** Why the store cannot be used; null while it can. */
  fault(): string | null;
  /** Gives it up after an error. */
  lose(error: unknown): void;
  /** It was shown to work: with a full disk, opening alone succeeds. */
  recovered(): void;
  /** Milliseconds until the next attempt; longer from one to the next. */
  nextPause(): number;
  /** Ends it for good; the open one, for whoever waits for its end. */
  close(): Kysely<Schema> | null;
}

/** Nothing is touched before `open`. */
export function createConnection(options: ConnectionOptions): Connection {
  const { location, log, backOff, connections, timeout, mustExist } = options;
  const place = describeLocation(location);
  let db: Kysely<Schema> | null = null;
  let identity: number | null = null;
  let fault: string | null = 'The store has not been opened yet.';
  let attempt = 0;

  return {
    async open() {
      if (db !== null && location.kind === 'sqlite' && fileIdentity(location) !== identity)
        throw new StoreError('unreachable', `The database file of ${place} was moved or replaced.`);
      if (db !== null) return db;
      if (location.kind === 'sqlite' && identity !== null && !existsSync(dirname(location.path)))
        throw new StoreError('unreachable', `The folder of ${place} is gone.`);
      db = mustExist
        ? await openExisting(location, { connections, timeout, onLost: () => {} })
        : await openDatabase(location, { connections, timeout }, log);
      identity = fileIdentity(location);
      return db;
    },
    current: () => db,
    fault: () => fault,
    lose(error) {
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
    },
    recovered() {
      if (fault !== null && attempt > 0)
        log.info({ event: 'store.available' }, `The store (${place}) works again.`);
      fault = null;
      attempt = 0;
    },
    nextPause: () => backOff(attempt++),
    close() {
      const open = db;
      db = null;
      fault = 'The store is closed.';
      return open;
    },
  };
}
