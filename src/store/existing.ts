/** Opens a database that has to be there: whoever was asked to read must not make an empty one, nor change its schema. */
import { existsSync } from 'node:fs';
import { Kysely } from 'kysely';
import { StoreError } from './failure.ts';
import { describeLocation, type Location } from './location.ts';
import { schemaVersion } from './migrate.ts';
import { migrations } from './migrations.ts';
import { type PostgresOptions, postgresDialect } from './postgres.ts';
import type { Schema } from './schema.ts';
import { sqliteDialect } from './sqlite.ts';

const missing = (location: Location): StoreError =>
  new StoreError(
    'missing',
    `There is nothing of Backchannel's in ${describeLocation(location)}. ` +
      'Set DATA_DIR or DATABASE_URL to those of the bot that runs; if it has not run yet, start it first.',
  );

/** Connects as it is. @throws {StoreError} `missing` if there is no database of ours. */
export async function connectExisting(
  location: Location,
  options: PostgresOptions,
): Promise<{ readonly db: Kysely<Schema>; readonly version: number }> {
  if (location.kind === 'sqlite' && !existsSync(location.path)) throw missing(location);
  const dialect =
    location.kind === 'sqlite' ? sqliteDialect(location.path) : postgresDialect(location.url, options);
  const db = new Kysely<Schema>({ dialect });
  try {
    const version = await schemaVersion(db, location.kind);
    if (version === null) throw missing(location);
    return { db, version };
  } catch (error) {
    void db.destroy().catch(() => {});
    throw error;
  }
}

/** @throws {StoreError} if there is none of ours, or it has another schema than this version of the bot works with. */
export async function openExisting(location: Location, options: PostgresOptions): Promise<Kysely<Schema>> {
  const { db, version } = await connectExisting(location, options);
  if (version === migrations.length) return db;
  await db.destroy();
  const place = `${describeLocation(location)} has schema version ${version}, and this version of Backchannel works with ${migrations.length}`;
  if (version > migrations.length)
    throw new StoreError('newer', `${place}. Use the programs of the version that runs.`);
  throw new StoreError('older', `${place}. Start the bot of this version first, which brings it up to date.`);
}
