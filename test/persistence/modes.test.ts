import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createModes } from '../../src/persistence/modes.ts';
import { readAllModes, writeMode } from '../../src/store/channels.ts';
import { forgetWorkspace } from '../../src/store/forget.ts';
import type { Store } from '../../src/store/store.ts';
import { held } from '../doubles/core.ts';
import { sqliteDatabase, testStore } from '../store/databases.ts';

const key = (channel: string) => ({ platform: 'discord', workspace: 'w', channel });

describe('the modes of channels', () => {
  let store: Store;
  let drop: () => Promise<void>;
  let now = 1_000_000;
  let reads = 0;
  /** Run after each read of the store, with how much it found. */
  let onRead: (found: number) => Promise<void>;

  beforeEach(async () => {
    const fresh = await sqliteDatabase().fresh();
    drop = fresh.drop;
    const real = testStore(fresh.location);
    await real.start();
    reads = 0;
    onRead = async () => {};
    store = {
      ...real,
      async read(query, ms) {
        reads += 1;
        const rows = await real.read(query, ms);
        await onRead(Array.isArray(rows) ? rows.length : 0);
        return rows;
      },
    };
  });
  afterEach(async () => {
    await store.stop();
    await drop();
  });

  const modesHere = () => createModes(store, () => now);
  const setElsewhere = (channel: string, mode: string) =>
    store.write((db) => writeMode(db, key(channel), mode, now));

  it('cost one look at the store in five seconds, however many channels there are and ask at once', async () => {
    const modes = modesHere();
    const ask = () => Promise.all(Array.from({ length: 500 }, (_, i) => modes.get(key(`c${i}`))));
    expect(new Set(await ask())).toEqual(new Set(['mentions']));
    now += 4_999;
    await ask();
    expect(reads).toBe(1);
    now += 1;
    await ask();
    expect(reads).toBe(2);
  });

  it('are heeded within five seconds when another process has set them', async () => {
    const modes = modesHere();
    await modes.get(key('a'));
    await setElsewhere('a', 'off');
    expect(await modes.get(key('a'))).toBe('mentions');
    now += 5_000;
    expect(await modes.get(key('a'))).toBe('off');
  });

  it('are heeded as soon where there are many thousand of them, be they all of one server', async () => {
    const modes = modesHere();
    const rows = Array.from({ length: 20_000 }, (_, i) => ({ ...key(`many${i}`), mode: 'off' }));
    await store.write((db) => writeMode(db, key('a'), 'off', now));
    await store.write(async (db) => {
      for (let at = 0; at < rows.length; at += 500)
        await db
          .insertInto('channel_settings')
          .values(rows.slice(at, at + 500).map((row) => ({ ...row, changed_at: 1 })))
          .execute();
    });
    await modes.get(key('a'));
    let read = 0;
    onRead = async (found) => {
      read += found;
    };
    await setElsewhere('a', 'questions');
    now += 5_000;
    expect(await modes.get(key('a'))).toBe('questions');
    expect(read).toBe(1);
  });

  it('that were erased elsewhere, or written late, are found at the next look at all', async () => {
    await setElsewhere('a', 'off');
    const modes = modesHere();
    await modes.get(key('a'));
    await store.write((db) => forgetWorkspace(db, key('a')));
    await store.write((db) => writeMode(db, key('b'), 'off', now - 3_600_000));
    now += 60_000;
    expect(await modes.get(key('a'))).toBe('mentions');
    expect(await modes.get(key('b'))).toBe('off');
  });

  it('are looked at again when the clock was set back', async () => {
    const modes = modesHere();
    await modes.get(key('a'));
    await setElsewhere('a', 'off');
    now -= 3_600_000;
    expect(await modes.get(key('a'))).toBe('off');
  });

  it('that are set while a look is under way are not lost to it', async () => {
    const modes = modesHere();
    onRead = async () => {
      onRead = async () => {};
      await modes.set(key('a'), 'questions', 'ann');
    };
    expect(await modes.get(key('a'))).toBe('questions');
    expect(await modes.get(key('a'))).toBe('questions');
    expect(await store.read(readAllModes)).toEqual([{ ...key('a'), mode: 'questions' }]);
  });

  it('are waited for by all who ask while they are looked at for the first time', async () => {
    await setElsewhere('a', 'off');
    const modes = modesHere();
    const look = held<void>();
    onRead = () => look.promise;
    const first = modes.get(key('a'));
    const second = modes.get(key('a'));
    look.release();
    expect(await Promise.all([first, second])).toEqual(['off', 'off']);
    expect(reads).toBe(1);
  });

  it('stay as they were while the store is away', async () => {
    await setElsewhere('a', 'off');
    const modes = modesHere();
    expect(await modes.get(key('a'))).toBe('off');
    await store.stop();
    now += 60_000;
    expect(await modes.get(key('a'))).toBe('off');
    expect(await modes.get(key('b'))).toBe('mentions');
  });
});
