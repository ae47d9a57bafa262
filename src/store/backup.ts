/**
 * A backup of either store, taken while the bot runs: always one SQLite file, whole and as of one moment, that either
 * store can be restored from.
 */
import { chmodSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type Kysely, sql } from 'kysely';
import { type Counts, copyRows } from './copy.ts';
import { connectExisting, openExisting } from './existing.ts';
import type { Location } from './location.ts';
import { openDatabase } from './open.ts';
import type { PostgresOptions } from './postgres.ts';
import type { Schema } from './schema.ts';
import { countRows, tablesOf } from './tables.ts';

/** Nobody waits for an answer here, and a table may be large. */
export const UNHURRIED: PostgresOptions = { connections: 1, timeout: 10 * 60_000, onLost: () => {} };

export const SILENT = { info() {}, warn() {}, error() {} };

async function countAll(sqlite: Kysely<Schema>): Promise<Counts> {
  const counts: Record<string, number> = {};
  for (const table of await tablesOf(sqlite)) counts[table.name] = await countRows(sqlite, table);
  return counts;
}

/** Writes the whole file anew, without what was erased; the source is only read. */
const vacuumInto = (db: Kysely<Schema>, file: string) => sql`vacuum into ${file}`.execute(db);

/** As of one moment, whatever is written meanwhile. */
async function fromPostgres(location: Location, file: string): Promise<Counts> {
  const work = join(dirname(file), 'work.db');
  const from = await openExisting(location, UNHURRIED);
  const to = await openDatabase({ kind: 'sqlite', path: work }, UNHURRIED, SILENT);
  try {
    const tables = await tablesOf(to);
    const counts = await from
      .transaction()
      .setIsolationLevel('repeatable read')
      .execute((reading) => to.transaction().execute((writing) => copyRows(reading, writing, tables)));
    await vacuumInto(to, file);
    return counts;
  } finally {
    await Promise.all([from.destroy(), to.destroy()]);
  }
}

async function fromSqlite(location: Location, file: string): Promise<Counts> {
  // Whatever its schema is: a backup is wanted before an upgrade too.
  const { db } = await connectExisting(location, UNHURRIED);
  try {
    await vacuumInto(db, file);
    return await countAll(db);
  } finally {
    await db.destroy();
  }
}

/**
 * Writes a backup to `file`, which must not exist, in a folder that is nobody else's: other files may lie there
 * meanwhile. Only whoever runs this can read it, since it holds the sealed tokens.
 *
 * @throws {StoreError} if there is no store to back up.
 */
export async function backUp(location: Location, file: string): Promise<Counts> {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const counts = await (location.kind === 'sqlite' ? fromSqlite : fromPostgres)(location, file);
  chmodSync(file, 0o600);
  return counts;
}
