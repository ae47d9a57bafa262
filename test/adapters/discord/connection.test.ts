import { afterAll, describe, expect, it, vi } from 'vitest';
import type { DiscordConfig } from '../../../src/adapters/discord/config.ts';
import { discord } from '../../../src/adapters/discord/definition.ts';
import { pauseMs } from '../../../src/adapters/discord/sharding.ts';
import { readVariables } from '../../../src/config/variables.ts';
import { PlatformError } from '../../../src/conversation/platform-definition.ts';
import { createTraitsLookup } from '../../../src/core/platform-traits.ts';
import { captureLog } from '../../doubles/captured-log.ts';
import { snowflake } from '../../doubles/discord/payloads.ts';
import { type DiscordOptions, type FakeDiscord, startDiscord } from '../../doubles/discord/server.ts';
import { type Bot, type BotOptions, type Built, buildAdapter, PATIENTLY, startBot } from './bot.ts';

// These tests mostly wait, so they wait together; each has a server of its own.
const cleanups: (() => Promise<void>)[] = [];
afterAll(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

async function start(options: BotOptions = {}): Promise<Bot> {
  const bot = await startBot(options);
  cleanups.push(() => bot.close());
  return bot;
}

async function server(options: DiscordOptions = {}): Promise<FakeDiscord> {
  const discord = await startDiscord(options);
  cleanups.push(() => discord.close());
  return discord;
}

/** Starts a bot that cannot start; resolves with why. */
async function refused(discord: FakeDiscord, config: Partial<DiscordConfig> = {}) {
  const bot = buildAdapter(discord, config);
  cleanups.push(() => bot.adapter.stop());
  const error = await bot.adapter.start(bot.inbox).catch((reason: unknown) => reason);
  if (!(error instanceof PlatformError)) throw new Error(`It started, or failed with ${error}.`);
  return { ...bot, error };
}

const until = (isSo: () => boolean) => vi.waitUntil(isSo, PATIENTLY);
const isConnected = ({ adapter }: Built) => adapter.health().connected;

async function answers(bot: Bot): Promise<void> {
  const before = bot.discord.posts().length;
  bot.discord.say(`${bot.at} who talks?`);
  await until(() => bot.discord.posts().length > before);
}

describe.concurrent('at start', () => {
  it('says what runs where, with a link that invites the bot with the least permissions', async () => {
    const bot = await start();
    expect(bot.line).toBe(
      `Discord: Backchannel is connected (1 shard, 1 server). Invite it: https://discord.com/oauth2/authorize?client_id=${bot.discord.application}&scope=bot+applications.commands&permissions=274877975552`,
    );
    expect(bot.adapter.health()).toEqual({ connected: true, detail: '' });
  });

  it('asks for no members and no presence, and for message content only when told to', async () => {
    const plain = await start({ config: { messageContent: false } });
    expect(plain.discord.gateway.identifies).toMatchObject([{ intents: 4609, compress: false }]);
    const content = await start({ config: { messageContent: true } });
    expect(content.discord.gateway.identifies).toMatchObject([{ intents: 4609 + 32768 }]);
  });

  it('says one clear sentence about a bad token, told by the API or by the gateway', async () => {
    const discord = await server();
    const { error, adapter, log } = await refused(discord, { token: 'not-the-token' });
    expect(error).toMatchObject({ code: 'discord.bad_token', lasting: true });
    expect(error.message).toContain('Discord does not accept DISCORD_TOKEN');
    expect(error.message + log.text()).not.toContain('not-the-token');
    expect(adapter.health().connected).toBe(false);

    discord.gateway.refuseWith = 4004;
    expect((await refused(discord)).error.code).toBe('discord.bad_token');
  });

  it.each([
    [4010, 'discord.invalid_shard', 'DISCORD_SHARD_COUNT'],
    [4011, 'discord.sharding_required', 'more shards'],
    [4014, 'discord.disallowed_intents', 'discord.com/developers'],
  ])('says what to do when Discord refuses it with %i', async (code, stable, named) => {
    const discord = await server();
    discord.gateway.refuseWith = code;
    const { error } = await refused(discord, { messageContent: false });
    expect(error).toMatchObject({ code: stable, lasting: true });
    expect(error.message).toContain(named);
  });

  it('says so when Discord allows no more connections for now', async () => {
    const discord = await server();
    const limit = { total: 1000, remaining: 0, reset_after: 60_000, max_concurrency: 1 };
    discord.rest.fail({
      path: /gateway\/bot$/,
      status: 200,
      body: { url: discord.world.gatewayUrl(), shards: 1, session_start_limit: limit },
    });
    expect((await refused(discord)).error).toMatchObject({
      code: 'discord.no_sessions_left',
      lasting: false,
    });
  });

  it('waits for an API that is not there yet', async () => {
    const bot = await start({
      before: ({ rest }) => void rest.fail({ path: /gateway/, breaks: true, times: 2 }),
    });
    expect(bot.log.text()).toContain('discord.unreachable');
    await answers(bot);
  });

  it('waits for a gateway that refuses connections at first', async () => {
    const bot = await start({ before: ({ gateway }) => gateway.set({ unavailable: 2 }) });
    expect(bot.discord.gateway.unavailable).toBe(0);
    expect(bot.discord.gateway.identifies).toHaveLength(1);
    await answers(bot);
  });

  it('runs the shards it is told to run, and registers commands on the first alone', async () => {
    const first = await start({ config: { shards: [0], shardCount: 2 } });
    await until(() => first.discord.world.commands.length > 0);
    const second = await start({ config: { shards: [1], shardCount: 2 } });
    expect(second.discord.gateway.identifies.map((one) => one['shard'])).toEqual([[1, 2]]);
    await second.adapter.stop();
    expect(second.discord.rest.calls.filter(({ path }) => path.includes('/commands'))).toEqual([]);
    const both = await start({ config: { shardCount: 2 } });
    expect(both.discord.gateway.identifies.map((one) => one['shard'])).toEqual([
      [0, 2],
      [1, 2],
    ]);
    expect(both.line).toContain('2 shards, 1 server');
    await answers(both);
  });
});

describe.concurrent('a connection that breaks is taken up again', () => {
  const faults: readonly (readonly [string, (bot: Bot) => void])[] = [
    ['the line is cut', ({ discord }) => discord.gateway.drop()],
    ['Discord asks to connect again', ({ discord }) => discord.gateway.reconnect()],
    [
      'Discord asks for that twice',
      ({ discord }) => {
        discord.gateway.reconnect();
        discord.gateway.reconnect();
      },
    ],
    ['Discord closes it with an unknown error', ({ discord }) => discord.gateway.close(4000)],
    ['the session timed out', ({ discord }) => discord.gateway.close(4009)],
  ];
  it.each(faults)('when %s: resumed, and nothing is lost or answered twice', async (_what, breakIt) => {
    const bot = await start();
    await answers(bot);
    breakIt(bot);
    bot.discord.say(`${bot.at} said in between`);
    await until(() => bot.discord.gateway.resumes.length === 1 && isConnected(bot));
    await bot.posts(2);
    await bot.settled();
    expect(bot.discord.posts()).toHaveLength(3);
    expect(bot.discord.gateway.identifies).toHaveLength(1);
    expect(bot.tallied).toEqual(['reconnect']);
  });

  it('and until then it says so', async () => {
    const bot = await start();
    bot.discord.gateway.drop();
    await until(() => !isConnected(bot));
    expect(bot.adapter.health().detail).toBe('Not connected to Discord: shard 0 is connecting.');
    await until(() => isConnected(bot));
  });

  it('when the session is no longer valid: identified anew, and old messages are not answered again', async () => {
    const bot = await start();
    const said = bot.discord.say(`${bot.at} who talks?`);
    await bot.posts(1);
    bot.discord.gateway.invalidate(false);
    await until(() => bot.discord.gateway.identifies.length === 2 && isConnected(bot));
    bot.discord.gateway.deliver('MESSAGE_CREATE', { guild_id: bot.discord.guild, channel_type: 0, ...said });
    await answers(bot);
    expect(bot.core.invocations).toHaveLength(2);
  });

  it('when the session is refused while it identifies: identified once more', async () => {
    const bot = await start({ before: ({ gateway }) => gateway.set({ refusesSession: true }) });
    expect(bot.discord.gateway.identifies).toHaveLength(2);
    await answers(bot);
  });

  it('when the session may still be resumed: resumed', async () => {
    const bot = await start();
    bot.discord.gateway.invalidate(true);
    await until(() => bot.discord.gateway.resumes.length === 1);
    await answers(bot);
  });

  it('when Discord no longer acknowledges heartbeats', async () => {
    const bot = await start({ heartbeatMs: 60 });
    await until(() => bot.discord.gateway.heartbeats > 1);
    bot.discord.gateway.acknowledges = false;
    await until(() => bot.discord.gateway.resumes.length > 0);
    bot.discord.gateway.acknowledges = true;
    await until(() => isConnected(bot));
    await answers(bot);
  });

  it.each([
    ['an event without a content', { t: 'MESSAGE_CREATE', d: null }],
    [
      'a button that nobody pressed',
      { t: 'INTERACTION_CREATE', d: { type: 3, data: { component_type: 2 } } },
    ],
    ['an event nobody knows', { t: 'SOMETHING_NEW', d: { id: '1' } }],
  ])('and goes on over what discord.js cannot read: %s', async (_what, { t, d }) => {
    const bot = await start();
    bot.discord.gateway.deliver(t, d);
    await answers(bot);
    expect(bot.discord.gateway.connections).toBe(1);
    expect(bot.log.text().includes('discord.unreadable')).toBe(t !== 'SOMETHING_NEW');
  });

  it('after a pause that grows each time, to a minute', () => {
    const pauses = [1, 2, 3, 4, 7, 8, 9, 1000].map(pauseMs);
    expect(pauses).toEqual([0, 1000, 2000, 4000, 32_000, 60_000, 60_000, 60_000]);
  });

  it('also when nobody is there for a while', async () => {
    const bot = await start();
    bot.discord.gateway.set({ unavailable: 2 });
    bot.discord.gateway.drop();
    await until(() => bot.discord.gateway.resumes.length === 1 && isConnected(bot));
    expect(bot.discord.gateway.unavailable).toBe(0);
    await answers(bot);
  });

  it('when the session ends in the moment in which it was resumed', async () => {
    const bot = await start();
    bot.discord.gateway.set({ endsResumed: true });
    bot.discord.gateway.drop();
    await until(() => bot.discord.gateway.identifies.length === 2 && isConnected(bot));
    await answers(bot);
  });

  it('but not after Discord refused for good: then it says why', async () => {
    const bot = await start();
    bot.discord.gateway.close(4004);
    await until(() => bot.lost.length > 0);
    expect(bot.lost).toMatchObject([{ code: 'discord.bad_token' }]);
    expect(bot.adapter.health()).toMatchObject({
      connected: false,
      detail: expect.stringContaining('DISCORD_TOKEN'),
    });
  });
});

describe.concurrent('without the Message Content intent, which Discord may refuse', () => {
  const isWarned = ({ log }: Built) =>
    log.lines().filter(({ event }) => event === 'discord.intent_lost').length === 1;

  it('it starts all the same, and says what it cannot read', async () => {
    const bot = await start({ before: ({ gateway }) => gateway.set({ grantsContent: false }) });
    expect(isWarned(bot)).toBe(true);
    expect(bot.adapter.health()).toMatchObject({
      connected: true,
      detail: expect.stringContaining('Message Content Intent'),
    });
    await answers(bot);
  });

  it('it goes on when it loses it', async () => {
    const bot = await start();
    bot.discord.gateway.grantsContent = false;
    bot.discord.gateway.close(4014);
    await until(() => bot.discord.gateway.identifies.length === 2 && isConnected(bot));
    expect(isWarned(bot)).toBe(true);
    expect(bot.discord.gateway.identifies.map((one) => one['intents'])).toEqual([4609 + 32768, 4609]);
    await answers(bot);
    expect(bot.lost).toEqual([]);
  });

  it('and no longer says that it reads what is not meant for it', async () => {
    const there = await server();
    there.gateway.grantsContent = false;
    const env = {
      DISCORD_TOKEN: there.token,
      DISCORD_API_URL: there.apiUrl,
      DISCORD_MESSAGE_CONTENT: 'true',
    };
    const platform = discord.configure(readVariables(discord.variables, env, []), [])!;
    const traitsOf = createTraitsLookup([platform]);
    expect(traitsOf('discord').readsUnaddressed).toBe(true);
    const adapter = await platform.createAdapter({
      log: captureLog().log,
      tally: () => {},
      onFatal: () => {},
      sealed: {
        save: async () => {},
        find: async () => null,
        replace: async () => {},
        ids: async () => [],
        delete: async () => {},
      },
      claim: async () => true,
      routes: [],
    });
    cleanups.push(() => adapter.stop());
    await adapter.start(buildAdapter(there).inbox);
    expect(traitsOf('discord').readsUnaddressed).toBe(false);
  });
});

describe.concurrent('secrets', () => {
  it('are never in the log, whatever goes wrong', async () => {
    const bot = await start();
    bot.discord.rest.fail({ path: /callback$|webhooks/, status: 400, body: { code: 1, message: 'no' } });
    const used = [bot.discord.slash('explain', {}), bot.discord.type('explain', 'topic', 'x')];
    await until(() => bot.log.text().includes('discord.interaction_lost'));
    await until(() => bot.log.text().includes('discord.not_completed'));
    bot.discord.rest.heal();
    bot.discord.rest.fail({ path: /messages/, status: 403, body: { code: 50013, message: 'no' } });
    bot.discord.say(`${bot.at} my-private-question`);
    await until(() => bot.log.text().includes('may not write'));
    bot.discord.gateway.drop();
    await until(() => bot.discord.gateway.resumes.length === 1);
    for (const secret of [bot.discord.token, 'my-private-question', ...used.map(({ token }) => token)])
      expect(bot.log.text()).not.toContain(secret);
  });
});

describe.concurrent('stopping', () => {
  it('is no loss of the connection', async () => {
    const bot = await start();
    await bot.adapter.stop();
    await until(() => bot.discord.gateway.connected() === 0);
    expect(bot.log.text()).not.toContain('discord.reconnecting');
  });

  it('in the middle of connecting again leaves nothing behind', async () => {
    const bot = await start();
    bot.discord.gateway.drop();
    await until(() => !isConnected(bot));
    await bot.adapter.stop();
    await until(() => bot.discord.gateway.connected() === 0);
    expect(bot.adapter.health()).toEqual({ connected: false, detail: 'Stopped.' });
  });

  it('before the API is there ends the wait', async () => {
    const discord = await server();
    discord.rest.fail({ path: /gateway/, status: 503 });
    const { adapter, inbox, log } = buildAdapter(discord);
    const starting = adapter.start(inbox).catch((error: unknown) => error);
    await until(() => log.text().includes('discord.unreachable'));
    expect(adapter.health()).toEqual({
      connected: false,
      detail: expect.stringMatching(
        /^Not connected to Discord: .*Service Unavailable; it is tried again\.$/i,
      ),
    });
    await adapter.stop();
    expect(await starting).toMatchObject({ code: 'discord.stopped' });
  });

  it('is not held up by a server that answers no close', async () => {
    const bot = await start();
    bot.discord.gateway.freeze();
    await bot.adapter.stop();
    expect(bot.adapter.health().connected).toBe(false);
  });

  it('takes nothing new', async () => {
    const bot = await start();
    const stopping = bot.adapter.stop();
    bot.discord.say(`${bot.at} who talks?`, { channel: snowflake() });
    await stopping;
    expect(bot.core.invocations).toEqual([]);
  });
});
