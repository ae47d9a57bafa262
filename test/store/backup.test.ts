/** Backups, restoring and moving, on every database. */
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { Kysely, sql } from 'kysely';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { backUp, UNHURRIED } from '../../src/store/backup.ts';
import { readMode, writeMode } from '../../src/store/channels.ts';
import { connectExisting } from '../../src/store/existing.ts';
import { writeInstallation } from '../../src/store/installations.ts';
import type { Location } from '../../src/store/location.ts';
import { noteMeta } from '../../src/store/meta.ts';
import { migrate } from '../../src/store/migrate.ts';
import { migrations } from '../../src/store/migrations.ts';
import { restore } from '../../src/store/restore.ts';
import type { Schema } from '../../src/store/schema.ts';
import { sqliteDialect } from '../../src/store/sqlite.ts';
import type { Store } from '../../src/store/store.ts';
import { databases, sqliteDatabase, temporaryFolder, testStore } from './databases.ts';

vi.setConfig({ testTimeout: 20_000, hookTimeout: 30_000 });

const CHANNEL = { platform: 'slack', workspace: 'T1', channel: 'C1' };
const NOW = Date.UTC(2026, 2, 1);
const NAMED = 'backup.db';

/** More rows than are taken at once, with all that a text may hold. */
const QUESTIONS = Array.from({ length: 1_201 }, (_, i) => ({
  id: `${i} 'quoted' "ü"`,
  day: '2026-03-01',
  platform: 'slack',
  workspace: i % 2 === 0 ? '' : 'T1',
  question: `question\n${i}; -- \\ ☃`,
  asker: null,
  outcome: 'answer',
  reason: null,
  entry: i % 3 === 0 ? null : 'e',
  gap: null,
}));

async function fill(store: Store): Promise<void> {
  await store.write(async (db) => {
    // By one statement: each test is after other things than how a question is written.
    await db.insertInto('questions').values(QUESTIONS).execute();
    await writeMode(db, CHANNEL, 'off', NOW);
    await writeInstallation(db, 'T1', 'v1.sealed', NOW);
    await noteMeta(db, 'marks', 'of the key');
  });
}

/** A filled store on SQLite, and a backup of it. */
async function backedUp() {
  const folder = temporaryFolder();
  const location: Location = { kind: 'sqlite', path: join(folder.path, 'data', 'backchannel.db') };
  const store = testStore(location);
  await store.start();
  await fill(store);
  const file = join(folder.path, 'own', 'backup.db');
  await backUp(location, file);
  return { folder, location, store, file };
}

const EXPECTED = { questions: QUESTIONS.length, channel_settings: 1, installations: 1, meta: 1 };

const everything = (store: Store) =>
  store.read(async (db) => ({
    questions: await db.selectFrom('questions').selectAll().orderBy('id').execute(),
    settings: await db.selectFrom('channel_settings').selectAll().execute(),
    installations: await db.selectFrom('installations').selectAll().execute(),
    meta: await db.selectFrom('meta').selectAll().execute(),
  }));

