import { once } from 'node:events';
import { connect } from 'node:net';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import * as faults from '../../../src/adapters/slack/errors.ts';
import { createReceiverLogger } from '../../../src/adapters/slack/logger.ts';
import { createStrangers } from '../../../src/network/strangers.ts';
import { captureLog } from '../../doubles/captured-log.ts';
import { eventBody, mention, type Payload } from '../../doubles/slack/payloads.ts';
import { startBot } from '../../doubles/slack/start.ts';

const ask = () => eventBody(mention({ text: 'who talks?', user: 'U0000ANN' }));
const now = () => Math.floor(Date.now() / 1000);

describe('requests over HTTP', () => {
  it('have their address told', async () => {
    const bot = await startBot('http');
    expect(bot.line).toContain(`${bot.adapter.address()}/slack/events`);
    expect(bot.adapter.health()).toMatchObject({ connected: true });
  });

  it.each([
    ['a wrong signature', { secret: 'wrong' }],
    ['no signature', { headers: { 'x-slack-signature': '' } }],
    ['a signature of another kind', { headers: { 'x-slack-signature': 'v1=abc' } }],
    ['a stale timestamp', { timestamp: now() - 6 * 60 }],
    ['a timestamp from the future', { timestamp: now() + 6 * 60 }],
    ['a timestamp that is none', { headers: { 'x-slack-request-timestamp': 'today' } }],
  ])('are refused with 401 and nothing else for %s', async (_, options) => {
    const bot = await startBot('http');
    const sent = await bot.http.send('event', ask(), options);
    expect(sent).toMatchObject({ status: 401, body: '' });
    await bot.settled();
    expect(bot.core.invocations).toEqual([]);
  });

  it('are refused when they are larger than 1 MB', async () => {
    const bot = await startBot('http');
    const sent = bot.http.send('event', { ...ask(), padding: 'x'.repeat(1024 * 1024) });
    // The connection may be cut before the answer is read.
    const status = await sent.then(
      (answer) => answer.status,
      () => 413,
    );
    expect(status).toBe(413);
    await bot.settled();
    expect(bot.core.invocations).toEqual([]);
  });

  const FORM = 'application/x-www-form-urlencoded';
  it.each([
    ['application/json', 'null'],
    ['application/json', '[]'],
    ['application/json', '"text"'],
    ['application/json', '{"event":'],
    ['application/json', ''],
    [FORM, 'payload=null'],
    [FORM, 'payload=%5B1%5D'],
    [FORM, 'payload=%7B'],
  ])('are refused when they hold no object, even signed: %s %j', async (type, body) => {
    const bot = await startBot('http');
    expect((await bot.http.sendRaw(type, body)).status).toBe(400);
    await bot.event(ask()['event'] as Payload);
    await bot.posts(1);
  });

  it('that break off, or that nobody serves, do no harm', async () => {
    const bot = await startBot('http');
    const { hostname, port } = new URL(bot.adapter.address()!);
    const socket = connect(Number(port), hostname);
    await once(socket, 'connect');
    socket.write('POST /slack/events HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\n{"event":');
    socket.destroy();
    await once(socket, 'close');
    expect((await fetch(`${bot.adapter.address()}/elsewhere`)).status).toBe(404);
    expect((await fetch(`${bot.adapter.address()}/%`)).status).toBe(404);
    expect((await fetch(`${bot.adapter.address()}//`)).status).toBe(404);
    await bot.event(ask()['event'] as Payload);
    await bot.posts(1);
  });

  it('answer the challenge that verifies the address', async () => {
    const bot = await startBot('http');
    const sent = await bot.http.send('event', { type: 'url_verification', challenge: 'abc' });
    expect(sent).toMatchObject({ status: 200, body: JSON.stringify({ challenge: 'abc' }) });
  });

  it('are answered once however often Slack tries again', async () => {
    const bot = await startBot('http');
    const body = ask();
    await bot.deliver('event', body);
    for (const retry of ['1', '2', '3']) {
      const headers = { 'x-slack-retry-num': retry, 'x-slack-retry-reason': 'http_timeout' };
      expect((await bot.http.send('event', body, { headers })).status).toBe(200);
    }
    await bot.posts(1);
  });

  it('go to one of several processes that share the work', async () => {
    const claimed = new Set<string>();
    const claim = async (key: string) => !claimed.has(key) && Boolean(claimed.add(key));
    const [first, second] = [await startBot('http', { claim }), await startBot('http', { claim })];
    const body = ask();
    await first.deliver('event', body);
    await second.deliver('event', body);
    await first.posts(1);
    await second.posts(0);
  });

  it('find other pages beside them', async () => {
    const handle = (_: unknown, response: { end(text: string): unknown }): void => void response.end('ok');
    const bot = await startBot('http', { routes: [{ path: '/healthz', handle }] });
    expect(await (await fetch(`${bot.adapter.address()}/healthz`)).text()).toBe('ok');
    expect((await fetch(`${bot.adapter.address()}/healthz`, { method: 'POST', body: '{}' })).status).toBe(
      404,
    );
  });

  it('are not taken any more once the bot stops', async () => {
    const bot = await startBot('http');
    await bot.adapter.stop();
    expect(bot.adapter.health().connected).toBe(false);
    expect(bot.adapter.address()).toBeNull();
  });

  it('that are refused are told to the operator, once however many they are', async () => {
    const bot = await startBot('http');
    for (let i = 0; i < 20; i++) await bot.http.send('event', ask(), { secret: 'wrong' });
    const told = bot.log.lines().filter(({ event }) => String(event).startsWith('slack.'));
    expect(told).toEqual([
      expect.objectContaining({
        event: 'slack.bad_signature',
        msg: expect.stringContaining('SLACK_SIGNING_SECRET'),
      }),
    ]);
  });

  it('that are signed with another secret are counted, and what no stranger signed is not', async () => {
    const bot = await startBot('http');
    await bot.http.send('event', ask(), { timestamp: now() - 6 * 60 });
    await bot.http.send('event', ask(), { headers: { 'x-slack-signature': '' } });
    expect(bot.tallied).toEqual([]);
    await bot.http.send('event', ask(), { secret: 'wrong' });
    expect(bot.tallied).toEqual(['bad-signature']);
  });

  it('of strangers are counted and told of once a minute, whatever they ask for', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    onTestFinished(() => void vi.useRealTimers());
    const log = captureLog();
    const logger = createReceiverLogger(createStrangers(log.log, 'SLACK_SIGNING_SECRET', faults));
    for (let i = 0; i < 500; i++) logger.error(`x${'y'.repeat(500)}${i}`);
    expect(log.lines()).toMatchObject([{ event: 'slack.refused', requests: 1 }]);
    vi.advanceTimersByTime(60_000);
    expect(log.lines()).toMatchObject([{ requests: 1 }, { event: 'slack.refused', requests: 499 }]);
    vi.advanceTimersByTime(600_000);
    expect(log.lines()).toHaveLength(2);
    expect(log.text().length).toBeLessThan(1000);
  });

  it('that cannot be Slack’s are refused before their body is read', async () => {
    const bot = await startBot('http');
    const { hostname, port } = new URL(bot.adapter.address()!);
    const fresh = `X-Slack-Request-Timestamp: ${now()}\r\nX-Slack-Signature: v0=${'a'.repeat(64)}\r\n`;
    async function statusFor(head: string): Promise<string> {
      const socket = connect(Number(port), hostname);
      onTestFinished(() => void socket.destroy());
      socket.on('error', () => {});
      // The body never comes.
      socket.write(`POST ${head}\r\nHost: x\r\n\r\n`.replace('\r\n\r\n\r\n', '\r\n\r\n'));
      const [answer] = await once(socket, 'data');
      return String(answer).split(' ')[1]!;
    }
    expect(await statusFor('/slack/events HTTP/1.1\r\nContent-Length: 1000000')).toBe('401');
    expect(await statusFor('/slack/events HTTP/1.1\r\nTransfer-Encoding: chunked')).toBe('401');
    expect(await statusFor(`/slack/events HTTP/1.1\r\n${fresh}Content-Length: 1048577`)).toBe('413');
    expect(await statusFor('/elsewhere HTTP/1.1\r\nContent-Length: 1000000')).toBe('404');
  });

  it('that come sign by sign are refused long before they are large', async () => {
    const bot = await startBot('http');
    const { hostname, port } = new URL(bot.adapter.address()!);
    const fresh = `X-Slack-Request-Timestamp: ${now()}\r\nX-Slack-Signature: v0=${'a'.repeat(64)}\r\n`;
    const socket = connect(Number(port), hostname);
    onTestFinished(() => void socket.destroy());
    socket.on('error', () => {});
    const gone = once(socket, 'close');
    socket.write(`POST /slack/events HTTP/1.1\r\nHost: x\r\n${fresh}Transfer-Encoding: chunked\r\n\r\n`);
    socket.write('1\r\nx\r\n'.repeat(3_000));
    const [answer] = await once(socket, 'data');
    expect(String(answer).split(' ')[1]).toBe('413');
    await gone;
  });

  it('for pages bring nothing along', async () => {
    const bot = await startBot('http');
    const { hostname, port } = new URL(bot.adapter.address()!);
    for (const body of ['Content-Length: 1000000', 'Transfer-Encoding: chunked']) {
      const socket = connect(Number(port), hostname);
      onTestFinished(() => void socket.destroy());
      const gone = once(socket, 'close');
      socket.write(`GET /slack/install HTTP/1.1\r\nHost: x\r\n${body}\r\n\r\n`);
      expect(String((await once(socket, 'data'))[0])).toMatch(/^HTTP\/1\.1 404 [\s\S]*connection: close/i);
      await gone;
    }
  });

  it('of Slack are taken while strangers crowd the port with uploads that never end', async () => {
    const bot = await startBot('http');
    const { hostname, port } = new URL(bot.adapter.address()!);
    let gone = 0;
    const head = `POST /slack/events HTTP/1.1\r\nHost: x\r\nX-Slack-Request-Timestamp: ${now()}\r\n`;
    const signed = `X-Slack-Signature: v0=${'a'.repeat(64)}\r\nContent-Length: 1000000\r\n\r\n`;
    for (let n = 0; n < 300; n++) {
      const socket = connect(Number(port), hostname);
      onTestFinished(() => void socket.destroy());
      socket.on('error', () => {});
      socket.on('close', () => {
        gone += 1;
      });
      await once(socket, 'connect');
      socket.resume();
      socket.write(head + signed);
      socket.write(Buffer.alloc(100_000, 'x'));
    }
    await bot.event(ask()['event'] as Payload);
    await bot.posts(1);
    // Strangers have half of the places, and those who came last have them.
    await expect.poll(() => gone).toBeGreaterThanOrEqual(300 - 128);
  });

  it('that check the certificate need no signature, and bring nothing else in', async () => {
    const bot = await startBot('http');
    const headers = { 'x-slack-signature': '' };
    const body = (more: string) => bot.http.sendRaw(FORM, `ssl_check=1${more}`, { headers });
    expect((await body('')).status).toBe(200);
    expect((await body(`&payload=${encodeURIComponent(JSON.stringify(ask()))}`)).status).not.toBe(503);
    expect((await bot.http.sendRaw(FORM, 'ssl_check=2', { headers })).status).toBe(401);
    await bot.settled();
    expect(bot.core.invocations).toEqual([]);
  });

  it('cannot be had on a port that is taken', async () => {
    const first = await startBot('http');
    const port = Number(new URL(first.adapter.address()!).port);
    await expect(startBot('http', { config: { port } })).rejects.toMatchObject({
      code: 'slack.cannot_listen',
      message: expect.stringContaining('PORT'),
    });
  });
});
