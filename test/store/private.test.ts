import { spawnSync } from 'node:child_process';
import { chmodSync, copyFileSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { readMode, writeMode } from '../../src/store/channels.ts';
import { temporaryFolder, testStore } from './databases.ts';

const TSX = import.meta.resolve('tsx');

const modeOf = (path: string) => (statSync(path).mode & 0o777).toString(8);

describe('the embedded database', () => {
  it('is for its owner alone, with all that lies beside it, whatever the umask and whoever made it', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'backchannel-private-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const path = join(folder, 'data', 'backchannel.db');
    const channel = { platform: 'slack', workspace: 'T1', channel: 'C1' };
    for (const _ of ['first', 'again']) {
      const store = testStore({ kind: 'sqlite', path });
      await store.start();
      await store.write((db) => writeMode(db, channel, 'off', 1));
      expect([modeOf(join(folder, 'data')), modeOf(path), modeOf(`${path}-wal`)]).toEqual([
        '700',
        '600',
        '600',
      ]);
      await store.stop();
    }
    const open = join(folder, 'open.db');
    for (const file of [open, `${open}-wal`, `${open}-shm`]) writeFileSync(file, '', { mode: 0o644 });
    const store = testStore({ kind: 'sqlite', path: open });
    await store.start();
    expect([modeOf(open), modeOf(`${open}-wal`), modeOf(`${open}-shm`)]).toEqual(['600', '600', '600']);
    await store.stop();
  });

  it('holds all of it in the one file once it is closed, for whoever copies that', async () => {
    const folder = temporaryFolder();
    onTestFinished(() => folder.remove());
    const [path, copy] = ['own.db', 'copy.db'].map((name) => join(folder.path, name));
    const channel = { platform: 'slack', workspace: 'T1', channel: 'C1' };
    const store = testStore({ kind: 'sqlite', path: path! });
    await store.start();
    await store.write((db) => writeMode(db, channel, 'off', 1));
    await store.stop();
    copyFileSync(path!, copy!);
    const copied = testStore({ kind: 'sqlite', path: copy! });
    await copied.start();
    expect(await copied.read((db) => readMode(db, channel))).toBe('off');
    await copied.stop();
  });

  it.skipIf(process.getuid?.() !== 0)('says which folder keeps its user out', async () => {
    const folder = temporaryFolder();
    onTestFinished(() => folder.remove());
    chmodSync(folder.path, 0o755);
    const script = `
      const { testStore } = await import(${JSON.stringify(import.meta.resolve('./databases.ts'))});
      process.setuid(65534);
      for (const path of process.argv.slice(1)) {
        const store = testStore({ kind: 'sqlite', path });
        await store.start();
        console.log(store.health().detail);
        await store.stop();
      }`;
    const paths = [join(folder.path, 'b.db'), join(folder.path, 'data', 'b.db')];
    const { stdout } = spawnSync(process.execPath, [
      '--import',
      TSX,
      '--input-type=module',
      '-e',
      script,
      ...paths,
    ]);
    expect(String(stdout).trim().split('\n')).toEqual([
      expect.stringContaining(`(uid 65534) cannot write in its folder ${folder.path}.`),
      expect.stringContaining(`(uid 65534) cannot make its folder ${join(folder.path, 'data')}.`),
    ]);
  });
});
