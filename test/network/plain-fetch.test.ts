/** What stands in for the Web's `fetch` in a platform's library. */
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { plainFetch } from '../../src/network/plain-fetch.ts';

const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing.push(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/call`;
}

const PATIENT_MS = 60_000;

describe('a plain fetch', () => {
  it('sends a text with its headers, and reads what comes back, be it refused', async () => {
    const url = await serve((request, response) => {
      let body = '';
      request.on('data', (chunk) => (body += chunk));
      request.on('end', () => {
        response.writeHead(429, { 'retry-after': '7' });
        response.end(
          JSON.stringify({ body, method: request.method, token: request.headers['authorization'] }),
        );
      });
    });
    const headers = { authorization: 'Bearer x' };
    const answer = await plainFetch(PATIENT_MS)(url, { method: 'POST', headers, body: 'ж=1' });
    expect(answer).toMatchObject({ ok: false, status: 429, url });
    expect(answer.headers.get('retry-after')).toBe('7');
    expect(await answer.json()).toEqual({ body: 'ж=1', method: 'POST', token: 'Bearer x' });
    expect(JSON.parse(await answer.text())).toMatchObject({ method: 'POST' });
  });

  it('gives up an answer that does not end in time', async () => {
    const url = await serve((_request, response) => void response.write('never'));
    await expect(plainFetch(1)(url)).rejects.toMatchObject({ name: 'TimeoutError' });
  });

  it('says of a broken connection by which code it broke', async () => {
    const url = await serve((request) => void request.socket.destroy());
    await expect(plainFetch(PATIENT_MS)(url)).rejects.toMatchObject({ code: 'UND_ERR_SOCKET' });
  });

  it('calls no address that is none', async () => {
    await expect(plainFetch(PATIENT_MS)('not an address')).rejects.toThrow('There is no such address.');
  });
});
