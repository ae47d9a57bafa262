import { describe, expect, it } from 'vitest';
import { createShutdown } from '../../src/lifecycle/shutdown.ts';
import { captureLog } from '../doubles/captured-log.ts';

const quick = (name: string, done: string[]) => ({ name, ms: 1000, run: async () => done.push(name) });

describe('shutdown', () => {
  it('takes its steps in order, once, however often it is asked', async () => {
    const done: string[] = [];
    const stop = createShutdown([quick('platforms', done), quick('memory', done)], captureLog().log);
    const [first, second] = [stop(), stop()];
    expect(first).toBe(second);
    expect(await first).toBe(true);
    expect(done).toEqual(['platforms', 'memory']);
  });

  it('leaves a step behind that takes too long', async () => {
    const done: string[] = [];
    const { log, lines } = captureLog();
    const stop = createShutdown(
      [{ name: 'platforms', ms: 20, run: () => new Promise(() => {}) }, quick('memory', done)],
      log,
    );
    expect(await stop()).toBe(false);
    expect(done).toEqual(['memory']);
    expect(lines()).toMatchObject([{ step: 'platforms' }]);
  });

  it('goes on after a step that fails', async () => {
    const done: string[] = [];
    const { log, lines } = captureLog();
    const broken = { name: 'platforms', ms: 1000, run: () => Promise.reject(new Error('socket gone')) };
    expect(await createShutdown([broken, quick('memory', done)], log)()).toBe(false);
    expect(done).toEqual(['memory']);
    expect(lines()).toMatchObject([{ step: 'platforms', err: { message: 'socket gone' } }]);
  });
});
