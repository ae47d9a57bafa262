/** How replies reach people while Slack refuses, stumbles, cuts lines and says nothing. */
import { describe, expect, it } from 'vitest';
import { makeReply } from '../../../src/core/reply.ts';
import { sampleAnswer } from '../../doubles/core.ts';
import { SIGNING_SECRET } from '../../doubles/slack/bot.ts';
import {
  BOT,
  buttonPressed,
  CHANNEL,
  DM,
  mention,
  message,
  shortcutUsed,
  slashCommand,
} from '../../doubles/slack/payloads.ts';
import { APP_TOKEN } from '../../doubles/slack/server.ts';
import { press, type StartedBot, startAgent, startBot, WAIT } from '../../doubles/slack/start.ts';

const ANN = 'U0000ANN';
const ask = (text = 'who talks?') => mention({ text, user: ANN });

function use(bot: StartedBot, command = '/explain', text = 'talks') {
  const responseUrl = bot.server.responseUrl(CHANNEL, ANN);
  return bot.deliver('command', slashCommand({ command, text, user: ANN, responseUrl }));
}

const warnings = (bot: StartedBot) =>
  bot.log.lines().filter(({ level }) => Number(level) >= 40 || level === 'warn');

const privately = () => makeReply({ kind: 'notice', body: 'For you alone.', delivery: 'private' });

