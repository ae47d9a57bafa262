import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { captureLog } from '../../doubles/captured-log.ts';
import { createFakeCore, sampleAnswer } from '../../doubles/core.ts';
import { createSlackBot } from '../../doubles/slack/bot.ts';
import { CHANNEL, mention, slashCommand } from '../../doubles/slack/payloads.ts';
import { startBot, WAIT } from '../../doubles/slack/start.ts';

const ANN = 'U0000ANN';
const ask = (text = 'who talks?') => mention({ text, user: ANN });

/** Whatever escapes would end the process. */
const escaped: unknown[] = [];
const note = (reason: unknown) => escaped.push(reason);
beforeEach(() => {
  escaped.length = 0;
  process.on('unhandledRejection', note);
});
afterEach(() => {
  process.off('unhandledRejection', note);
  expect(escaped).toEqual([]);
});

describe('a Socket Mode connection', () => {
  it('says as whom it is connected, and where to begin', async () => {
    const bot = await startBot('socket');
    expect(bot.line).toContain('@backchannel in Stand-in');
    expect(bot.line).toContain('/invite');
  });

  it('is made anew at once when Slack asks for it', async () => {
    const bot = await startBot('socket');
    await bot.event(ask('first?'));
    await bot.posts(1);
    for (const reason of ['warning', 'refresh_requested']) {
      const before = bot.server.socket.connections();
      bot.server.socket.refresh(reason);
      await expect.poll(() => bot.server.socket.connections(), WAIT).toBe(before + 1);
      await expect.poll(() => bot.adapter.health().connected, WAIT).toBe(true);
    }
    await bot.event(ask('second?'));
    await bot.posts(2);
  });

  it('is made anew when it breaks, and answers once what is delivered again', async () => {
    const bot = await startBot('socket');
    bot.core.replyWith = () => new Promise((resolve) => setTimeout(() => resolve(sampleAnswer()), 30));
    const answering = [1, 2, 3, 4, 5].map((i) => bot.event(ask(`question ${i}?`)));
    await expect.poll(() => bot.core.invocations.length, WAIT).toBeGreaterThan(0);
    bot.server.socket.cut();
    await Promise.all(answering);
    await bot.posts(5);
    for (const envelope of bot.server.socket.envelopes) bot.server.socket.resend(envelope);
    await bot.posts(5);
    expect(bot.core.invocations).toHaveLength(5);
  });

  it('takes up what Slack kept while there was no connection', async () => {
    const bot = await startBot('socket');
    bot.server.socket.cut();
    await Promise.all([bot.event(ask('one?')), bot.event(ask('two?'))]);
    await bot.posts(2);
  });

  it('answers a command once when its envelope comes twice', async () => {
    const bot = await startBot('socket');
    const responseUrl = bot.server.responseUrl(CHANNEL, ANN);
    await bot.deliver('command', slashCommand({ command: '/explain', text: '', user: ANN, responseUrl }));
    bot.server.socket.resend(bot.server.socket.envelopes[0]!);
    await expect.poll(() => bot.server.socket.envelopes[0]!.acks, WAIT).toBe(2);
    await bot.posts(1);
  });

  it('is given up and made anew when Slack no longer answers pings', async () => {
    const bot = await startBot('socket', { times: { pong: 150, reconnect: 20 } });
    bot.server.socket.answerPings = false;
    await expect.poll(() => bot.server.socket.connections(), WAIT).toBeGreaterThan(1);
    bot.server.socket.answerPings = true;
    await expect.poll(() => bot.adapter.health().connected, WAIT).toBe(true);
    await bot.event(ask());
    await bot.posts(1);
  });

  it('is given up when Slack never says hello', async () => {
    const bot = await startBot('socket', {
      times: { hello: 100, reconnect: 20 },
      before: ({ server }) => {
        server.socket.greet = false;
        setTimeout(() => {
          server.socket.greet = true;
        }, 150);
      },
    });
    expect(bot.server.socket.connections()).toBeGreaterThan(1);
    await bot.event(ask());
    await bot.posts(1);
  });

  it('survives messages that make no sense', async () => {
    const bot = await startBot('socket');
    for (const text of [
      'null',
      '[]',
      '{',
      '"hello"',
      '{"type":"events_api"}',
      '{"type":"events_api","payload":{}}',
    ])
      bot.server.socket.raw(text);
    bot.server.socket.raw('{"type":"interactive","envelope_id":"x","payload":{"type":"block_actions"}}');
    bot.server.socket.raw('{"type":"events_api","envelope_id":"y","payload":{"event":{"type":"message"}}}');
    await bot.event(ask());
    await bot.posts(1);
  });

  it('is tried for again while Slack cannot be reached, patiently', async () => {
    const bot = await startBot('socket');
    bot.server.faults.arm('apps.connections.open', { status: 503 }, 2);
    bot.server.faults.arm('apps.connections.open', { drop: true }, 1);
    bot.server.faults.arm('apps.connections.open', { error: 'internal_error' }, 1);
    bot.server.socket.cut();
    await expect.poll(() => bot.adapter.health().connected, WAIT).toBe(false);
    await expect.poll(() => bot.adapter.health().connected, WAIT).toBe(true);
    expect(bot.server.callsOf('apps.connections.open')).toHaveLength(6);
  });

  it('waits as long as Slack says when it connects too often', async () => {
    const bot = await startBot('socket');
    bot.server.faults.arm('apps.connections.open', { retryAfter: 1 });
    bot.server.socket.cut();
    await expect.poll(() => bot.server.callsOf('apps.connections.open').length, WAIT).toBe(3);
    const [, second, third] = bot.server.callsOf('apps.connections.open');
    expect(third!.at - second!.at).toBeGreaterThan(950);
  });

  it('that loses its right to connect does not end the process', async () => {
    const bot = await startBot('socket');
    bot.server.faults.arm('apps.connections.open', { error: 'invalid_auth' }, 3);
    bot.server.socket.cut();
    await expect.poll(() => bot.adapter.health().detail, WAIT).toContain('SLACK_APP_TOKEN');
    await expect.poll(() => bot.adapter.health().connected, WAIT).toBe(true);
  });

  it('is not sought again once the bot stops', async () => {
    const bot = await startBot('socket');
    await bot.adapter.stop();
    await bot.quiet(60);
    expect(bot.server.socket.connected()).toBe(0);
    expect(bot.server.callsOf('apps.connections.open')).toHaveLength(1);
  });
});

