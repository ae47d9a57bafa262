/** Whether a bot works on a store at the moment. */
import { existsSync } from 'node:fs';
import { Kysely, sql } from 'kysely';
import { describeError } from './failure.ts';
import type { Location } from './location.ts';
import { APPLICATION_NAME, postgresDialect } from './postgres.ts';
import { sqliteDialect } from './sqlite.ts';

const PATIENCE_MS = 5_000;

/** SQLite gives nobody the file alone while another process has it open. */
async function sqliteInUse(path: string): Promise<boolean> {
  if (!existsSync(path)) return false;
  const db = new Kysely<object>({ dialect: sqliteDialect(path) });
  try {
    // Read once before: a connection that begins alone stays alone.
    await sql`select 1 from sqlite_master`.execute(db);
    await sql`pragma locking_mode = exclusive`.execute(db);
    await db.transaction().execute(async () => {});
    // The lock outlives the connection otherwise, until the process ends.
    await sql`pragma locking_mode = normal`.execute(db);
    await sql`select 1 from sqlite_master`.execute(db);
    return false;
  } catch (error) {
    if (/BUSY|LOCKED/.test(describeError(error))) return true;
    throw error;
  } finally {
    await db.destroy();
  }
}

/** Every connection of a bot carries its name; this one is not counted. */
async function postgresInUse(url: string): Promise<boolean> {
  const options = { connections: 1, timeout: PATIENCE_MS, onLost: () => {} };
  const db = new Kysely<object>({ dialect: postgresDialect(url, options) });
  try {
    const { rows } = await sql`select 1 from pg_stat_activity
      where application_name = ${APPLICATION_NAME} and datname = current_database() and pid <> pg_backend_pid()
      limit 1`.execute(db);
    return rows.length > 0;
  } finally {
    await db.destroy();
  }
}

/** @throws {Error} of the driver if the store cannot be reached. */
export const isInUse = (location: Location): Promise<boolean> =>
  location.kind === 'sqlite' ? sqliteInUse(location.path) : postgresInUse(location.url);
