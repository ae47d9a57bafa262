import { describe, expect, it } from 'vitest';
import { BOT, eventBody, mention, message, type Payload } from '../../doubles/slack/payloads.ts';
import { startBot } from '../../doubles/slack/start.ts';

const ask = () => eventBody(mention({ text: 'who talks?', user: 'U0000ANN' }));
const now = () => Math.floor(Date.now() / 1000);

describe('requests over HTTP', () => {
  it('says where it listens', async () => {
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
    await bot.quiet();
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
    await bot.quiet();
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
    await second.quiet();
    expect(second.messages()).toEqual([]);
  });

  it('that are two events for one mention go to one process as well', async () => {
    const claimed = new Set<string>();
    const claim = async (key: string) => !claimed.has(key) && Boolean(claimed.add(key));
    const [first, second] = [await startBot('http', { claim }), await startBot('http', { claim })];
    const said = { user: 'U0000ANN', ts: '9.000009' };
    await first.deliver('event', eventBody(mention({ text: 'who talks?', ...said })));
    await first.posts(1);
    await second.deliver('event', eventBody(message({ text: `<@${BOT}> who talks?`, ...said })));
    await second.quiet();
    expect(second.messages()).toEqual([]);
  });

  it('may say their character set', async () => {
    const bot = await startBot('http');
    const form = { command: '/explain', text: 'talks', user_id: 'U0000ANN', channel_id: 'C1', team_id: 'T1' };
    const headers = { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' };
    expect((await bot.http.send('command', form, { headers })).status).toBe(200);
    await bot.posts(1);
  });

  it('find other pages beside them', async () => {
    const routes = [
      {
        path: '/healthz',
        handle: (_: unknown, response: { end(text: string): unknown }) => {
          response.end('ok');
        },
      },
    ];
    const bot = await startBot('http', { routes });
    const page = await fetch(`${bot.adapter.address()}/healthz`);
    expect(await page.text()).toBe('ok');
    expect((await fetch(`${bot.adapter.address()}/elsewhere`)).status).toBe(404);
  });

  it('are not taken any more once the bot stops', async () => {
    const bot = await startBot('http');
    await bot.adapter.stop();
    expect(bot.adapter.health().connected).toBe(false);
    expect(bot.adapter.address()).toBeNull();
  });

  it('that are refused are told to the operator', async () => {
    const bot = await startBot('http');
    await bot.http.send('event', ask(), { secret: 'wrong' });
    expect(bot.log.text()).toContain('SLACK_SIGNING_SECRET');
  });
});
