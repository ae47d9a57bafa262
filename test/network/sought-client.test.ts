/** A client that is sought until one stands, on a made-up platform. */
import { describe, expect, it } from 'vitest';
import { PlatformError } from '../../src/conversation/platform-definition.ts';
import { createFaults } from '../../src/network/faults.ts';
import { seekClient } from '../../src/network/sought-client.ts';
import { captureLog } from '../doubles/captured-log.ts';

class Refused extends PlatformError {
  constructor(message: string) {
    super('made-up.refused', message);
  }
}
interface Client {
  readonly n: number;
}

/** @param logIns How each client's attempt ends; those that come later succeed. */
function seek(...logIns: (() => Promise<unknown>)[]) {
  const faults = createFaults({ platform: 'made-up', answerIn: () => null, withoutSecrets: (text) => text });
  const { log, lines } = captureLog();
  const released: number[] = [];
  const fatal: Error[] = [];
  let opened = 0;
  let mendable = 1;
  const waiting = { line: '' };
  const sought = seekClient<Client, Client>(
    {
      open: () => ({ n: ++opened }),
      async logIn(client) {
        await (logIns.shift() ?? (async () => {}))();
        return client;
      },
      close: async () => {},
      release: ({ n }) => void released.push(n),
      awaited: () => waiting.line,
    },
    {
      ...faults,
      platform: 'Made-up',
      log,
      lastingFault: (error) => (error instanceof Refused ? error : null),
      mend: (error) => error instanceof Refused && mendable-- > 0,
      onFatal: (fault) => void fatal.push(fault),
      way: ' (by a made-up way)',
    },
  );
  return { sought, released, fatal, waiting, events: () => lines().map(({ event }) => event) };
}
const refuses = () => Promise.reject(new Refused('no'));

describe('a client', () => {
  it('is sought by a new one after each that failed, which is listened to no more', async () => {
    const { sought, released, waiting, events } = seek(() => Promise.reject(new Error('away')));
    waiting.line = 'line 1';
    expect(sought.health().detail).toBe('Not connected to Made-up: line 1 is connecting.');
    const connecting = sought.connect();
    await expect.poll(sought.health).toEqual({
      connected: false,
      detail: 'Not connected to Made-up: away (by a made-up way); it is tried again.',
    });
    expect(await connecting).toEqual({ n: 2 });
    expect(released).toEqual([1]);
    expect(events()).toEqual(['made-up.unreachable']);
    expect(sought.health().detail).toBe('Not connected to Made-up: line 1 is connecting.');
    waiting.line = '';
    expect(sought.health()).toEqual({ connected: true, detail: '' });
  });

  it('that is refused is mended where that can be, and else refused for good', async () => {
    expect(await seek(refuses).sought.connect()).toEqual({ n: 2 });
    await expect(seek(refuses, refuses).sought.connect()).rejects.toThrow('no');
  });

  it('that is refused while it runs is mended once, and then the end', async () => {
    const { sought, fatal } = seek();
    const first = await sought.connect();
    await sought.refused(first, new Refused('less'));
    expect(sought.connected()).toEqual({ n: 2 });
    await sought.refused(first, new Refused('of one that is gone'));
    expect(fatal).toEqual([]);
    await sought.refused(sought.connected()!, new Refused('for good'));
    expect(fatal).toMatchObject([{ message: 'for good' }]);
    expect(sought.health()).toEqual({ connected: false, detail: 'for good' });
  });

  it('is given up when the bot stops in the middle of connecting', async () => {
    const { sought, released } = seek(() => new Promise(() => {}));
    const connecting = sought.connect();
    const refused = expect(connecting).rejects.toMatchObject({ code: 'made-up.stopped', lasting: false });
    await sought.disconnect();
    await refused;
    expect(sought.isStopped()).toBe(true);
    expect(released).toContain(1);
  });
});
