import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { createInbox } from '../../../src/conversation/create-inbox.ts';
import { captureLog } from '../../doubles/captured-log.ts';
import { createFakeCore, held, sampleAnswer } from '../../doubles/core.ts';
import { createSlackBot, type SlackBot } from '../../doubles/slack/bot.ts';
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

  it('is made anew when Slack asks for it', async () => {
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
    expect(bot.tallied).toEqual(['reconnect', 'reconnect']);
  });

  it('is made anew when it breaks, and what is delivered again is answered once', async () => {
    const bot = await startBot('socket');
    const reply = held<ReturnType<typeof sampleAnswer>>();
    bot.core.replyWith = () => reply.promise;
    const answering = [1, 2, 3, 4, 5].map((i) => bot.event(ask(`question ${i}?`)));
    await expect.poll(() => bot.core.invocations.length, WAIT).toBeGreaterThan(0);
    bot.server.socket.cut();
    await Promise.all(answering);
    reply.release(sampleAnswer());
    await bot.posts(5);
    for (const envelope of [...bot.server.socket.envelopes]) bot.server.socket.resend(envelope);
    await bot.posts(5);
    expect(bot.core.invocations).toHaveLength(5);
  });

  it('takes up what Slack kept while there was none', async () => {
    const bot = await startBot('socket');
    bot.server.socket.cut();
    await Promise.all([bot.event(ask('one?')), bot.event(ask('two?'))]);
    await bot.posts(2);
  });

  it('answers a command once when its envelope comes twice', async () => {
    const bot = await startBot('socket');
    const responseUrl = bot.server.responseUrl(CHANNEL, ANN);
    await bot.deliver('command', slashCommand({ command: '/explain', text: '', user: ANN, responseUrl }));
    const [envelope] = bot.server.socket.envelopes;
    bot.server.socket.resend(envelope!);
    await expect.poll(() => envelope!.acks, WAIT).toBe(2);
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
    const bot = await createSlackBot('socket', captureLog().log, { times: { hello: 50, reconnect: 5 } });
    onTestFinished(() => bot.close());
    const { socket } = bot.server;
    socket.greet = false;
    const { port } = bot.adapter;
    const log = captureLog().log;
    const starting = bot.adapter.start(createInbox({ platform: 'slack', port, core: createFakeCore(), log }));
    await expect.poll(() => socket.connections(), WAIT).toBeGreaterThan(1);
    expect(bot.adapter.health().connected).toBe(false);
    socket.greet = true;
    expect(await starting).toContain('connected by Socket Mode');
  });

  it('survives frames that make no sense', async () => {
    const bot = await startBot('socket');
    const frames = [
      'null',
      '[]',
      '{',
      '"hello"',
      '{"type":"events_api"}',
      '{"type":"events_api","payload":{}}',
    ];
    for (const text of frames) bot.server.socket.raw(text);
    bot.server.socket.raw('{"type":"interactive","envelope_id":"x","payload":{"type":"block_actions"}}');
    await bot.event({ ...ask(), text: 7 });
    await bot.event(ask());
    await bot.posts(1);
    expect(bot.log.text()).toContain('slack.odd_frame');
    expect(bot.log.text()).toContain('slack.odd_payload');
  });

  it('is tried for again while Slack cannot be reached', async () => {
    const bot = await startBot('socket');
    bot.server.faults.arm('apps.connections.open', { status: 503 }, 2);
    bot.server.faults.arm('apps.connections.open', { drop: true });
    bot.server.faults.arm('apps.connections.open', { retryAfter: 0 });
    bot.server.faults.arm('apps.connections.open', { error: 'internal_error' });
    bot.server.socket.cut();
    await expect.poll(() => bot.adapter.health().connected, WAIT).toBe(false);
    await expect.poll(() => bot.adapter.health().connected, WAIT).toBe(true);
    expect(bot.calls('apps.connections.open')).toHaveLength(7);
  });

  it('says why there is none', async () => {
    const bot = await startBot('socket');
    bot.server.faults.arm('apps.connections.open', { status: 503 }, 1_000);
    bot.server.socket.cut();
    await expect
      .poll(() => bot.adapter.health().detail, WAIT)
      .toBe('No connection to Slack; trying again (503).');
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
    await expect.poll(() => bot.server.socket.connected(), WAIT).toBe(0);
    expect(bot.adapter.health()).toEqual({ connected: false, detail: 'stopped' });
    expect(bot.calls('apps.connections.open')).toHaveLength(1);
  });

  it('leaves nothing behind when the bot stops in the middle of making it', async () => {
    const bot = await createSlackBot('socket', captureLog().log);
    onTestFinished(() => bot.close());
    bot.server.faults.arm('apps.connections.open', { delay: 100 });
    const { port } = bot.adapter;
    const inbox = createInbox({ platform: 'slack', port, core: createFakeCore(), log: captureLog().log });
    const starting = bot.adapter.start(inbox);
    await expect.poll(() => bot.server.callsOf('apps.connections.open').length, WAIT).toBe(1);
    await bot.adapter.stop();
    await starting;
    await expect.poll(() => bot.server.socket.connections(), WAIT).toBe(1);
    await expect.poll(() => bot.server.socket.connected(), WAIT).toBe(0);
    expect(bot.adapter.health().connected).toBe(false);
  });
});