describe.each(databases())('a backup of $name', (database) => {
  let location: Location;
  let drop: () => Promise<void>;
  let folder: ReturnType<typeof temporaryFolder>;
  let running: Store;

  beforeAll(() => database.up());
  afterAll(() => database.down());
  beforeEach(async () => {
    ({ location, drop } = await database.fresh());
    folder = temporaryFolder();
    running = testStore(location);
    await running.start();
    await fill(running);
  });
  afterEach(async () => {
    await running.stop();
    await drop();
    folder.remove();
  });

  /** PGlite has one session, which the running store would keep. */
  async function backedUp(): Promise<string> {
    const file = join(folder.path, 'own', 'backup.db');
    expect(await backUp(location, file)).toMatchObject(EXPECTED);
    return file;
  }

  it('is whole, taken while the bot runs, and readable by its owner alone', async () => {
    const file = await backedUp();
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const copy = testStore({ kind: 'sqlite', path: file }, { mustExist: true });
    await copy.start();
    const [before, kept] = [await everything(running), await everything(copy)];
    const sorted = (rows: typeof before) => ({
      ...rows,
      questions: [...rows.questions].sort((a, b) => (a.id < b.id ? -1 : 1)),
    });
    expect(sorted(kept)).toEqual(sorted(before));
    await copy.stop();
  });

  it('comes back into the store that it was taken from, under the running bot, if somebody says so', async () => {
    const file = await backedUp();
    await running.write((db) => writeMode(db, CHANNEL, 'questions', NOW + 1));
    await running.write((db) =>
      db
        .deleteFrom('questions')
        .execute()
        .then(() => {}),
    );
    await expect(restore(file, location, { replace: false, named: NAMED, now: NOW })).rejects.toMatchObject({
      fault: 'refused',
      message: expect.stringMatching(/holds 3 rows already\. With --replace/),
    });
    expect(await running.read((db) => readMode(db, CHANNEL))).toBe('questions');

    const { counts, movedTo } = await restore(file, location, { replace: true, named: NAMED, now: NOW });
    expect([counts, movedTo]).toMatchObject([EXPECTED, null]);
    expect(await running.read((db) => readMode(db, CHANNEL))).toBe('off');
    // The bot goes on writing to what was restored.
    expect(await running.write((db) => writeMode(db, CHANNEL, 'mentions', NOW + 2))).toBe(true);
    expect(await running.read((db) => readMode(db, CHANNEL))).toBe('mentions');
  });

  it('restores into the other kind of store, with every row', async () => {
    const before = await everything(running);
    const file = await backedUp();
    const other: Location = { kind: 'sqlite', path: join(folder.path, 'new', 'data', 'backchannel.db') };
    expect((await restore(file, other, { replace: false, named: NAMED, now: NOW })).counts).toMatchObject(
      EXPECTED,
    );
    expect(statSync(other.path).mode & 0o777).toBe(0o600);
    const store = testStore(other);
    await store.start();
    const order = (rows: (typeof before)['questions']) => rows.map(({ id }) => id).sort();
    const after = await everything(store);
    expect(order(after.questions)).toEqual(order(before.questions));
    await store.stop();
    // And back again.
    const second = join(folder.path, 'second', 'backup.db');
    await backUp(other, second);
    expect((await restore(second, location, { replace: true, named: NAMED, now: NOW })).counts).toMatchObject(
      EXPECTED,
    );
  });

  it('of an older version is brought up to date on its way', async () => {
    const file = join(folder.path, 'old.db');
    const old = new Kysely<Schema>({ dialect: sqliteDialect(file) });
    await migrate(old, 'sqlite', migrations.slice(0, 1));
    await old
      .insertInto('channel_settings')
      .values({ ...CHANNEL, mode: 'questions', changed_at: 1 })
      .execute();
    await old.destroy();
    const { counts } = await restore(file, location, { replace: true, named: NAMED, now: NOW });
    expect(counts).toMatchObject({ channel_settings: 1, questions: 0, installations: 0 });
    expect(await running.read((db) => readMode(db, CHANNEL))).toBe('questions');
  });

  it.each([
    ['no database', 'once upon a time', /^backup\.db is no backup of Backchannel/],
    ['a dump of PostgreSQL', 'PGDMP\x01\x0e', /pg_restore/],
    ['a database of somebody else', null, /^backup\.db is no backup of Backchannel/],
  ])('is never %s: that changes nothing', async (_, content, sentence) => {
    const file = join(folder.path, 'other.db');
    if (content !== null) writeFileSync(file, content);
    else {
      const other = new Kysely<object>({ dialect: sqliteDialect(file) });
      await other.schema.createTable('recipes').addColumn('name', 'text').execute();
      await other.destroy();
    }
    await expect(restore(file, location, { replace: true, named: NAMED, now: NOW })).rejects.toThrow(
      sentence,
    );
    expect(await running.read((db) => readMode(db, CHANNEL))).toBe('off');
  });
});

describe('a backup that somebody has changed', () => {
  it.each([
    ['lacks a table', 'drop table installations'],
    ['has one more', 'create table more (id text primary key)'],
    [
      'has a view in the place of a table',
      'alter table votes rename to kept; create view votes as select 1 as id',
    ],
    ['lacks a column', 'alter table installations drop column changed_at'],
    [
      'does something by itself',
      'create trigger t after insert on claims begin delete from installations; end',
    ],
  ])('and that %s is refused whole', async (_, change) => {
    const { folder, location, store, file } = await backedUp();
    const changed = new Kysely<Schema>({ dialect: sqliteDialect(file) });
    // A trigger holds a stroke of its own.
    const statements = change.startsWith('create trigger') ? [change] : change.split('; ');
    for (const statement of statements) await sql.raw(statement).execute(changed);
    await changed.destroy();
    const before = await everything(store);
    await expect(restore(file, location, { replace: true, named: NAMED, now: NOW })).rejects.toThrow(
      /not the tables that it should have/,
    );
    expect(await everything(store)).toEqual(before);
    expect(readdirSync(dirname(file)).filter((name) => name.startsWith('shape'))).toEqual([]);
    await store.stop();
    folder.remove();
  });

  it('and that is cut off is said to be damaged', async () => {
    const { folder, location, store, file } = await backedUp();
    truncateSync(file, 8_000);
    await expect(restore(file, location, { replace: true, named: NAMED, now: NOW })).rejects.toThrow(
      /damaged/,
    );
    await store.stop();
    folder.remove();
  });
});

