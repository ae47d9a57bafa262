import { describe, expect, it } from 'vitest';
import { makeReply } from '../../../src/core/reply.ts';
import { SIGNING_SECRET } from '../../doubles/slack/bot.ts';
import { BOT, CHANNEL, DM, mention, message, slashCommand } from '../../doubles/slack/payloads.ts';
import { APP_TOKEN } from '../../doubles/slack/server.ts';
import { press, type StartedBot, startBot, WAIT } from '../../doubles/slack/start.ts';

const ANN = 'U0000ANN';
const ask = (text = 'who talks?') => mention({ text, user: ANN });

function use(bot: StartedBot, command = '/explain', text = 'talks') {
  const responseUrl = bot.server.responseUrl(CHANNEL, ANN);
  return bot.deliver('command', slashCommand({ command, text, user: ANN, responseUrl }));
}

const warnings = (bot: StartedBot) =>
  bot.log.lines().filter(({ level }) => Number(level) >= 40 || level === 'warn');

describe('Slack in trouble', () => {
  it.each([
    ['stumbles', { status: 500 }],
    ['stumbles in its own words', { error: 'internal_error' }],
    ['cuts the connection', { drop: true }],
  ])('answers when Slack %s', async (_, fault) => {
    const bot = await startBot('socket');
    bot.server.faults.arm('chat.postMessage', fault, 2);
    await bot.event(ask());
    await bot.posts(1);
    expect(bot.server.callsOf('chat.postMessage')).toHaveLength(3);
  });

  it('gives up after some attempts, says so in the log, counts it, and goes on with the next', async () => {
    const counted: string[] = [];
    const bot = await startBot('socket', { tally: (event) => void counted.push(event) });
    bot.server.faults.arm('chat.postMessage', { status: 503 }, 8);
    await bot.event(ask());
    await expect.poll(() => bot.log.text(), { timeout: 8000 }).toContain('could not be brought');
    expect(counted).toEqual(['undelivered']);
    bot.server.faults.clear();
    await bot.event(ask('and now?'));
    await bot.posts(1);
  });

  it('says nothing twice when Slack takes a message and never answers', async () => {
    const bot = await startBot('socket', { times: { call: 100, retry: 20 } });
    bot.server.faults.arm('chat.postMessage', { delay: 250 });
    await bot.event(ask());
    await bot.quiet(150);
    await bot.posts(1);
    expect(bot.server.callsOf('chat.postMessage')).toHaveLength(1);
  });

  it('names no person in the log where not even a direct message works', async () => {
    const bot = await startBot('socket', { times: { retry: 1 } });
    for (const method of ['chat.postMessage', 'response_url', 'chat.postEphemeral'])
      bot.server.faults.arm(method, { error: 'channel_not_found' }, 20);
    await bot.event(ask());
    await expect.poll(() => bot.log.text(), WAIT).toContain('could not be brought');
    expect(bot.log.text()).not.toContain(ANN);
  });

  it.each([
    ['in a channel', 'after', ask()],
    ['in a channel', 'midway', ask()],
    ['in a direct message', 'after', message({ text: 'who talks?', user: ANN, channel: DM })],
  ] as const)(
    'says nothing twice when the line breaks once Slack has taken it: %s, %s',
    async (_, cut, event) => {
      const bot = await startBot('socket', { times: { retry: 20 } });
      bot.server.faults.arm('chat.postMessage', { cut });
      await bot.event(event);
      await bot.posts(1);
      await bot.quiet(150);
      expect(bot.server.callsOf('chat.postMessage')).toHaveLength(1);
      await bot.event({ ...event, ts: '77.000001', event_ts: '77.000001' });
      await bot.posts(2);
    },
  );

  it('says nothing twice when the line breaks at every attempt', async () => {
    const bot = await startBot('socket', { times: { retry: 5 } });
    bot.server.faults.arm('chat.postMessage', { drop: true }, 3);
    bot.server.faults.arm('chat.postMessage', { cut: 'after' });
    await bot.event(ask());
    await bot.posts(1);
    await bot.quiet(100);
    await bot.posts(1);
  });

  it('takes no earlier reply in the same words for the one that was lost', async () => {
    const bot = await startBot('socket', { times: { retry: 5 } });
    bot.core.replyWith = () => makeReply({ kind: 'no-answer', reason: 'off-topic', body: 'Not my subject.' });
    const first = ask();
    await bot.event(first);
    await bot.posts(1);
    bot.server.faults.arm('chat.postMessage', { drop: true });
    await bot.event({ ...ask('and this?'), thread_ts: first['ts'] });
    await bot.posts(2);
  });

  it('shares nothing twice when Slack takes it and never answers', async () => {
    const bot = await startBot('socket', { times: { call: 100, retry: 5 } });
    await use(bot);
    const [own] = await bot.posts(1);
    bot.server.faults.arm('chat.postMessage', { delay: 250 });
    await press(bot, own!, 'Share');
    await expect.poll(() => bot.log.text(), WAIT).toContain('nobody knows whether a shared reply stands');
    const shared = () => bot.messages().filter(({ onlyFor }) => onlyFor === null);
    await expect.poll(shared, WAIT).toHaveLength(1);
    await bot.quiet(150);
    expect(shared()).toHaveLength(1);
  });

  it('says it again when the line broke before', async () => {
    const bot = await startBot('socket', { times: { retry: 20 } });
    bot.server.faults.arm('chat.postMessage', { drop: true });
    await bot.event(ask());
    await bot.posts(1);
    expect(bot.server.callsOf('chat.postMessage')).toHaveLength(2);
  });

  it('does not call again and again when Slack gives no time to wait', async () => {
    const bot = await startBot('socket');
    bot.server.faults.arm('chat.postMessage', { retryAfter: 0 }, 3);
    await bot.event(ask());
    await bot.posts(1);
    const at = bot.server.callsOf('chat.postMessage').map((call) => call.at);
    expect(at).toHaveLength(4);
    expect(at[3]! - at[0]!).toBeGreaterThan(80);
  });

  it('counts each time that Slack puts it off, whatever it was about', async () => {
    const counted: string[] = [];
    const bot = await startBot('socket', { tally: (event) => void counted.push(event) });
    for (const method of ['chat.postMessage', 'response_url', 'users.info'])
      bot.server.faults.arm(method, { retryAfter: 0 });
    await bot.event(ask());
    await use(bot);
    await use(bot, '/settings', 'show');
    await bot.posts(3);
    expect(counted).toEqual(['rate-limit', 'rate-limit', 'rate-limit']);
  });

  it('waits as long as Slack says', async () => {
    const bot = await startBot('socket');
    bot.server.faults.arm('chat.postMessage', { retryAfter: 1 }, 1);
    await bot.event(ask());
    await bot.posts(1);
    const [first, second] = bot.server.callsOf('chat.postMessage');
    expect(second!.at - first!.at).toBeGreaterThan(950);
  });

  it('lets one channel that is put off hold up no other', async () => {
    const bot = await startBot('socket');
    bot.server.faults.arm('chat.postMessage', { retryAfter: 1 }, 1);
    await bot.event(ask('slow?'));
    await expect.poll(() => bot.server.callsOf('chat.postMessage').length, WAIT).toBe(1);
    await bot.event(mention({ text: 'quick?', user: ANN, channel: 'C0000OTHER' }));
    await expect
      .poll(() => bot.messages().map(({ channel }) => channel), { timeout: 600 })
      .toEqual(['C0000OTHER']);
    await expect.poll(() => bot.messages().length, WAIT).toBe(2);
  });

  it.each(['channel_not_found', 'not_in_channel', 'is_archived', 'restricted_action'])(
    'brings its answer by direct message when it cannot post: %s',
    async (word) => {
      const bot = await startBot('socket');
      bot.server.world.closed.set(CHANNEL, word);
      await bot.event(ask());
      const [post] = await bot.posts(1);
      expect(post).toMatchObject({ channel: `D${ANN}` });
      expect(post!.text).toContain('I could not post in the channel');
      expect(post!.text).toContain('Who is talking to whom?');
      expect(warnings(bot)).toMatchObject([{ code: word, channel: CHANNEL }]);
      expect(bot.core.sentReplies).toEqual([]);
    },
  );

  it('writes its answer without blocks when Slack does not like them', async () => {
    const bot = await startBot('socket');
    bot.server.faults.arm('chat.postMessage', { error: 'invalid_blocks' });
    await bot.event(ask());
    const [post] = await bot.posts(1);
    expect(post!.blocks).toEqual([]);
    expect(post!.text).toContain('Who is talking to whom?');
  });

  it('replies in the channel, to the asker alone, when the response URL has expired', async () => {
    const bot = await startBot('socket');
    bot.server.expireResponseUrls();
    await use(bot);
    expect((await bot.posts(1))[0]).toMatchObject({ onlyFor: ANN, channel: CHANNEL });
    expect(bot.server.callsOf('chat.postEphemeral')).toHaveLength(1);
  });

  it('replies by direct message when neither works', async () => {
    const bot = await startBot('socket');
    bot.server.expireResponseUrls();
    bot.server.world.closed.set(CHANNEL, 'not_in_channel');
    await use(bot);
    expect((await bot.posts(1))[0]).toMatchObject({ channel: `D${ANN}` });
  });

  it.each([
    ['drops', { drop: true }],
    ['fails', { status: 500 }],
    ['says no with 200', { answer: { ok: false, error: 'expired_url' } }],
  ])('replies all the same when the response URL %s', async (_, fault) => {
    const bot = await startBot('socket');
    bot.server.faults.arm('response_url', fault, 2);
    await use(bot);
    expect((await bot.posts(1))[0]!.onlyFor).toBe(ANN);
  });
});