describe('a reply', () => {
  it.each([
    ['stumbles', { status: 500 }],
    ['stumbles in its own words', { error: 'internal_error' }],
    ['cuts the connection', { drop: true }],
    ['puts it off', { retryAfter: 0 }],
  ])('is posted when Slack %s', async (_, fault) => {
    const bot = await startBot('socket');
    bot.server.faults.arm('chat.postMessage', fault, 2);
    await bot.event(ask());
    await bot.posts(1);
    expect(bot.calls('chat.postMessage')).toHaveLength(3);
  });

  it('is given up after some attempts, with a line for the operator, and the next one is posted', async () => {
    const bot = await startBot('socket');
    bot.server.faults.arm('chat.postMessage', { error: 'fatal_error' }, 4);
    await bot.event(ask());
    await expect.poll(() => bot.tallied, WAIT).toEqual(['undelivered']);
    expect(warnings(bot)).toMatchObject([
      { event: 'slack.post_failed', code: 'fatal_error', channel: CHANNEL },
    ]);
    await bot.event(ask('and now?'));
    await bot.posts(1);
  });

  it.each([
    ['in a channel', 'after', ask()],
    ['in a channel', 'midway', ask()],
    ['in a direct message', 'after', message({ text: 'who talks?', user: ANN, channel: DM })],
  ] as const)('is said once when the line breaks after Slack has taken it: %s, %s', async (_, cut, event) => {
    const bot = await startBot('socket');
    bot.server.faults.arm('chat.postMessage', { cut });
    await bot.event(event);
    await bot.posts(1);
    expect(bot.calls('chat.postMessage')).toHaveLength(1);
    await bot.event({ ...event, ts: '77.000001', event_ts: '77.000001' });
    await bot.posts(2);
  });

  it('is said once when the line breaks at every attempt, and looking fails as well', async () => {
    const bot = await startBot('socket');
    bot.server.faults.arm('chat.postMessage', { drop: true });
    bot.server.faults.arm('chat.postMessage', { cut: 'after' });
    bot.server.faults.arm('conversations.replies', { status: 503 });
    await bot.event(ask());
    await bot.posts(1);
    expect(bot.calls('chat.postMessage')).toHaveLength(2);
  });

  it('is not said again while nobody knows whether it stands', async () => {
    const bot = await startBot('socket');
    bot.server.faults.arm('chat.postMessage', { drop: true });
    bot.server.faults.arm('conversations.replies', { error: 'missing_scope' }, 2);
    await bot.event(ask());
    await expect.poll(() => bot.log.text(), WAIT).toContain('slack.post_unknown');
    expect(bot.tallied).toEqual([]);
    await bot.posts(0);
  });

  it('that Slack takes and never answers is found where it stands', async () => {
    const bot = await startBot('socket', { times: { call: 100, retry: 5 } });
    bot.server.faults.arm('chat.postMessage', { delay: 300 });
    await bot.event(ask());
    await bot.posts(1);
    expect(bot.calls('chat.postMessage')).toHaveLength(1);
  });

  it('is not taken for an earlier one in the same words', async () => {
    const bot = await startBot('socket');
    bot.core.replyWith = () => makeReply({ kind: 'no-answer', reason: 'off-topic', body: 'Not my subject.' });
    const first = ask();
    await bot.event(first);
    await bot.posts(1);
    bot.server.faults.arm('chat.postMessage', { drop: true });
    await bot.event({ ...ask('and this?'), thread_ts: first['ts'] });
    await bot.posts(2);
  });

  it.each(['channel_not_found', 'not_in_channel', 'is_archived', 'restricted_action'])(
    'comes by direct message where it cannot be posted: %s',
    async (word) => {
      const bot = await startBot('socket');
      bot.server.world.closed.set(CHANNEL, word);
      await bot.event(ask());
      const [post] = await bot.posts(1);
      expect(post).toMatchObject({ channel: `D${ANN}` });
      expect(post!.text).toContain('I could not post in the channel');
      expect(post!.text).toContain('Who is talking to whom?');
      expect(warnings(bot)).toMatchObject([
        { event: 'slack.post_failed', code: word, channel: CHANNEL },
        { event: 'slack.whisper_failed', code: word, channel: CHANNEL },
      ]);
    },
  );

  it('names no person in the log where not even a direct message works', async () => {
    const bot = await startBot('socket');
    for (const method of ['chat.postMessage', 'chat.postEphemeral'])
      bot.server.faults.arm(method, { error: 'channel_not_found' }, 2);
    await bot.event(ask());
    await expect.poll(() => bot.tallied, WAIT).toEqual(['undelivered']);
    expect(bot.log.text()).not.toContain(ANN);
  });

  it('is written without blocks when Slack does not like them', async () => {
    const bot = await startBot('socket');
    bot.server.faults.arm('chat.postMessage', { error: 'invalid_blocks' });
    await bot.event(ask());
    const [post] = await bot.posts(1);
    expect(post!.blocks).toEqual([]);
    expect(post!.text).toContain('Who is talking to whom?');
  });

  it('in one channel that is put off holds up no other', async () => {
    const bot = await startBot('socket');
    bot.server.faults.arm('chat.postMessage', { retryAfter: 3600 });
    await bot.event(ask('slow?'));
    await expect.poll(() => bot.tallied, WAIT).toContain('rate-limit');
    await bot.event(mention({ text: 'quick?', user: ANN, channel: 'C0000OTHER' }));
    await expect.poll(() => bot.messages().map(({ channel }) => channel), WAIT).toEqual(['C0000OTHER']);
  });

  it('for the asker alone is shown in their thread if there is one, else in the channel', async () => {
    const bot = await startBot('socket');
    bot.core.replyWith = privately;
    await bot.event(ask('help'));
    expect((await bot.posts(1))[0]).toMatchObject({ onlyFor: ANN, channel: CHANNEL, thread: null });
    await bot.event(mention({ text: 'help', user: ANN, thread: '2.000001' }));
    expect((await bot.posts(2))[1]).toMatchObject({ onlyFor: ANN, thread: '2.000001' });
  });
});

