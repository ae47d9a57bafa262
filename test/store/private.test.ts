import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { writeMode } from '../../src/store/channels.ts';
import { testStore } from './databases.ts';

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
});