describe('a response URL', () => {
  it.each([
    ['stumbles', { status: 502 }, true],
    ['does not like the blocks', { answer: { ok: false, error: 'invalid_blocks' } }, false],
  ])('that %s is tried again', async (_, fault, withBlocks) => {
    const bot = await startBot('socket');
    bot.server.faults.arm('response_url', fault);
    await use(bot);
    const [post] = await bot.posts(1);
    expect(post!.blocks.length > 0).toBe(withBlocks);
    expect(bot.server.callsOf('response_url')).toHaveLength(2);
    expect(bot.server.callsOf('chat.postEphemeral')).toEqual([]);
  });
});

describe('a token that is refused', () => {
  it.each(['invalid_auth', 'account_inactive', 'token_revoked'])(
    'ends the workspace, not the process: %s',
    async (word) => {
      const bot = await startBot('socket');
      const [team] = bot.server.world.teams;
      team!.refused = word;
      await bot.event(ask());
      await bot.event(ask('again?'));
      await expect.poll(() => bot.adapter.health().connected, WAIT).toBe(false);
      await bot.quiet();
      expect(bot.adapter.health().detail).toContain(word);
      const told = warnings(bot);
      expect(told).toHaveLength(1);
      expect(told[0]).toMatchObject({ code: word });
      // Somebody has installed the app again, and the token is the same.
      team!.refused = null;
      await bot.event(ask('and now?'));
      await bot.posts(1);
      expect(bot.adapter.health().connected).toBe(true);
    },
  );

  it('is noticed when the app is removed from the workspace', async () => {
    const bot = await startBot('socket');
    await bot.event({ type: 'app_uninstalled' });
    await expect.poll(() => bot.adapter.health().connected, WAIT).toBe(false);
  });
});

