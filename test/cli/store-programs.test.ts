/** backup, restore and move-store as they are started, by the owner of the data and by root. */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { withBackup } from '../../src/cli/store-program.ts';
import { readMode, writeMode } from '../../src/store/channels.ts';
import { startPgliteServer } from '../doubles/pglite-server.ts';
import { temporaryFolder, testStore } from '../store/databases.ts';

const TSX = import.meta.resolve('tsx');
const CHANNEL = { platform: 'slack', workspace: 'T1', channel: 'C1' };

/** Somebody without rights, where this machine lets us be that; else ourselves. */
const OTHER = 65_534;
function otherUser(): number | null {
  if (process.getuid?.() !== 0) return null;
  const probe = spawnSync(process.execPath, ['--import', TSX, '-e', 'process.exit(0)'], { uid: OTHER });
  return probe.status === 0 ? OTHER : null;
}
const other = otherUser();

interface Run {
  readonly env?: Readonly<Record<string, string>>;
  readonly stdin?: Buffer;
  readonly uid?: number;
}

function start(program: string, args: readonly string[], { env = {}, uid }: Run = {}) {
  return spawn(process.execPath, ['--import', TSX, resolve(`src/cli/${program}.ts`), ...args], {
    cwd: folder.path,
    env: { PATH: process.env['PATH'], ...env },
    ...(uid === undefined ? {} : { uid, gid: uid }),
  });
}

async function run(program: string, args: readonly string[], how: Run = {}) {
  const child = start(program, args, how);
  const out: Buffer[] = [];
  let err = '';
  child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    err += text;
  });
  child.stdin.on('error', () => {});
  child.stdin.end(how.stdin);
  const status = await new Promise<number | null>((done) => child.on('close', done));
  return { status, out: Buffer.concat(out), err };
}

let folder: ReturnType<typeof temporaryFolder>;
let data: string;
let path: string;
beforeEach(async () => {
  folder = temporaryFolder();
  chmodSync(folder.path, 0o777);
  data = join(folder.path, 'data');
  path = join(data, 'backchannel.db');
  const store = testStore({ kind: 'sqlite', path });
  await store.start();
  await store.write((db) => writeMode(db, CHANNEL, 'off', 1));
  await store.stop();
  if (other !== null) for (const one of ['', ...readdirSync(data)]) chownSync(join(data, one), other, other);
});
afterEach(() => folder.remove());

/** Does something with a database in a process of its own: what this one has had open it may keep for a while. */
function aside(work: string, file: string) {
  const script = `const file = ${JSON.stringify(file)}; const Database = require('libsql'); ${work}`;
  return spawn(process.execPath, ['-e', script], { stdio: ['pipe', 'pipe', 'inherit'] });
}

const becomeNewer = (file: string) =>
  once(aside('new Database(file).exec("insert into schema_version values (999, \'later\')")', file), 'exit');

const becomeDamaged = (file: string) =>
  once(aside("require('fs').writeFileSync(file, 'no database'.repeat(50), { flag: 'r+' })", file), 'exit');

/** Has it open, as a bot that runs has. @returns what stops that. */
async function holdOpen(file: string): Promise<() => Promise<unknown>> {
  const work = `const db = new Database(file); db.exec('pragma journal_mode = wal');
    db.prepare('select 1 from sqlite_master').all(); console.log('open');
    process.stdin.on('end', () => process.exit()).resume();`;
  const child = aside(work, file);
  await once(child.stdout, 'data');
  return () => {
    child.stdin.end();
    return once(child, 'exit');
  };
}

const ownersOf = (where: string) => readdirSync(where).map((name) => statSync(join(where, name)).uid);