describe('restoring over an SQLite file that cannot be worked with', () => {
  const folder = temporaryFolder();
  afterAll(() => folder.remove());
  const path = join(folder.path, 'data', 'backchannel.db');
  const file = join(folder.path, 'backup', 'backup.db');

  it('moves it aside, if somebody says so, and keeps it', async () => {
    const source: Location = { kind: 'sqlite', path: join(folder.path, 'source.db') };
    const store = testStore(source);
    await store.start();
    await fill(store);
    await store.stop();
    await backUp(source, file);
    mkdirSync(dirname(path));
    const damaged = 'this is not a database'.repeat(500);
    writeFileSync(path, damaged);
    const location: Location = { kind: 'sqlite', path };
    await expect(restore(file, location, { replace: false, named: NAMED, now: NOW })).rejects.toThrow(
      /is damaged\. Stop the bot, and add --replace: then it is moved aside/,
    );
    const { movedTo, counts } = await restore(file, location, { replace: true, named: NAMED, now: NOW });
    expect(counts).toMatchObject(EXPECTED);
    expect(movedTo).toBe(`${path}.before-restore-20260301000000`);
    expect(readFileSync(movedTo!, 'utf8')).toBe(damaged);
  });

  it('sees damage that shows only once all of it is looked at', async () => {
    const location: Location = { kind: 'sqlite', path: join(folder.path, 'later', 'backchannel.db') };
    const store = testStore(location);
    await store.start();
    await fill(store);
    await store.stop();
    const PAGE = 4_096;
    const size = statSync(location.path).size;
    const content = readFileSync(location.path);
    writeFileSync(location.path, content.fill(0x55, size - 40 * PAGE));
    const { movedTo, counts } = await restore(file, location, { replace: true, named: NAMED, now: NOW });
    expect(counts).toMatchObject(EXPECTED);
    expect(readFileSync(movedTo!)).toEqual(content);
  });

  it('goes back to an earlier version of the bot, whose schema is older', async () => {
    const location: Location = { kind: 'sqlite', path };
    const later = join(folder.path, 'later.db');
    const newer = new Kysely<Schema>({ dialect: sqliteDialect(later) });
    await migrate(newer, 'sqlite', [...migrations, { name: 'later', up: async () => {} }]);
    await newer.destroy();
    rmSync(dirname(path), { recursive: true });
    await backUp({ kind: 'sqlite', path: later }, path);
    const { movedTo, counts } = await restore(file, location, {
      replace: true,
      named: NAMED,
      now: NOW + 1_000,
    });
    expect(counts).toMatchObject(EXPECTED);
    expect(existsSync(movedTo!)).toBe(true);
  });
});

describe('a store of the first version', () => {
  it('is backed up as it is before an upgrade, and the backup in its place is the way back', async () => {
    const { location, drop } = await sqliteDatabase().fresh();
    if (location.kind !== 'sqlite') throw new Error('This is SQLite.');
    const { path } = location;
    const first = migrations.slice(0, 1);
    const open = () => new Kysely<Schema>({ dialect: sqliteDialect(path) });
    const questionsOf = async (db: Kysely<Schema>) =>
      (await db.selectFrom('questions').select('question').execute()).map(({ question }) => question);
    mkdirSync(dirname(path));
    const old = open();
    await migrate(old, 'sqlite', first);
    await sql`insert into questions (id, day, platform, question, outcome)
      values ('1', '2026-03-01', 'slack', 'who pays?', 'no-answer')`.execute(old);
    const kept = join(dirname(path), 'kept', 'before-upgrade.db');
    // It is open meanwhile, as by a bot that runs.
    expect(await backUp(location, kept)).toMatchObject({ questions: 1 });
    await old.destroy();

    const upgraded = testStore(location);
    await upgraded.start();
    expect(await upgraded.read(questionsOf)).toEqual([]);
    await upgraded.stop();
    const refused = open();
    await expect(migrate(refused, 'sqlite', first)).rejects.toMatchObject({ fault: 'newer' });
    await refused.destroy();

    for (const ending of ['', '-wal', '-shm']) rmSync(path + ending, { force: true });
    copyFileSync(kept, path);
    const back = open();
    expect(await migrate(back, 'sqlite', first)).toEqual([]);
    expect(await questionsOf(back)).toEqual(['who pays?']);
    await back.destroy();
    const again = testStore(location);
    await again.start();
    expect(again.available()).toBe(true);
    await again.stop();
    await drop();
  });
});

describe('a program that was asked to read', () => {
  it.each(databases())('makes no store where there is none ($name)', async (database) => {
    await database.up();
    const { location, drop } = await database.fresh();
    const store = testStore(location, { mustExist: true });
    await expect(store.start()).rejects.toMatchObject({
      fault: 'missing',
      message: expect.stringMatching(/nothing of Backchannel's in .*Set DATA_DIR or DATABASE_URL/),
    });
    await store.stop();
    if (location.kind === 'sqlite') expect(existsSync(dirname(location.path))).toBe(false);
    else await expect(testStore(location, { mustExist: true }).start()).rejects.toThrow(/nothing of Backch/);
    await drop();
    await database.down();
  });

  it('changes no schema, and says which version fits', async () => {
    const { location, drop } = await sqliteDatabase().fresh();
    if (location.kind !== 'sqlite') throw new Error('This is SQLite.');
    mkdirSync(dirname(location.path));
    const old = new Kysely<Schema>({ dialect: sqliteDialect(location.path) });
    await migrate(old, 'sqlite', migrations.slice(0, 1));
    await old.destroy();
    await expect(testStore(location, { mustExist: true }).start()).rejects.toMatchObject({
      fault: 'older',
      message: expect.stringMatching(/Start the bot of this version first/),
    });
    const { db, version } = await connectExisting(location, UNHURRIED);
    expect(version).toBe(1);
    await db.destroy();
    await drop();
  });
});