describe('servers that know less than Slack', () => {
  const EXTRAS = [
    'assistant.threads.setStatus',
    'assistant.threads.setSuggestedPrompts',
    'users.info',
    'conversations.replies',
    'conversations.history',
    'conversations.info',
    'conversations.open',
    'chat.postEphemeral',
    'views.publish',
    'auth.test',
  ];
  const poor = (way: 'socket' | 'http') =>
    startBot(way, {
      before: ({ server }) => {
        for (const method of EXTRAS) server.world.unknownMethods.add(method);
      },
    });

  it.each(['socket', 'http'] as const)('still get their answers: %s', async (way) => {
    const bot = await poor(way);
    await bot.event(ask());
    await bot.event(message({ text: 'who talks?', user: ANN, channel: DM }));
    await bot.event(message({ text: 'who talks?', user: ANN, channel: DM, thread: '1.000001' }));
    await use(bot);
    await use(bot, '/settings', 'show');
    await bot.posts(5);
    expect(bot.core.invocations.map(({ context }) => context.canManage)).toEqual([
      false,
      false,
      false,
      false,
      false,
    ]);
  });

  it('get private replies another way', async () => {
    const bot = await poor('socket');
    bot.core.replyWith = () => makeReply({ kind: 'notice', body: 'For you alone.', delivery: 'private' });
    await bot.event(ask());
    expect((await bot.posts(1))[0]).toMatchObject({ channel: `D${ANN}` });
  });

  it('may leave out what is not needed', async () => {
    const bot = await startBot('socket', {
      before: ({ server }) => server.faults.arm('auth.test', { answer: { ok: true, user_id: 'U0000BOT' } }),
    });
    bot.server.faults.arm('chat.postMessage', { answer: { ok: true } });
    await bot.deliver('event', {
      event: { type: 'app_mention', channel: 'C1', user: ANN, ts: '1.1', text: 'who?' },
    });
    await bot.deliver('event', {
      event: { type: 'message', channel: 'D1', user: ANN, ts: '1.2', text: 'who?' },
    });
    await bot.deliver('event', {
      event: { type: 'message', channel: 'D1', user: 'U0000BOT', ts: '1.3', text: 'me' },
    });
    await bot.deliver('command', { command: '/explain', user_id: ANN, channel_id: 'C1' });
    await expect.poll(() => bot.core.invocations.length, WAIT).toBe(3);
    await bot.quiet();
    expect(bot.server.callsOf('chat.postMessage')).toHaveLength(2);
    expect(bot.server.callsOf('chat.postEphemeral')).toHaveLength(1);
    expect(bot.core.invocations).toHaveLength(3);
  });

  it.each(['', '/'])('may have an address that ends with "%s"', async (end) => {
    const bot = await startBot('socket');
    const again = await startBot('socket', { config: { apiUrl: `${bot.server.apiUrl}${end}` } });
    expect(again.line).toContain('@backchannel');
    expect(bot.server.callsOf('auth.test')).toHaveLength(2);
  });
});

