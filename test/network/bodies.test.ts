import type { IncomingMessage } from 'node:http';
import { PassThrough } from 'node:stream';
import { describe, expect, it, vi } from 'vitest';
import { createBodyReader } from '../../src/network/bodies.ts';

const LIMITS = { inFlight: 100, leastPiece: 1, withinMs: 60_000 };

/** A request whose body comes as the test says. */
function request(headers: Readonly<Record<string, string>> = {}) {
  const stream = Object.assign(new PassThrough(), { headers });
  const incoming = stream as unknown as IncomingMessage;
  return {
    incoming,
    sends: (bytes: number) => stream.write(Buffer.alloc(bytes)),
    ends: () => stream.end(),
    stream,
  };
}

describe('bodies of requests', () => {
  it('are read whole, and are not held any more then', async () => {
    const bodies = createBodyReader(LIMITS);
    const { incoming, stream } = request();
    const read = bodies.read(incoming, 50);
    stream.write('in two ');
    stream.end('pieces');
    expect(String(await read)).toBe('in two pieces');
    expect(bodies.held()).toBe(0);
  });

  it('are refused by the length that is said, before anything of them is read', async () => {
    const bodies = createBodyReader(LIMITS);
    const { incoming, stream } = request({ 'content-length': '51' });
    expect(await bodies.read(incoming, 50)).toBe(413);
    expect(stream.listenerCount('data')).toBe(0);
  });

  it('are refused as soon as they are longer than they may be', async () => {
    const bodies = createBodyReader(LIMITS);
    const { incoming, sends } = request();
    const read = bodies.read(incoming, 50);
    sends(51);
    expect(await read).toBe(413);
    expect(bodies.held()).toBe(0);
  });

  it('are refused soon where they come sign by sign, since each of them makes work', async () => {
    const bodies = createBodyReader({ ...LIMITS, leastPiece: 10 });
    const { incoming, sends } = request();
    const read = bodies.read(incoming, 50);
    for (let sign = 0; sign < 6; sign++) sends(1);
    expect(await read).toBe(413);
    expect(bodies.held()).toBe(0);
  });

  it('are put together whatever their pieces', async () => {
    const bodies = createBodyReader(LIMITS);
    const { incoming, stream } = request();
    const read = bodies.read(incoming, 100_000);
    const text = 'many short pieces, and then a long one';
    for (const sign of text) stream.write(sign);
    stream.end('x'.repeat(20));
    expect(String(await read)).toBe(text + 'x'.repeat(20));
  });

  it('give way to others, the largest first, when all of them together are too many', async () => {
    const bodies = createBodyReader(LIMITS);
    const [large, small] = [request(), request()];
    const [first, second] = [bodies.read(large.incoming, 90), bodies.read(small.incoming, 90)];
    large.sends(80);
    small.sends(30);
    expect(await first).toBe(503);
    small.ends();
    expect(await second).toHaveLength(30);
    expect(bodies.held()).toBe(0);
  });

  it('are waited for no longer than they may take', async () => {
    vi.useFakeTimers();
    try {
      const bodies = createBodyReader(LIMITS);
      const { incoming, sends } = request();
      const read = bodies.read(incoming, 50);
      sends(1);
      vi.advanceTimersByTime(60_000);
      expect(await read).toBe(408);
    } finally {
      vi.useRealTimers();
    }
  });

  it('that break off are told of as such', async () => {
    const bodies = createBodyReader(LIMITS);
    const { incoming, sends, stream } = request();
    const read = bodies.read(incoming, 50);
    sends(10);
    stream.destroy();
    expect(await read).toBe(400);
    expect(bodies.held()).toBe(0);
  });
});