describe('the port', () => {
  const reply = sampleAnswer();

  it('changes nothing that is gone, and nothing of a workspace that it is not in', async () => {
    const bot = await startBot('socket');
    const { port } = bot.adapter;
    const gone = { workspace: 'T0000TEAM', channel: CHANNEL, message: '1.1' };
    expect(await port.edit(gone, reply, 'key')).toBe('gone');
    bot.server.faults.arm('chat.update', { status: 500 }, 4);
    expect(await port.edit(gone, reply, 'key')).toBe('failed');
    await port.remove(gone);
    expect(bot.log.text()).toContain('slack.remove_failed');
  });

  it('fetches a message with who wrote it, its own ones too', async () => {
    const bot = await startBot('socket');
    const said = { channel: CHANNEL, thread: null, onlyFor: null, blocks: [], deleted: false, args: {} };
    bot.server.world.messages.push({
      ...said,
      ts: '9.000001',
      user: ANN,
      text: `<@${BOT}> who &amp; where?`,
    });
    await bot.event(mention({ text: 'and?', user: ANN, ts: '9.000009', thread: '9.000001' }));
    await expect.poll(() => bot.messages().length, WAIT).toBe(2);
    const at = (ts: string) =>
      bot.adapter.port.fetch({ workspace: 'T0000TEAM', channel: CHANNEL, message: ts });
    expect(await at('9.000001')).toEqual({ author: ANN, own: false, text: 'who & where?' });
    expect(await at(bot.messages()[1]!.ts)).toMatchObject({ author: null, own: true });
    const forward = { is_share: true, text: 'They met.' };
    bot.server.faults.arm('conversations.replies', {
      answer: { ok: true, messages: [{ ts: '9.000007', user: ANN, text: '', attachments: [forward] }] },
    });
    expect(await at('9.000007')).toEqual({ author: ANN, own: false, text: 'They met.' });
    expect(await at('9.000005')).toBeNull();
    bot.server.faults.arm('conversations.replies', { error: 'missing_scope' });
    expect(await at('9.000001')).toBeNull();
  });

  it('marks a message with a sign, and says so where it may not', async () => {
    const bot = await startBot('socket');
    const { port } = bot.adapter;
    const message = { workspace: 'T0000TEAM', channel: CHANNEL, message: '9.000001' };
    expect(await port.acknowledge!(message)).toBe(true);
    expect(bot.server.world.reactions).toMatchObject([{ timestamp: '9.000001', name: '+1' }]);
    bot.server.faults.arm('reactions.add', { error: 'missing_scope' });
    expect(await port.acknowledge!(message)).toBe(false);
  });

  it('adds no words to a sign that stands already, or that may stand', async () => {
    const bot = await startBot('socket');
    const { port } = bot.adapter;
    const message = { workspace: 'T0000TEAM', channel: CHANNEL, message: '9.000001' };
    bot.server.faults.arm('reactions.add', { error: 'already_reacted' });
    expect(await port.acknowledge!(message)).toBe(true);
    // Taken, and its answer lost; asked again, Slack says that the sign stands.
    bot.server.faults.arm('reactions.add', { drop: true });
    expect(await port.acknowledge!({ ...message, message: '9.000002' })).toBe(true);
    expect(bot.server.world.reactions).toHaveLength(1);
  });

  it('takes a status away that stands too late', async () => {
    const bot = await startAgent('socket');
    bot.server.faults.arm('agents.sessions.setStatus', { delay: 700 });
    await bot.event(message({ text: 'who talks?', user: ANN, channel: DM, thread: '10.000001' }));
    await bot.posts(1);
    await expect
      .poll(() => bot.server.world.statuses.map(({ status }) => status), WAIT)
      .toEqual(['processing', 'active']);
  });
});

