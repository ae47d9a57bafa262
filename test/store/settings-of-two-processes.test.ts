import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { CLOSE_MS, FLUSH_MS } from '../../src/lifecycle/shutdown.ts';
import { createModes } from '../../src/persistence/modes.ts';
import { readMode } from '../../src/store/channels.ts';
import { writeQuestion } from '../../src/store/questions.ts';
import type { Store } from '../../src/store/store.ts';
import { within } from '../../src/time/within.ts';
import { memoryLog, postgresDatabases, testStore } from './databases.ts';
import { createProxy, type TcpProxy } from './proxy.ts';

vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 });

const channel = { platform: 'slack', workspace: 'T1', channel: 'C1' };
const SOON = { timeout: 10_000, interval: 10 } as const;

const ask = (store: Store, n: number) =>
  store.write(
    (db) =>
      writeQuestion(db, {
        id: String(n),
        day: '2026-03-01',
        platform: 'slack',
        workspace: 'T1',
        question: 'who is the envoy',
        outcome: 'answer',
        reason: null,
        entry: 'envoy',
        gap: null,
        asker: null,
      }),
    'soon',
  );

describe.each(postgresDatabases())('two processes over one $name', (database) => {
  let proxy: TcpProxy;
  let cutOff: Store;
  let other: Store;
  let drop: () => Promise<void>;
  let now: number;

  beforeAll(() => database.up());
  afterAll(() => database.down());
  beforeEach(async () => {
    now = 1_000;
    const fresh = await database.fresh();
    drop = fresh.drop;
    const direct = new URL((fresh.location as { url: string }).url);
    proxy = await createProxy({ host: direct.hostname, port: Number(direct.port || 5432) });
    const through = new URL(direct);
    through.hostname = '127.0.0.1';
    through.port = String(proxy.port);
    other = testStore({ kind: 'postgres', url: direct.href });
    cutOff = testStore({ kind: 'postgres', url: through.href }, { bound: 20, log: memoryLog() });
    await other.start();
    await cutOff.start();
    proxy.become('cut');
    await vi.waitFor(async () => {
      await cutOff.read((db) => readMode(db, channel)).catch(() => {});
      expect(cutOff.available()).toBe(false);
    }, SOON);
  });
  afterEach(async () => {
    await Promise.all([cutOff.stop(200), other.stop(200)]);
    await proxy.close();
    await drop();
  });

  const reconnected = async () => {
    proxy.become('open');
    await vi.waitFor(() => expect(cutOff.health()).toMatchObject({ available: true, waiting: 0 }), SOON);
  };
  const stored = () => other.read((db) => readMode(db, channel));

  it('an idle process says within seconds that the store went away, and that it came back', async () => {
    await reconnected();
    proxy.become('cut');
    await vi.waitFor(() => expect(cutOff.health().available).toBe(false), SOON);
    await reconnected();
  });

  it('what cannot be written at the stop is logged as lost, within the time that the stop gives', async () => {
    const log = memoryLog();
    const stopping = testStore(
      { kind: 'postgres', url: `postgres://127.0.0.1:${proxy.port}/postgres` },
      { log },
    );
    await stopping.start();
    await createModes(stopping, () => now).set(channel, 'off', 'ann');
    proxy.become('silent');
    expect(await within(CLOSE_MS, stopping.stop(FLUSH_MS))).toBe(true);
    expect(log.lines.at(-1)).toMatchObject({ level: 'error', fields: { lost: 1 } });
  });

  it('the later change of a setting stands, also when the earlier one reaches the store last', async () => {
    const here = createModes(cutOff, () => now);
    expect(await here.set(channel, 'questions', 'ann')).toBe('held');
    now = 60_000;
    expect(await createModes(other, () => now).set(channel, 'off', 'ann')).toBe('stored');
    await reconnected();
    expect(await stored()).toBe('off');
    expect(await here.get(channel)).toBe('off');
  });

  it('a setting that is held outlives any number of logged questions', async () => {
    const here = createModes(cutOff, () => now);
    expect(await here.set(channel, 'off', 'ann')).toBe('held');
    for (let n = 0; n < 100; n++) await ask(cutOff, n);
    expect(cutOff.health()).toMatchObject({ waiting: 20, lost: 81 });
    await reconnected();
    expect(await stored()).toBe('off');
  });

  it('a change that had to be given up holds no longer', async () => {
    const here = createModes(cutOff, () => now);
    await here.set(channel, 'off', 'ann');
    for (let n = 0; n < 20; n++) await here.set({ ...channel, channel: `D${n}` }, 'questions', 'ann');
    await reconnected();
    now += 1;
    expect(await here.get(channel)).toBe('mentions');
  });
});
