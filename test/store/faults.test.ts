import { spawn } from 'node:child_process';
import { renameSync } from 'node:fs';
import { dirname } from 'node:path';
import { sql } from 'kysely';
import Database from 'libsql';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { readMode, writeMode } from '../../src/store/channels.ts';
import { claimEvent } from '../../src/store/claims.ts';
import type { Location } from '../../src/store/location.ts';
import { type LoggedQuestion, writeQuestion } from '../../src/store/questions.ts';
import type { Store } from '../../src/store/store.ts';
import { databases, memoryLog, postgresDatabases, sqliteDatabase, testStore } from './databases.ts';
import { createProxy, type TcpProxy } from './proxy.ts';

vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 });

const channel = { platform: 'slack', workspace: 'T1', channel: 'C1' };
const SOON = { timeout: 10_000, interval: 10 } as const;
/** Patience of 150 ms, one stretch of SQLite's own waiting, and a busy machine. */
const PROMPT_MS = 600;

const question = (n: number, size = 10): LoggedQuestion => ({
  id: String(n),
  day: '2026-03-01',
  platform: 'slack',
  workspace: 'T1',
  question: 'q'.repeat(size),
  outcome: 'answer',
  reason: null,
  entry: 'e',
  gap: null,
  asker: null,
});

const countQuestions = (store: Store) =>
  store.read(async (db) => {
    const rows = await db.selectFrom('questions').select('id').execute();
    return new Set(rows.map(({ id }) => Number(id)));
  });

async function timed<T>(work: () => Promise<T>): Promise<{ value: T; ms: number }> {
  const start = performance.now();
  const value = await work();
  return { value, ms: performance.now() - start };
}

/** Runs the writer; resolves with what it printed. `killAfter` kills it without warning after that many rows. */
async function runWriter(
  location: Location,
  rows: number,
  options: { killAfter?: number; blocks?: number } = {},
): Promise<string[]> {
  const node = [
    process.execPath,
    '--import',
    'tsx',
    'test/store/writer.ts',
    JSON.stringify(location),
    String(rows),
  ];
  const quoted = node.map((part) => `'${part}'`).join(' ');
  // With the signal ignored, a file at its limit fails to grow, as on a full disk.
  const child =
    options.blocks === undefined
      ? spawn(node[0]!, node.slice(1), { stdio: ['ignore', 'pipe', 'inherit'] })
      : spawn('bash', ['-c', `trap '' XFSZ; ulimit -f ${options.blocks}; exec ${quoted}`], {
          stdio: ['ignore', 'pipe', 'inherit'],
        });
  let printed = '';
  child.stdout.on('data', (data) => {
    printed += data;
    if (printed.split('\n').length > (options.killAfter ?? Number.POSITIVE_INFINITY)) child.kill('SIGKILL');
  });
  await new Promise((resolve) => child.on('close', resolve));
  return printed.trim().split('\n');
}

const numbers = (lines: readonly string[]) => lines.filter((line) => /^\d+$/.test(line)).map(Number);

describe.each(databases())('on $name', (database) => {
  let location: Location;
  let drop: () => Promise<void>;
  beforeAll(() => database.up());
  afterAll(() => database.down());
  beforeEach(async () => {
    ({ location, drop } = await database.fresh());
  });
  afterEach(() => drop());

  it('a process killed while it writes loses nothing that it acknowledged', async () => {
    const acknowledged = numbers(await runWriter(location, 100_000, { killAfter: 40 }));
    expect(acknowledged.length).toBeGreaterThanOrEqual(40);
    const store = testStore(location);
    await store.start();
    const found = await countQuestions(store);
    expect(acknowledged.filter((n) => !found.has(n))).toEqual([]);
    // What was under way at that moment is there whole or not at all.
    expect(found.size - acknowledged.length).toBeLessThanOrEqual(1);
    expect(await store.write((db) => writeMode(db, channel, 'off', 1))).toBe(true);
    await store.stop();
  });

  it('what waits at the stop is written first', async () => {
    const store = testStore(location);
    await store.start();
    for (let n = 0; n < 50; n++) void store.write((db) => writeQuestion(db, question(n)));
    await store.stop();
    const again = testStore(location);
    await again.start();
    expect((await countQuestions(again)).size).toBe(50);
    await again.stop();
  });
});