describe('the log', () => {
  it('holds no secret and no word of a person, whatever goes wrong', async () => {
    const bot = await startBot('socket');
    const { faults } = bot.server;
    faults.arm('chat.postMessage', { status: 500 }, 1);
    faults.arm('chat.postMessage', { error: 'invalid_blocks' }, 1);
    faults.arm('chat.postMessage', { drop: true }, 1);
    faults.arm('apps.connections.open', { drop: true }, 1);
    await bot.event(ask('my very private question?'));
    bot.server.expireResponseUrls();
    bot.server.world.closed.set(CHANNEL, 'not_in_channel');
    await use(bot, '/ask', 'another private question?');
    bot.server.socket.cut();
    bot.server.socket.raw('{');
    await bot.posts(2);
    await expect.poll(() => bot.adapter.health().connected, WAIT).toBe(true);
    const text = bot.log.text();
    expect(text.length).toBeGreaterThan(100);
    const secrets = [
      'xoxb-stand-in',
      APP_TOKEN,
      SIGNING_SECRET,
      'secret-ticket',
      '/commands/',
      'private question',
    ];
    for (const secret of secrets) expect(text).not.toContain(secret);
  });
});

describe('a fault of our own', () => {
  const broken = async (): Promise<never> => {
    throw new Error('the core broke');
  };

  it('is told to whoever waits, with the id that the log has', async () => {
    const bot = await startBot('socket');
    bot.core.replyWith = broken;
    await bot.event(ask());
    await use(bot);
    const posts = await bot.posts(2);
    for (const post of posts) {
      expect(post.onlyFor).toBe(ANN);
      const [, report] = /Report (\w+)/.exec(post.text)!;
      expect(bot.log.lines().some((line) => line['report'] === report)).toBe(true);
      expect(post.text).not.toContain('the core broke');
    }
  });

  it('is told once to whoever mentions it, whichever copy of the mention comes first', async () => {
    const bot = await startBot('socket');
    bot.core.replyWith = broken;
    const ts = '66.000001';
    await bot.event(message({ text: `<@${BOT}> who talks?`, user: ANN, ts }));
    await bot.event(mention({ text: 'who talks?', user: ANN, ts }));
    await bot.posts(1);
    await bot.quiet();
    const [post] = await bot.posts(1);
    expect(post).toMatchObject({ onlyFor: ANN, channel: CHANNEL });
  });

  it('is not told to people whose talk it overhears', async () => {
    const bot = await startBot('socket');
    bot.core.listensTo = () => true;
    bot.core.replyWith = broken;
    await bot.event(message({ text: 'who talks?', user: ANN }));
    await expect.poll(() => bot.log.text(), WAIT).toContain('could not answer');
    await bot.quiet();
    expect(bot.messages()).toEqual([]);
  });

  it('is not told to people who asked nothing', async () => {
    const bot = await startBot('socket');
    bot.core.listensTo = broken;
    await bot.event(message({ text: 'who talks?', user: ANN }));
    await bot.quiet();
    expect(bot.messages()).toEqual([]);
    expect(bot.log.text()).toContain('could not answer');
  });
});