describe('a backup', () => {
  it('goes to a file or to standard output, says which store it is of, and overwrites nothing unless told to', async () => {
    const env = { DATA_DIR: data };
    const file = join(folder.path, 'backup.db');
    const made = await run('backup', [file], { env });
    expect(made).toMatchObject({ status: 0, err: expect.stringContaining(`Store: the SQLite file ${path}`) });
    expect(made.err).toContain('channel_settings: 1');
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const content = readFileSync(file);

    const again = await run('backup', [file], { env });
    expect(again).toMatchObject({ status: 1, err: expect.stringContaining('exists already') });
    expect(readFileSync(file)).toEqual(content);
    expect((await run('backup', [file, '--replace'], { env })).status).toBe(0);

    const piped = await run('backup', ['-'], { env });
    expect([piped.status, piped.out.subarray(0, 15).toString()]).toEqual([0, 'SQLite format 3']);
    expect(readdirSync(folder.path).sort()).toEqual(['backup.db', 'data']);
    expect(readdirSync(data).filter((name) => name.startsWith('.backchannel'))).toEqual([]);
  });

  it('of nothing is none: it says where it looked', async () => {
    const { status, err } = await run('backup', ['b.db'], { env: { DATA_DIR: '/nowhere' } });
    expect(status).toBe(1);
    expect(err).toContain("nothing of Backchannel's in the SQLite file /nowhere/backchannel.db");
    expect(existsSync(join(folder.path, 'b.db'))).toBe(false);
  });

  it('says that an .env is there that cannot be read, and goes by what is set', async () => {
    const file = join(folder.path, '.env');
    mkdirSync(file);
    const { status, err } = await run('backup', [join(folder.path, 'b.db')], { env: { DATA_DIR: data } });
    expect([status, err]).toEqual([
      0,
      expect.stringContaining(
        `Note: ${file} cannot be read (EISDIR), so the variables of the environment are used alone.`,
      ),
    ]);
  });

  it('is no folder, and nothing of a damaged store', async () => {
    const { status, err } = await run('backup', [folder.path, '--replace'], { env: { DATA_DIR: data } });
    expect([status, err]).toEqual([1, expect.stringContaining(`${folder.path} is a folder.`)]);
    writeFileSync(
      path,
      'not a database, and as long as the head of one, which is a hundred signs at least'.repeat(2),
    );
    const damaged = await run('backup', [join(folder.path, 'b.db')], { env: { DATA_DIR: data } });
    expect(damaged).toMatchObject({
      status: 1,
      err: expect.stringContaining('The database file of the store is damaged; restore a backup'),
    });
  });

  it('into a folder that is not there says so, and makes none', async () => {
    const gone = join(folder.path, 'gone');
    const { status, err } = await run('backup', [join(gone, 'b.db')], { env: { DATA_DIR: data } });
    expect([status, err]).toEqual([1, expect.stringContaining(`Nothing can be written in ${gone}.`)]);
    expect(existsSync(gone)).toBe(false);
  });

  describe('that is passed on', () => {
    const location = { kind: 'sqlite', path: '' } as const;
    const full = Object.assign(new Error('database or disk is full'), { code: 'SQLITE_FULL' });
    const places = () => ['first', 'second'].map((name) => join(folder.path, name));
    beforeEach(() => {
      for (const place of places()) mkdirSync(place);
    });
    /** Writes where there is room, as the usual way does. */
    const makeBut = (isFull: (file: string) => boolean) => async (_: unknown, file: string) => {
      writeFileSync(file, 'a backup');
      if (isFull(file)) throw full;
      return { meta: 1 };
    };

    it('is made elsewhere where the disk of the store is full', async () => {
      const [first, second] = places();
      const make = makeBut((file) => file.startsWith(first!));
      const use = async (file: string, counts: object) => [dirname(dirname(file)), counts];
      expect(await withBackup(location, places(), use, make)).toEqual([second, { meta: 1 }]);
      expect(places().flatMap((place) => readdirSync(place))).toEqual([]);
    });

    it('is not made again where there is no room for what becomes of it', async () => {
      let uses = 0;
      const use = async () => {
        uses += 1;
        throw full;
      };
      for (const hasRoom of [false, true]) {
        const make = makeBut(() => hasRoom);
        await expect(withBackup(location, places(), use, make)).rejects.toBe(full);
        expect(uses).toBe(1);
      }
    });
  });

  it.skipIf(other === null)('is taken by the user of the bot as well as by root', async () => {
    const env = { DATA_DIR: data };
    const file = join(folder.path, 'own.db');
    expect(await run('backup', [file], { env, uid: OTHER })).toMatchObject({ status: 0 });
    expect(statSync(file).uid).toBe(OTHER);
    expect((await run('backup', [join(folder.path, 'root.db')], { env })).status).toBe(0);
    expect(ownersOf(data).every((uid) => uid === OTHER)).toBe(true);
  });
});