describe('with SQLite', () => {
  const database = sqliteDatabase();
  let location: Location & { kind: 'sqlite' };
  let drop: () => Promise<void>;
  let store: Store;
  let log: ReturnType<typeof memoryLog>;

  beforeEach(async () => {
    const fresh = await database.fresh();
    location = fresh.location as Location & { kind: 'sqlite' };
    drop = fresh.drop;
    log = memoryLog();
    store = testStore(location, { log, patience: 150 });
    await store.start();
  });
  afterEach(async () => {
    await store.stop();
    await drop();
  });

  it('a file that another program has locked holds nobody up, and is caught up with', async () => {
    const other = new Database(location.path);
    other.exec('begin immediate');
    const write = await timed(() => store.write((db) => writeMode(db, channel, 'off', 1)));
    expect(write.value).toBe(false);
    expect(write.ms).toBeLessThan(PROMPT_MS);
    await expect.poll(() => store.health(), SOON).toMatchObject({ available: false, waiting: 1 });
    expect(store.health().detail).toMatch(/locked/);

    other.exec('commit');
    other.close();
    await expect.poll(() => store.health(), SOON).toMatchObject({ available: true, waiting: 0, lost: 0 });
    expect(await store.read((db) => readMode(db, channel))).toBe('off');
    expect(log.lines.map(({ level }) => level)).toEqual(['info', 'warn', 'info']);
  });

  it('a full disk takes nothing back, and is caught up with once there is room', async () => {
    await store.stop();
    store = testStore(location, { log, patience: 150, backOff: () => 400 });
    await store.start();
    await store.write(async (db) => void (await sql`pragma max_page_count = 40`.execute(db)));
    let acknowledged = 0;
    while (await store.write((db) => writeQuestion(db, question(acknowledged, 1000)))) acknowledged += 1;
    expect(acknowledged).toBeGreaterThan(5);
    expect(store.health()).toMatchObject({
      available: false,
      detail: expect.stringMatching(/full/),
      waiting: 1,
    });
    // The next connection has no such limit: there is room again.
    await expect.poll(() => store.health(), SOON).toMatchObject({ available: true, waiting: 0, lost: 0 });
    expect((await countQuestions(store)).size).toBe(acknowledged + 1);
  });

  it('a disk that stays full leaves what was acknowledged, and a process that goes on', async () => {
    await store.stop();
    const lines = await runWriter(location, 5_000, { blocks: 480 });
    const acknowledged = numbers(lines);
    expect(acknowledged.length).toBeGreaterThan(20);
    expect(lines.at(-2)).toBe(`held ${acknowledged.length + 1}`);
    expect(JSON.parse(lines.at(-1)!)).toMatchObject({ available: false, waiting: 1, lost: 0 });
    const again = testStore(location);
    await again.start();
    const found = await countQuestions(again);
    expect(acknowledged.filter((n) => !found.has(n))).toEqual([]);
    await again.stop();
  });

  it('a folder that is away for a while is missed, and found again', async () => {
    const folder = dirname(location.path);
    await store.write((db) => writeMode(db, channel, 'questions', 1));
    renameSync(folder, `${folder}-away`);
    expect(await store.write((db) => writeMode(db, channel, 'off', 2))).toBe(false);
    await expect.poll(() => store.available(), SOON).toBe(false);
    renameSync(`${folder}-away`, folder);
    await expect.poll(() => store.health(), SOON).toMatchObject({ available: true, waiting: 0 });
    expect(await store.read((db) => readMode(db, channel))).toBe('off');
  });

  it('refuses values that the driver would die of, and goes on', async () => {
    const strange = { toString: () => 'x' } as unknown as string;
    expect(await store.write((db) => writeMode(db, channel, strange, 1))).toBe(false);
    expect(await store.write((db) => writeMode(db, channel, 'off', true as unknown as number))).toBe(true);
    expect(store.health()).toMatchObject({ available: true, lost: 1 });
  });

  it('holds only so many writes: the oldest are dropped, and the log says so', async () => {
    const small = testStore({ kind: 'sqlite', path: '/proc/nowhere/backchannel.db' }, { log, bound: 10 });
    await small.start();
    for (let n = 0; n < 25; n++)
      expect(await small.write((db) => writeQuestion(db, question(n)))).toBe(false);
    expect(small.health()).toMatchObject({ available: false, waiting: 10, lost: 15 });
    expect(log.lines.filter(({ message }) => message.startsWith('Too many writes'))).toHaveLength(1);
    await small.stop(30);
    expect(log.lines.at(-1)).toMatchObject({ level: 'error', fields: { lost: 10 } });
  });
});