describe('a command', () => {
  it('is answered in the channel, for the asker alone, when the response URL has expired', async () => {
    const bot = await startBot('socket');
    bot.server.expireResponseUrls();
    await use(bot);
    expect((await bot.posts(1))[0]).toMatchObject({ onlyFor: ANN, channel: CHANNEL });
    expect(bot.calls('chat.postEphemeral')).toHaveLength(1);
  });

  it('is answered by direct message when neither works', async () => {
    const bot = await startBot('socket');
    bot.server.expireResponseUrls();
    bot.server.world.closed.set(CHANNEL, 'not_in_channel');
    await use(bot);
    expect((await bot.posts(1))[0]).toMatchObject({ channel: `D${ANN}` });
  });

  it.each([
    ['drops the line', { drop: true }],
    ['fails', { status: 500 }],
    ['says no', { answer: { ok: false, error: 'expired_url' } }],
  ])('is answered all the same when the response URL %s', async (_, fault) => {
    const bot = await startBot('socket');
    bot.server.faults.arm('response_url', fault, 2);
    await use(bot);
    expect((await bot.posts(1))[0]!.onlyFor).toBe(ANN);
  });

  it.each([
    ['stumbles', { status: 502 }, true],
    ['is busy', { retryAfter: 0 }, true],
    ['does not like the blocks', { answer: { ok: false, error: 'invalid_blocks' } }, false],
    ['does not like the blocks, by its status', { status: 400 }, false],
  ])('is answered at the second attempt when the response URL %s', async (_, fault, withBlocks) => {
    const bot = await startBot('socket');
    bot.server.faults.arm('response_url', fault);
    await use(bot);
    const [post] = await bot.posts(1);
    expect(post!.blocks.length > 0).toBe(withBlocks);
    expect(bot.calls('response_url')).toHaveLength(2);
    expect(bot.calls('chat.postEphemeral')).toEqual([]);
  });

  it('is not answered twice when the response URL takes the reply and never says so', async () => {
    const bot = await startBot('socket', { times: { call: 100, retry: 5 } });
    bot.server.faults.arm('response_url', { delay: 300 });
    await use(bot);
    await bot.posts(1);
    expect(bot.server.calls.filter(({ method }) => method.startsWith('chat.postE'))).toEqual([]);
  });

  it('whose reply is shared in a channel that the bot is not in goes there by the response URL', async () => {
    const bot = await startBot('socket');
    bot.core.replyWith = () => sampleAnswer({ entry: 'talks-who' });
    bot.server.world.closed.set(CHANNEL, 'not_in_channel');
    await use(bot);
    const [own] = await bot.posts(1);
    await press(bot, own!, 'Share');
    expect((await bot.posts(2))[1]).toMatchObject({
      onlyFor: null,
      text: `Shared by <@${ANN}>, who asked: “talks”\n${own!.text}`,
    });
  });

  it('leaves its reply to the asker while nobody knows whether the shared one stands', async () => {
    const bot = await startBot('socket');
    bot.core.replyWith = () => sampleAnswer({ entry: 'talks-who' });
    await use(bot);
    const [own] = await bot.posts(1);
    bot.server.faults.arm('chat.postMessage', { drop: true });
    bot.server.faults.arm('conversations.history', { error: 'missing_scope' }, 2);
    await press(bot, own!, 'Share');
    await expect.poll(() => bot.log.text(), WAIT).toContain('slack.post_unknown');
    await bot.posts(1);
    expect(bot.calls('response_url').some(({ args }) => args['delete_original'])).toBe(false);
  });
});

describe('a button', () => {
  it('on a reply that is no longer remembered finds its question in the thread', async () => {
    const bot = await startBot('socket');
    const asked = { channel: CHANNEL, ts: '9.000001', user: ANN, text: `<@${BOT}> who talks?` };
    const kept = { thread: null, onlyFor: null, blocks: [], deleted: false, args: {} };
    bot.server.world.messages.push({ ...asked, ...kept });
    const pressed = {
      user: ANN,
      channel: CHANNEL,
      message: { ts: '9.000002', thread_ts: '9.000001' },
      responseUrl: bot.server.responseUrl(CHANNEL, ANN),
      action: { action_id: 'why:talks', block_id: 'forgotten:0' },
    };
    await bot.deliver('interactive', buttonPressed(pressed));
    await expect.poll(() => bot.core.invocations[0], WAIT).toMatchObject({ question: 'who talks?' });
    // Where the thread cannot be read, it is answered all the same.
    bot.server.world.unknownMethods.add('conversations.replies');
    await bot.deliver('interactive', buttonPressed({ ...pressed, message: { ts: '8.2', thread_ts: '8.1' } }));
    await expect.poll(() => bot.core.invocations[1], WAIT).toMatchObject({ question: null });
  });

  it('of an agent, the shortcut and the Home tab asks for nothing that Slack does not give', async () => {
    const bot = await startAgent('socket');
    for (const method of [
      'agents.sessions.setStatus',
      'assistant.threads.setSuggestedPrompts',
      'views.publish',
    ])
      bot.server.world.unknownMethods.add(method);
    await bot.event(message({ text: 'who talks?', user: ANN, channel: DM, thread: '1.000001' }));
    await bot.event({ type: 'app_home_opened', user: ANN, channel: DM, tab: 'home' });
    await bot.deliver('interactive', shortcutUsed(ANN, '', bot.server.responseUrl(CHANNEL, ANN)));
    await bot.posts(2);
    await expect.poll(() => bot.log.text(), WAIT).toContain('slack.home_failed');
  });
});