describe('stopping', () => {
  it('leaves no connection behind, even in the middle of making one', async () => {
    const bot = await createSlackBot('socket', captureLog().log);
    onTestFinished(() => bot.close());
    bot.server.faults.arm('apps.connections.open', { delay: 100 });
    const starting = bot.adapter.start(createFakeCore());
    await expect.poll(() => bot.server.callsOf('apps.connections.open').length, WAIT).toBe(1);
    await bot.adapter.stop();
    await starting;
    await expect.poll(() => bot.server.socket.connected(), WAIT).toBe(0);
    await bot.quiet(60);
    expect(bot.server.socket.connected()).toBe(0);
    expect(bot.adapter.health().connected).toBe(false);
  });
});

describe('starting', () => {
  it.each(['invalid_auth', 'account_inactive', 'token_revoked'])(
    'fails with a remedy when the bot token is refused: %s',
    async (word) => {
      const starting = startBot('socket', {
        before: ({ server }) => {
          server.world.teams[0]!.refused = word;
        },
      });
      await expect(starting).rejects.toThrow(/SLACK_BOT_TOKEN/);
    },
  );

  it('fails with a remedy when the app token is refused', async () => {
    const starting = startBot('socket', { config: { appToken: 'xapp-wrong' } });
    await expect(starting).rejects.toThrow(/SLACK_APP_TOKEN.*connections:write/s);
  });

  it('fails with a remedy when the port is taken', async () => {
    const first = await startBot('http');
    const port = Number(new URL(first.adapter.address()!).port);
    await expect(startBot('http', { config: { port } })).rejects.toThrow(/PORT/);
  });

  it('goes on when Slack does not say who the bot is', async () => {
    const bot = await startBot('socket', {
      before: ({ server }) => server.world.unknownMethods.add('auth.test'),
    });
    await bot.event(ask());
    await bot.posts(1);
  });
});
