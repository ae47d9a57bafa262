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

interface Sent {
  readonly method?: string;
  readonly body?: string;
}

/** Whoever knows the token sends it in the headers. */
function ask(
  path: string,
  headers: Record<string, string> = {},
  { method = 'GET', body = '' }: Sent = {},
): Promise<Answer> {
  const { hostname, port } = new URL(desk.address);
  return new Promise((resolve, reject) => {
    const sent = request({ hostname, port, path, method, headers }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (part: string) => {
        text += part;
      });
      response.once('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, text }),
      );
    });
    sent.once('error', reject);
    sent.end(body);
  });
}

const basic = (text: string) => `Basic ${Buffer.from(text).toString('base64')}`;
function own(): { readonly authorization: string } {
  const { username, password } = new URL(desk.address);
  return { authorization: basic(`${username}:${password}`) };
}

describe('the desk', () => {
  it('listens on this machine alone', () => {
    expect(desk.address).toMatch(/^http:\/\/desk:[\w-]{32}@127\.0\.0\.1:\d+\/$/);
  });

  it('lets in whoever has the token', async () => {
    const { status, headers } = await ask('/story', own());
    expect(status).toBe(200);
    expect(headers['cache-control']).toBe('no-store');
  });

  it('sets no cookie, which every port of this machine would get', async () => {
    for (const path of ['/', '/try', '/story', '/review'])
      expect((await ask(path, own())).headers['set-cookie']).toBeUndefined();
  });

  it('leads to no other host', async () => {
    expect(await ask('//example.org/story', own())).toMatchObject({ status: 404 });
  });

  it.each(['/', '/story', '/desk.js', '/review', '/changes/x/check'])(
    'refuses %s without it',
    async (path) => {
      const { status, headers } = await ask(path);
      expect(status).toBe(401);
      expect(headers['www-authenticate']).toMatch(/^Basic /);
      for (const wrong of [
        basic('desk:wrong'),
        basic('desk:'),
        basic('desk'),
        'Basic %%%',
        'Basic',
        'Bearer x',
      ])
        expect((await ask(path, { authorization: wrong })).status).toBe(401);
    },
  );

  it('refuses another origin, another site and another name, token or not', async () => {
    const { host, origin } = new URL(desk.address);
    const as = (headers: Record<string, string>, method = 'GET') =>
      ask('/story', { ...own(), ...headers }, { method }).then(({ status }) => status);
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
    const { headers } = await ask('/try', own());
    expect(headers['content-security-policy']).toContain("default-src 'none'");
    expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
    expect(headers['cache-control']).toBe('no-store');
    expect(headers['x-content-type-options']).toBe('nosniff');
  });

  it.each(['OPTIONS', 'PUT', 'PATCH', 'DELETE', 'TRACE', 'PROPFIND'])(
    'refuses %s, and says what it takes',
    async (method) => {
      const { origin } = new URL(desk.address);
      for (const headers of [{}, own(), { ...own(), origin }]) {
        const { status, headers: told } = await ask('/try', headers, { method });
        expect(status).toBe(405);
        expect(told['allow']).toBe('GET, HEAD, POST');
      }
    },
  );

  it.each([
    ['/%', 404],
    ['/story/%ff/%fe', 404],
    ['/story/entry/%E0%A4%A', 404],
    ['/try?say=%', 200],
    ['/try?say=%ff%00', 200],
    ['/story/entry/%00', 404],
    ['/__proto__', 404],
    ['/story/constructor/__proto__', 404],
    ['/try/picture/__proto__', 404],
    ['http://a:b:c/', 400],
    ['*', 400],
  ])('answers the odd address %s without failing', async (path, status) => {
    expect((await ask(path, own())).status).toBe(status);
  });

  it('answers an address that is too long without failing', async () => {
    expect((await ask(`/${'a'.repeat(70_000)}`, own())).status).toBe(431);
  });

  it.each(['a b', '[::', '127.0.0.1:99999999', 'http://x', 'x@127.0.0.1'])(
    'refuses the odd name %j of a host',
    async (host) => {
      expect([400, 403]).toContain((await ask('/try', { ...own(), host })).status);
    },
  );

  it.each(['/changes', '/story/check', '/story/preview', '/review/keep', '/review/place'])(
    'refuses what is no form of its own at %s',
    async (path) => {
      const { origin } = new URL(desk.address);
      for (const type of [
        'multipart/form-data; boundary=x',
        'multipart/form-data',
        'application/json',
        '?',
      ]) {
        const sent = { method: 'POST', body: '--x\r\nfoo' };
        const { status, text } = await ask(path, { ...own(), origin, 'content-type': type }, sent);
        expect(status).toBe(415);
        expect(text).toBe('No such form.\n');
      }
    },
  );
});