describe('a program that is stopped in the middle', () => {
  const scratch = () => readdirSync(data).filter((name) => name.startsWith('.'));

  it.each(['SIGTERM', 'SIGINT', 'SIGHUP'] as const)(
    'by %s leaves nothing behind, and says that nothing was written',
    async (signal) => {
      const before = readFileSync(path);
      // Somebody has yet to send the backup.
      const child = start('restore', ['-', '--replace'], { env: { DATA_DIR: data } });
      let err = '';
      child.stderr.setEncoding('utf8').on('data', (text: string) => {
        err += text;
      });
      await vi.waitFor(() => expect(scratch()).toHaveLength(1), { timeout: 30_000 });
      child.kill(signal);
      const [, by] = await once(child, 'close');
      expect(by).toBe(signal);
      expect(err).toContain('Stopped: nothing was written.');
      expect(scratch()).toEqual([]);
      expect(readFileSync(path)).toEqual(before);
    },
  );

  describe('while it passes a backup on that nobody reads', () => {
    /** More than a pipe holds. */
    beforeEach(async () => {
      const store = testStore({ kind: 'sqlite', path });
      await store.start();
      await store.write(async (db) => {
        for (let n = 0; n < 40; n++)
          await writeMode(db, { ...CHANNEL, channel: `C${n}`.padEnd(40_000, '.') }, 'off', 1);
      });
      await store.stop();
    });

    it('leaves nothing behind, and says what it was good for', async () => {
      const child = start('backup', ['-'], { env: { DATA_DIR: data } });
      let err = '';
      child.stderr.setEncoding('utf8').on('data', (text: string) => {
        err += text;
      });
      await once(child.stdout, 'readable');
      expect(scratch()).toHaveLength(1);
      child.kill('SIGTERM');
      const [, by] = await once(child, 'exit');
      child.stdout.destroy();
      expect(by).toBe('SIGTERM');
      expect(err).toContain('Stopped: what came so far is no whole backup.');
      expect(scratch()).toEqual([]);
    });

    it('waits for a reader who is slow, and gives all of it', async () => {
      const child = start('backup', ['-'], { env: { DATA_DIR: data } });
      await once(child.stdout, 'readable');
      // Long enough for the pipe to be full, however fast the machine is: the process waits at it.
      await vi.waitFor(() => expect(child.stdout.readableLength).toBeGreaterThan(60_000));
      const parts: Buffer[] = [];
      for await (const part of child.stdout) parts.push(part);
      const whole = Buffer.concat(parts);
      expect(whole.subarray(0, 15).toString()).toBe('SQLite format 3');
      expect(
        (await run('restore', ['-', '--replace'], { env: { DATA_DIR: data }, stdin: whole })).status,
      ).toBe(0);
    });

    it('leaves nothing behind when the reader goes', async () => {
      const child = start('backup', ['-'], { env: { DATA_DIR: data } });
      await once(child.stdout, 'readable');
      child.stdout.destroy();
      await once(child, 'exit');
      expect(scratch()).toEqual([]);
    });
  });
});