describe('who manages the settings', () => {
  it('is asked of Slack only where it matters, and believed for a while', async () => {
    const bot = await startBot('socket', {
      config: {
        admins: [
          { team: null, user: 'U0000OP' },
          { team: 'T0000ELSEWHERE', user: 'U0000FAR' },
        ],
      },
    });
    bot.server.world.admins.add(ANN);
    bot.server.world.admins.add('U0000GUEST');
    bot.server.world.guests.set('U0000GUEST', 'T0000ELSEWHERE');
    const may = async (user: string) => {
      await bot.event(mention({ text: 'settings show', user }));
      await bot.settled();
      return bot.core.invocations.at(-1)!.context.canManage();
    };
    expect(await may(ANN)).toBe(true);
    expect(await may('U0000BEN')).toBe(false);
    // An admin of another organisation, in a channel shared with it.
    expect(await may('U0000GUEST')).toBe(false);
    expect(await may('U0000OP')).toBe(true);
    // The operator has named them for another workspace.
    expect(await may('U0000FAR')).toBe(false);
    expect(await may(ANN)).toBe(true);
    expect(bot.calls('users.info')).toHaveLength(4);
    // What Slack said of somebody anyway.
    expect(bot.core.invocations.at(-1)!.context.locale).toBe('en-GB');
    bot.server.world.unknownMethods.add('users.info');
    expect(await may('U0000EVA')).toBe(false);
  });
});

describe('somebody from another organisation, in a channel shared with it', () => {
  it('manages nothing, whichever workspace the event says that it comes from', async () => {
    const bot = await startBot('socket');
    bot.server.world.admins.add('U0000GUEST');
    bot.server.world.guests.set('U0000GUEST', 'T0000ELSEWHERE');
    for (const team of ['T0000TEAM', 'T0000ELSEWHERE']) {
      const authorizations = [{ team_id: team, enterprise_id: null, user_id: 'U0000BOT', is_bot: true }];
      const event = mention({ text: 'settings show', user: 'U0000GUEST' });
      await bot.event(event, { team_id: team, authorizations });
      await bot.settled();
      expect(await bot.core.invocations.at(-1)!.context.canManage()).toBe(false);
    }
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
      await expect.poll(() => bot.tallied.length, WAIT).toBe(2);
      expect(bot.adapter.health()).toMatchObject({ connected: false, detail: expect.stringContaining(word) });
      expect(warnings(bot)).toMatchObject([{ event: 'slack.token_refused', code: word }]);
      // Somebody has installed the app again, and the token is the same.
      team!.refused = null;
      await bot.event(ask('and now?'));
      await bot.posts(1);
      expect(bot.adapter.health().connected).toBe(true);
    },
  );
});

describe('the log', () => {
  it('holds no secret and no word of a person, whatever goes wrong', async () => {
    const bot = await startBot('socket');
    const { faults } = bot.server;
    faults.arm('chat.postMessage', { status: 500 });
    faults.arm('chat.postMessage', { error: 'invalid_blocks' });
    faults.arm('chat.postMessage', { drop: true });
    faults.arm('apps.connections.open', { drop: true });
    await bot.event(ask('my very private question?'));
    bot.server.expireResponseUrls();
    bot.server.world.closed.set(CHANNEL, 'not_in_channel');
    await use(bot, '/ask', 'another private question?');
    bot.server.socket.cut();
    await bot.posts(2);
    const text = bot.log.text();
    expect(text.length).toBeGreaterThan(100);
    const secrets = ['xoxb-stand-in', APP_TOKEN, SIGNING_SECRET, 'secret-ticket', '/commands/'];
    for (const secret of [...secrets, 'private question']) expect(text).not.toContain(secret);
    for (const line of bot.log.lines().filter(({ msg }) => String(msg).startsWith('Slack:')))
      expect(line['event']).toMatch(/^slack\.[a-z_]+$/);
  });
});
