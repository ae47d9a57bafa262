/** A connection that is kept up, by a made-up line. */
import { afterEach, describe, expect, it } from 'vitest';
import { createFaults } from '../../src/network/faults.ts';
import { keepConnection } from '../../src/network/kept-connection.ts';
import { captureLog } from '../doubles/captured-log.ts';

const stops: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
});

/** @param openings How each attempt to open the line ends; those that come later succeed. */
function keep(...openings: (() => Promise<unknown>)[]) {
  const faults = createFaults({ platform: 'made-up', answerIn: () => null, withoutSecrets: (text) => text });
  const captured = captureLog();
  const counts = { opened: 0, closed: 0, lost: 0 };
  let cut: () => void = () => {};
  const line = {
    async open() {
      counts.opened++;
      await (openings.shift() ?? (async () => {}))();
    },
    lost: () =>
      new Promise<void>((resolve) => {
        cut = resolve;
      }),
    async close() {
      counts.closed++;
    },
  };
  const connection = keepConnection(line, {
    ...faults,
    platform: 'Made-up',
    way: 'by wire',
    log: captured.log,
    helloMs: 50,
    firstPauseMs: 1,
    refusalIn: (error) =>
      error instanceof Error && error.message === 'no'
        ? { sentence: 'Made-up refused the token', fatal: new Error('Mend the token.') }
        : null,
    pauseAfter: () => 0,
    onReconnect: () => void counts.lost++,
  });
  stops.push(connection.stop);
  return { connection, counts, captured, cut: () => cut() };
}
const refuses = () => Promise.reject(new Error('no'));
const fails = () => Promise.reject(new Error('away'));

describe('a connection', () => {
  it('is sought until it stands, and made anew when it is lost', async () => {
    const { connection, counts, cut } = keep(fails, fails);
    await connection.start();
    expect(counts).toMatchObject({ opened: 3, lost: 0 });
    expect(connection.health()).toEqual({ connected: true, detail: 'connected by wire' });
    cut();
    await expect.poll(() => counts.opened).toBe(4);
    expect(counts.lost).toBe(1);
    await expect.poll(() => connection.health().connected).toBe(true);
  });

  it('that the platform refuses at the start is the end, and later on a fault like others', async () => {
    await expect(keep(refuses).connection.start()).rejects.toThrow('Mend the token.');
    const { connection, captured, cut } = keep(async () => {}, refuses);
    await connection.start();
    cut();
    await expect.poll(() => captured.text()).toContain('"reason":"no"');
    await expect.poll(() => connection.health().connected).toBe(true);
  });

  it('over which nobody says hello is closed, and sought again', async () => {
    const { connection, counts, captured } = keep(() => new Promise(() => {}));
    await connection.start();
    expect(counts).toMatchObject({ opened: 2, closed: 1 });
    expect(captured.text()).toContain('Made-up did not say hello in time.');
  });

  it('is sought no more once it is stopped', async () => {
    const { connection, counts, cut } = keep();
    await connection.start();
    await connection.stop();
    expect(connection.health()).toEqual({ connected: false, detail: 'stopped' });
    cut();
    // A connection would be opened again in a later turn.
    for (let turn = 0; turn < 20; turn++) await new Promise(setImmediate);
    expect(counts).toMatchObject({ opened: 1, closed: 1, lost: 0 });
  });
});