describe('restoring', () => {
  it.skipIf(other === null)('by root leaves a store that the user of the bot can write', async () => {
    const backup = (await run('backup', ['-'], { env: { DATA_DIR: data } })).out;
    const fresh = join(folder.path, 'fresh');
    mkdirSync(fresh);
    chownSync(fresh, OTHER, OTHER);
    for (const dir of [fresh, data]) {
      const env = { DATA_DIR: dir };
      const restored = await run('restore', ['-', '--replace'], { env, stdin: backup });
      expect(restored).toMatchObject({ status: 0, err: expect.stringContaining('every count agrees') });
      expect(ownersOf(dir).every((uid) => uid === OTHER)).toBe(true);
      // The user of the bot writes to it: a restore is nothing but writing.
      expect(await run('restore', ['-', '--replace'], { env, stdin: backup, uid: OTHER })).toMatchObject({
        status: 0,
      });
    }
  });

  it('says that the backup is damaged, not the store, and leaves that as it is', async () => {
    const env = { DATA_DIR: data };
    const { out } = await run('backup', ['-'], { env });
    const cut = await run('restore', ['-', '--replace'], { env, stdin: out.subarray(0, out.length / 2) });
    expect(cut).toMatchObject({
      status: 1,
      err: expect.stringContaining('What came by standard input is damaged'),
    });
    expect((await run('backup', ['-'], { env })).err).toContain('channel_settings: 1');
  });

  it('of a backup that a newer version has made names the file that was given, and changes nothing', async () => {
    const env = { DATA_DIR: data };
    const file = join(folder.path, 'newer.db');
    await run('backup', [file], { env });
    await becomeNewer(file);
    const { status, err } = await run('restore', ['newer.db', '--replace'], { env });
    expect([status, err]).toEqual([
      1,
      expect.stringContaining(`${file} was written by a newer version of Backchannel. Use the programs of`),
    ]);
    expect(err).not.toContain('.backchannel-');
    expect((await run('backup', ['-'], { env })).err).toContain('channel_settings: 1');
  });

  it.each([
    ['is damaged', becomeDamaged],
    ['was written by a newer version', becomeNewer],
  ])('over a store that %s waits for a bot that runs to be stopped', async (what, spoil) => {
    const { out } = await run('backup', ['-'], { env: { DATA_DIR: data } });
    // A store that this process has never had open.
    const env = { DATA_DIR: join(folder.path, 'own') };
    mkdirSync(env.DATA_DIR);
    await run('restore', ['-'], { env, stdin: out });
    const file = join(env.DATA_DIR, 'backchannel.db');
    const stop = await holdOpen(file);
    await spoil(file);
    const refused = await run('restore', ['-', '--replace'], { env, stdin: out });
    expect(refused).toMatchObject({
      status: 1,
      err: expect.stringContaining(`${file} ${what}, and a bot that runs has it open. Stop the bot first`),
    });
    expect(readdirSync(env.DATA_DIR).filter((name) => name.includes('before-restore'))).toEqual([]);
    await stop();
    const restored = await run('restore', ['-', '--replace'], { env, stdin: out });
    expect([restored.status, restored.err]).toEqual([0, expect.stringContaining('every count agrees')]);
  });

  it('says what is wrong with a file that it cannot take', async () => {
    const env = { DATA_DIR: data };
    const gone = join(folder.path, 'gone.db');
    expect((await run('restore', [gone], { env })).err).toContain(`There is no file ${gone}.`);
    expect((await run('restore', [data], { env })).err).toContain(`${data} is no file. Name one`);
  });

  it('takes the place of nothing unless told to', async () => {
    const env = { DATA_DIR: data };
    const { out } = await run('backup', ['-'], { env });
    const refused = await run('restore', ['-'], { env, stdin: out });
    expect(refused).toMatchObject({ status: 1, err: expect.stringMatching(/holds 1 rows already/) });
  });

  it.each([[['--frobnicate']], [[]], [['one', 'two']]])(
    'by the wrong words (%j) says the right ones',
    async (args) => {
      for (const program of ['backup', 'restore', 'move-store']) {
        const { status, err } = await run(program, args, { env: { DATA_DIR: data } });
        expect([status, err]).toEqual([2, expect.stringContaining(`Usage: npm run ${program}`)]);
      }
    },
  );
});

describe('moving', () => {
  it('takes all of SQLite to PostgreSQL and back, counts it, and shows no password', async () => {
    const server = await startPgliteServer();
    try {
      const url = new URL(server.url);
      const env = {
        DATA_DIR: data,
        DATABASE_URL: `postgres://postgres:horse/battery#staple@${url.host}${url.pathname}`,
      };
      const moved = await run('move-store', ['sqlite', 'postgres'], { env });
      expect(moved).toMatchObject({
        status: 0,
        err: expect.stringMatching(/channel_settings: 1\n.*count agrees/s),
      });
      expect(moved.err).not.toMatch(/horse|battery|staple/);
      expect((await run('move-store', ['sqlite', 'postgres'], { env })).err).toMatch(/holds 1 rows already/);

      const back = join(folder.path, 'back', 'backchannel.db');
      mkdirSync(join(folder.path, 'back'));
      expect(await run('move-store', ['postgres', 'sqlite', '--sqlite', back], { env })).toMatchObject({
        status: 0,
      });
      const store = testStore({ kind: 'sqlite', path: back }, { mustExist: true });
      await store.start();
      expect(await store.read((db) => readMode(db, CHANNEL))).toBe('off');
      await store.stop();
    } finally {
      await server.close();
    }
  });

  it('waits for a bot that runs to be stopped', async () => {
    const store = testStore({ kind: 'sqlite', path });
    await store.start();
    const env = { DATA_DIR: data, DATABASE_URL: 'postgres://bot:secret@127.0.0.1:1/bot' };
    const { status, err } = await run('move-store', ['sqlite', 'postgres'], { env });
    expect([status, err]).toEqual([1, expect.stringContaining('Stop it first')]);
    await store.stop();
  });

  it('says that PostgreSQL cannot be reached, and where to look', async () => {
    const env = { DATA_DIR: data, DATABASE_URL: 'postgres://bot:secret@127.0.0.1:1/bot' };
    const { status, err } = await run('move-store', ['postgres', 'sqlite'], { env });
    expect([status, err]).toEqual([1, expect.stringMatching(/PostgreSQL cannot be reached.*DATABASE_URL/)]);
  });

  it('needs to be told where to', async () => {
    const { status, err } = await run('move-store', ['sqlite', 'postgres'], { env: { DATA_DIR: data } });
    expect([status, err]).toEqual([1, expect.stringContaining('Set DATABASE_URL')]);
  });
});
