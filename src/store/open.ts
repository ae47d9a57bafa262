/** Opens a database and brings it to the present schema. */
import { existsSync, mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { Kysely } from 'kysely';
import { describeError } from './failure.ts';
import { describeLocation, type Location } from './location.ts';
import type { Log } from './log.ts';
import { migrate } from './migrate.ts';
import { type PostgresOptions, postgresDialect } from './postgres.ts';
import type { Schema } from './schema.ts';
import { sqliteDialect } from './sqlite.ts';

/** The file as the system knows it: another number, or none, means that ours was replaced or taken away. */
export function fileIdentity(location: Location): number | null {
  if (location.kind === 'postgres') return null;
  return statSync(location.path, { throwIfNoEntry: false })?.ino ?? null;
}

/** Not `mkdirSync`'s own `recursive`: on file systems that refuse new folders, such as /proc, it never returns. */
export function makeFolder(path: string): void {
  if (existsSync(path)) return;
  const parent = dirname(path);
  if (parent !== path) makeFolder(parent);
  // For its owner alone: what lies in there is nobody else's business.
  mkdirSync(path, { mode: 0o700 });
}

/**
 * @throws {StoreError} if a newer version of the bot has written the database; {Error} of the driver otherwise.
 */
export async function openDatabase(
  location: Location,
  postgres: Omit<PostgresOptions, 'onLost'>,
  log: Log,
): Promise<Kysely<Schema>> {
  const dialect =
    location.kind === 'sqlite'
      ? sqliteDialect(location.path)
      : postgresDialect(location.url, {
          ...postgres,
          onLost: (error) =>
            log.warn(
              { event: 'store.connection_lost', fault: describeError(error) },
              'A connection to the store broke.',
            ),
        });
  const opened = new Kysely<Schema>({ dialect });
  try {
    const steps = await migrate(
      opened,
      location.kind,
      undefined,
      `The store (${describeLocation(location)})`,
    );
    if (steps.length > 0)
      log.info(
        { event: 'store.migrated', steps },
        `The store (${describeLocation(location)}) was brought to the present schema.`,
      );
    return opened;
  } catch (error) {
    void opened.destroy().catch(() => {});
    throw error;
  }
}
