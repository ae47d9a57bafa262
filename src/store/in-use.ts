/** Whether a bot works on a store at the moment. */
import { existsSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { Kysely, sql } from 'kysely';
import Database from 'libsql';
import { describeError, isDamaged } from './failure.ts';
import type { Location } from './location.ts';
import { APPLICATION_NAME, postgresDialect } from './postgres.ts';
import { sqliteDialect } from './sqlite.ts';

const PATIENCE_MS = 5_000;

const isLocked = (error: unknown): boolean => /BUSY|LOCKED/.test(describeError(error));

/**
 * For a file that is damaged, where SQLite looks at the content before it is asked for the file alone. With
 * `unix-excl` it wants that at the first look: https://www.sqlite.org/vfs.html. False where there is no such way.
 */
function damagedInUse(path: string): boolean {
  try {
    const alone = new Database(`${pathToFileURL(path).href}?vfs=unix-excl`);
    try {
      alone.prepare('select 1 from sqlite_master').all();
    } finally {
      alone.close();
    }
    return false;
  } catch (error) {
    return isLocked(error);
  }
}

/** SQLite gives nobody the file alone while another process has it open. */
async function sqliteInUse(path: string): Promise<boolean> {
  if (!existsSync(path)) return false;
  let db: Kysely<object> | null = null;
  try {
    db = new Kysely<object>({ dialect: sqliteDialect(path) });
    // Read once before: a connection that begins alone stays alone.
    await sql`select 1 from sqlite_master`.execute(db);
    await sql`pragma locking_mode = exclusive`.execute(db);
    await db.transaction().execute(async () => {});
    // The lock outlives the connection otherwise, until the process ends.
    await sql`pragma locking_mode = normal`.execute(db);
    await sql`select 1 from sqlite_master`.execute(db);
    return false;
  } catch (error) {
    if (isLocked(error)) return true;
    if (!isDamaged(error)) throw error;
  } finally {
    await db?.destroy();
  }
  return damagedInUse(path);
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
