/** The desk is for whoever started it: no other host, origin or page, and nobody without the token. */
import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDesk, type TestDesk } from './desk.ts';

let desk: TestDesk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.close());

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
}

function ask(path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request(desk.at(path), { method, headers }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (part: string) => {
        text += part;
      });
      response.once('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, text }),
      );
    });
    sent.once('error', reject);
    sent.end(method === 'POST' ? '' : undefined);
  });
}

const withToken = () => new URL(desk.address).search;
async function cookie(): Promise<string> {
  const { headers } = await ask(`/${withToken()}`);
  return [headers['set-cookie']].flat()[0]!.split(';')[0]!;
}

describe('the desk', () => {
  it('listens on this machine alone', () => {
    expect(desk.address).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/\?token=[\w-]{32}$/);
  });

  it('lets in whoever has the token, and takes it out of the address', async () => {
    const { status, headers } = await ask(`/story${withToken()}`);
    expect(status).toBe(303);
    expect(headers['location']).toBe('/story');
    expect(String(headers['set-cookie'])).toMatch(/HttpOnly; SameSite=Strict$/);
    expect(headers['cache-control']).toBe('no-store');
    expect(await ask('/story', { cookie: await cookie() })).toMatchObject({ status: 200 });
  });

  it('leads to no other host from the address with the token', async () => {
    const sent = new Promise<string | undefined>((resolve, reject) => {
      const { hostname, port } = new URL(desk.address);
      request({ hostname, port, path: `//example.org/story${withToken()}` }, ({ headers }) =>
        resolve(headers.location),
      )
        .once('error', reject)
        .end();
    });
    expect(await sent).toBe('/example.org/story');
  });

  it.each(['/', '/story', '/desk.js', '/review', '/changes/x/check'])(
    'refuses %s without it',
    async (path) => {
      expect((await ask(path)).status).toBe(401);
      expect((await ask(`${path}?token=wrong`)).status).toBe(401);
      expect((await ask(path, { cookie: 'desk-1=wrong' })).status).toBe(401);
    },
  );

  it('refuses another origin, another site and another name, token or not', async () => {
    const own = await cookie();
    const { host, origin } = new URL(desk.address);
    const as = (headers: Record<string, string>, method = 'GET') =>
      ask('/story', { cookie: own, ...headers }, method).then(({ status }) => status);
    expect(await as({ origin: 'https://example.org' })).toBe(403);
    expect(await as({ origin: 'null' })).toBe(403);
    expect(await as({ origin: 'http://127.0.0.1:1' })).toBe(403);
    expect(await as({ 'sec-fetch-site': 'cross-site' })).toBe(403);
    expect(await as({ 'sec-fetch-site': 'same-site' })).toBe(403);
    expect(await as({ host: 'desk.example.org' })).toBe(403);
    expect(await as({ host: host.replace('127.0.0.1', 'localhost') })).toBe(403);
    expect(await as({}, 'POST')).toBe(403);
    expect(await as({ origin }, 'GET')).toBe(200);
  });

  it('lets no other page frame it, load into it or keep it', async () => {
    const { headers } = await ask('/try', { cookie: await cookie() });
    expect(headers['content-security-policy']).toContain("default-src 'none'");
    expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
    expect(headers['cache-control']).toBe('no-store');
    expect(headers['x-content-type-options']).toBe('nosniff');
  });
});
