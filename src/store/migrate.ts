import { type Kysely, sql, type Transaction } from 'kysely';
import { StoreError } from './failure.ts';
import type { Location } from './location.ts';
import { type Migration, migrations } from './migrations.ts';
import type { Schema } from './schema.ts';

interface Versions {
  schema_version: { version: number; name: string };
}

/** Any number that nobody else on the server takes for a lock: "backchan" in hexadecimal ASCII, cut to 63 bits. */
const ADVISORY_LOCK = 0x6261636b6368n;

async function currentVersion(db: Transaction<Versions>): Promise<number> {
  await db.schema
    .createTable('schema_version')
    .ifNotExists()
    .addColumn('version', 'integer', (c) => c.primaryKey())
    .addColumn('name', 'text', (c) => c.notNull())
    .execute();
  const row = await db
    .selectFrom('schema_version')
    .select((eb) => eb.fn.max('version').as('version'))
    .executeTakeFirst();
  return row?.version ?? 0;
}

/** The version that a database has, without changing anything; null if it is none of ours. */
export async function schemaVersion(db: Kysely<Schema>, kind: Location['kind']): Promise<number | null> {
  const found =
    kind === 'sqlite'
      ? sql`select 1 from sqlite_master where type = 'table' and name = 'schema_version'`
      : sql`select 1 where to_regclass('schema_version') is not null`;
  if ((await found.execute(db)).rows.length === 0) return null;
  const { rows } = await sql<{ version: number | null }>`
    select max(version) as version from schema_version`.execute(db);
  return rows[0]?.version ?? null;
}

/**
 * Brings the database to the present schema, one transaction a step, so that a crash leaves a whole step or none.
 * Processes that start together wait for each other.
 *
 * @param place Where it is, at the beginning of a sentence.
 * @returns the names of the steps that were taken.
 * @throws {StoreError} if the database was written by a newer version of the bot.
 */
export async function migrate(
  db: Kysely<Schema>,
  kind: Location['kind'],
  steps: readonly Migration[] = migrations,
  place = 'The database',
): Promise<string[]> {
  const taken: string[] = [];
  for (;;) {
    const step = await db.transaction().execute(async (tx) => {
      // SQLite needs no more: its transactions begin with the write lock (see sqlite.ts).
      if (kind === 'postgres')
        await sql`select pg_advisory_xact_lock(${sql.lit(Number(ADVISORY_LOCK))})`.execute(tx);
      const versions = tx as unknown as Transaction<Versions>;
      const version = await currentVersion(versions);
      if (version > steps.length)
        throw new StoreError(
          'newer',
          `${place} has schema version ${version}, but this version of Backchannel knows only up to ` +
            `${steps.length}. Run the newer version again, or restore a backup from before the upgrade.`,
        );
      const next = steps[version];
      if (next === undefined) return null;
      await next.up(tx);
      await versions
        .insertInto('schema_version')
        .values({ version: version + 1, name: next.name })
        .execute();
      return next.name;
    });
    if (step === null) return taken;
    taken.push(step);
  }
}
