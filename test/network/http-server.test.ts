import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createHttpServer } from '../../src/network/http-server.ts';

const OPTIONS = { port: 0, host: '127.0.0.1', requestMs: 60_000, maxConnections: 8, graceMs: 0 };

async function startServer(handle: Parameters<typeof createHttpServer>[1]) {
  const server = createHttpServer(OPTIONS, handle);
  await server.listen();
  onTestFinished(() => server.close());
  const address = server.address()!;
  async function knock(): Promise<Socket> {
    const socket = connect(Number(new URL(address).port), '127.0.0.1');
    onTestFinished(() => void socket.destroy());
    socket.on('error', () => {});
    await once(socket, 'connect');
    return socket;
  }
  return { server, address, knock };
}

/** Asks over a connection that stands already; resolves with the first line of the answer. */
async function ask(socket: Socket): Promise<string> {
  socket.write('GET / HTTP/1.1\r\nHost: x\r\n\r\n');
  const [answer] = await once(socket, 'data');
  return String(answer).split('\r\n')[0]!;
}

describe('a server of ours', () => {
  it('lets the strangers who came first go when too many stand at the door', async () => {
    const { address, knock } = await startServer((_, response) => response.end('ok'));
    const first = await knock();
    const gone = once(first, 'close');
    for (let i = 0; i < 4; i++) await knock();
    await gone;
    expect((await fetch(address)).status).toBe(200);
  });

  it('keeps the connection of whoever has proved something, whatever strangers do', async () => {
    const { server, knock } = await startServer((request, response) => {
      server.trust(request.socket);
      response.end('ok');
    });
    const known = await knock();
    expect(await ask(known)).toBe('HTTP/1.1 200 OK');
    const crowd: Socket[] = [];
    for (let i = 0; i < 6; i++) crowd.push(await knock());
    await once(crowd[0]!, 'close');
    expect(await ask(known)).toBe('HTTP/1.1 200 OK');
  });

  it('closes the connection of whoever asks thousands of things before the first is answered', async () => {
    let asked = 0;
    const { address, knock } = await startServer((request, response) => {
      if (request.url !== '/flood') return response.end('ok');
      asked += 1;
      setImmediate(() => response.end('ok'));
    });
    const socket = await knock();
    const gone = once(socket, 'close');
    socket.resume();
    socket.write('GET /flood HTTP/1.1\r\nHost: x\r\n\r\n'.repeat(2000));
    await gone;
    expect(asked).toBeLessThan(10);
    expect((await fetch(address)).status).toBe(200);
  });

  it('gives cookies to its own pages alone, whoever sets them', async () => {
    const { address } = await startServer((request, response) => {
      const cookies = request.url === '/two' ? ['a=1', 'b=2; SameSite=Strict'] : 'a=1; Secure';
      response.setHeader('Set-Cookie', cookies);
      response.end();
    });
    const cookiesOf = async (path: string) => (await fetch(address + path)).headers.getSetCookie();
    expect(await cookiesOf('/one')).toEqual(['a=1; Secure; SameSite=Lax']);
    expect(await cookiesOf('/two')).toEqual(['a=1; SameSite=Lax', 'b=2; SameSite=Strict']);
  });
});