describe.each(postgresDatabases())('with $name', (database) => {
  let proxy: TcpProxy;
  let store: Store;
  let log: ReturnType<typeof memoryLog>;
  let drop: () => Promise<void>;

  beforeAll(() => database.up());
  afterAll(() => database.down());
  beforeEach(async () => {
    const fresh = await database.fresh();
    drop = fresh.drop;
    const url = new URL((fresh.location as { url: string }).url);
    proxy = await createProxy({ host: url.hostname, port: Number(url.port || 5432) });
    url.hostname = '127.0.0.1';
    url.port = String(proxy.port);
    log = memoryLog();
    store = testStore({ kind: 'postgres', url: url.href }, { log, patience: 150, timeout: 600 });
  });
  afterEach(async () => {
    await store.stop(200);
    await proxy.close();
    await drop();
  });

  it('a server that is away at the start is waited for, and the bot runs meanwhile', async () => {
    proxy.become('cut');
    await store.start();
    expect(store.available()).toBe(false);
    expect(await store.write((db) => writeMode(db, channel, 'off', 1))).toBe(false);
    proxy.become('open');
    await expect.poll(() => store.health(), SOON).toMatchObject({ available: true, waiting: 0, lost: 0 });
    await expect.poll(() => store.read((db) => readMode(db, channel)), SOON).toBe('off');
    const lines = log.lines.map(({ message }) => message);
    expect(lines[0]).toMatch(/cannot be used; the bot goes on without it/);
    expect(lines.at(-1)).toMatch(/works again/);
    expect(JSON.stringify([log.lines, store.health()])).not.toContain('postgres:postgres');
  });

  it.each(['cut', 'silent'] as const)(
    'a server gone %s for a while holds nobody up and loses nothing',
    async (how) => {
      await store.start();
      await store.write((db) => writeQuestion(db, question(0)));
      proxy.become(how);
      const write = await timed(() => store.write((db) => writeQuestion(db, question(1))));
      expect(write.value).toBe(false);
      expect(write.ms).toBeLessThan(PROMPT_MS);
      const read = await timed(() => store.read((db) => claimEvent(db, 'Ev', 1)).catch(() => 'unreachable'));
      expect(read.value).toBe('unreachable');
      expect(read.ms).toBeLessThan(PROMPT_MS);
      for (let n = 2; n < 30; n++) void store.write((db) => writeQuestion(db, question(n)));
      await expect.poll(() => store.available(), SOON).toBe(false);
      const whileDown = await timed(() => store.write((db) => writeQuestion(db, question(30))));
      expect(whileDown.ms).toBeLessThan(20);

      proxy.become('open');
      await expect.poll(() => store.health(), SOON).toMatchObject({ available: true, waiting: 0, lost: 0 });
      await expect.poll(async () => (await countQuestions(store)).size, SOON).toBe(31);
    },
  );
});