describe('starting', () => {
  it('says at once that nothing needs the key from before, since nothing is sealed', async () => {
    const rotating = await startBot('socket', { config: { hasPreviousKey: true } });
    expect(rotating.log.text()).toContain('slack.previous_key_unneeded');
    const usual = await startBot('socket');
    expect(usual.log.text()).not.toContain('slack.previous_key_unneeded');
  });

  it.each(['invalid_auth', 'account_inactive', 'token_revoked'])(
    'fails with a remedy when the bot token is refused: %s',
    async (word) => {
      const starting = startBot('socket', {
        before: ({ server }) => {
          server.world.teams[0]!.refused = word;
        },
      });
      await expect(starting).rejects.toMatchObject({
        code: 'slack.bad_token',
        lasting: true,
        message: expect.stringContaining('SLACK_BOT_TOKEN'),
      });
    },
  );

  it('fails with a remedy when the app token is refused', async () => {
    const starting = startBot('socket', { config: { appToken: 'xapp-wrong' } });
    await expect(starting).rejects.toMatchObject({
      code: 'slack.bad_app_token',
      message: expect.stringMatching(/SLACK_APP_TOKEN.*connections:write/s),
    });
  });

  it('goes on when Slack does not say who the bot is, and asks again when it matters', async () => {
    const bot = await startBot('socket', {
      before: ({ server }) => server.faults.arm('auth.test', { error: 'internal_error' }, 4),
    });
    expect(bot.log.text()).toContain('slack.unknown_self');
    await bot.event(ask());
    await bot.posts(1);
  });

  it.each(['socket', 'http'] as const)(
    'says over %s that nobody is answered before Slack tells who the bot is, and asks again by itself',
    async (way) => {
      const before = ({ server }: SlackBot) =>
        server.faults.arm('auth.test', { error: 'internal_error' }, Number.POSITIVE_INFINITY);
      const bot = await startBot(way, { before });
      expect(bot.line).toContain('nobody is answered');
      expect(bot.adapter.health()).toMatchObject({
        connected: false,
        detail: expect.stringContaining('(internal_error)'),
      });
      bot.server.faults.clear();
      await expect.poll(() => bot.adapter.health().connected, WAIT).toBe(true);
      expect(bot.log.lines()).toContainEqual(expect.objectContaining({ event: 'slack.known_self' }));
    },
  );

  it('asks no more with a token that Slack has refused by then', async () => {
    const before = ({ server }: SlackBot) => server.faults.arm('auth.test', { error: 'internal_error' }, 4);
    const bot = await startBot('http', { before });
    bot.server.world.teams[0]!.refused = 'invalid_auth';
    await expect.poll(() => bot.adapter.health().detail, WAIT).toContain("refuses the bot's token");
    expect(bot.adapter.health().connected).toBe(false);
  });

  it.each(['', '/'])('takes an address of the Web API that ends with "%s"', async (end) => {
    const bot = await startBot('socket');
    const again = await startBot('socket', { config: { apiUrl: `${bot.server.apiUrl}${end}` } });
    expect(again.line).toContain('@backchannel');
  });
});
