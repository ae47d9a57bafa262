import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { Kysely, sql } from 'kysely';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { describeLocation, type Location } from '../../src/store/location.ts';
import { migrate } from '../../src/store/migrate.ts';
import { type Migration, migrations } from '../../src/store/migrations.ts';
import { postgresDialect } from '../../src/store/postgres.ts';
import type { Schema } from '../../src/store/schema.ts';
import { sqliteDialect } from '../../src/store/sqlite.ts';
import { databases, memoryLog, temporaryFolder, testStore } from './databases.ts';

vi.setConfig({ testTimeout: 20_000, hookTimeout: 30_000 });

function connect(location: Location): Kysely<Schema> {
  if (location.kind === 'postgres')
    return new Kysely({
      dialect: postgresDialect(location.url, { connections: 1, timeout: 5_000, onLost: () => {} }),
    });
  mkdirSync(dirname(location.path), { recursive: true });
  return new Kysely({ dialect: sqliteDialect(location.path) });
}

const addsColumn: Migration = {
  name: 'a column',
  up: (db) => db.schema.alterTable('claims').addColumn('note', 'text').execute(),
};
const breaksHalfway: Migration = {
  name: 'half a step',
  async up(db) {
    await db.schema.createTable('half').addColumn('a', 'text').execute();
    throw new Error('the power went');
  },
};

describe.each(databases())('migrations on $name', (database) => {
  let location: Location;
  let drop: () => Promise<void>;
  let db: Kysely<Schema>;

  beforeAll(() => database.up());
  afterAll(() => database.down());
  beforeEach(async () => {
    ({ location, drop } = await database.fresh());
    db = connect(location);
  });
  afterEach(async () => {
    await db.destroy();
    await drop();
  });

  it('take each step once', async () => {
    expect(await migrate(db, location.kind)).toEqual(migrations.map(({ name }) => name));
    expect(await migrate(db, location.kind)).toEqual([]);
    expect(await migrate(db, location.kind, [...migrations, addsColumn])).toEqual(['a column']);
  });

  it('leave nothing of a step that fails', async () => {
    await migrate(db, location.kind);
    await expect(migrate(db, location.kind, [...migrations, breaksHalfway])).rejects.toThrow(
      'the power went',
    );
    await expect(sql`select * from half`.execute(db)).rejects.toThrow(/half/);
    expect(await migrate(db, location.kind, [...migrations, addsColumn])).toEqual(['a column']);
  });

  it('refuse a database that a newer version has written, in words that say what to do', async () => {
    await migrate(db, location.kind, [...migrations, addsColumn]);
    await expect(migrate(db, location.kind)).rejects.toMatchObject({
      name: 'StoreError',
      fault: 'newer',
      message: expect.stringMatching(/schema version 3.*knows only up to 2.*Run the newer version/),
    });
    await db.destroy();
    // With both kinds at hand it matters which of them it is.
    await expect(testStore(location).start()).rejects.toThrow(
      `The store (${describeLocation(location)}) has schema version 3`,
    );
    db = connect(location);
  });

  it('drop the questions of a time when talk that nobody had addressed to the bot was logged', async () => {
    await migrate(db, location.kind, migrations.slice(0, 1));
    const row = { day: '2026-03-01', platform: 'slack', question: 'are you coming to lunch?' };
    await sql`insert into questions (id, day, platform, question, outcome)
      values ('1', ${row.day}, ${row.platform}, ${row.question}, 'no-answer')`.execute(db);
    expect(await migrate(db, location.kind)).toEqual(['questions by workspace']);
    expect(await db.selectFrom('questions').selectAll().execute()).toEqual([]);
  });

  it('are taken once when several processes start together', async () => {
    const stores = [1, 2, 3].map(() => testStore(location, { log: memoryLog() }));
    await Promise.all(stores.map((store) => store.start()));
    expect(stores.map((store) => store.available())).toEqual([true, true, true]);
    await Promise.all(stores.map((store) => store.stop()));
    expect(await migrate(db, location.kind)).toEqual([]);
  });
});

it('a file that is no database is no reason to stop: the bot starts without a store', async () => {
  const folder = temporaryFolder();
  const { writeFileSync } = await import('node:fs');
  writeFileSync(`${folder.path}/backchannel.db`, 'this is not a database'.repeat(500));
  const log = memoryLog();
  const store = testStore({ kind: 'sqlite', path: `${folder.path}/backchannel.db` }, { log });
  await store.start();
  expect(store.available()).toBe(false);
  expect(store.health().detail).toMatch(/not a database/);
  expect(log.lines[0]).toMatchObject({ level: 'warn' });
  await store.stop(50);
  folder.remove();
});
