import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { DiscordError } from '../../../src/adapters/discord/errors.ts';
import type { DiscordConfig } from '../../../src/config/load.ts';
import { createFakeCore } from '../../doubles/core.ts';
import { type DiscordOptions, type FakeDiscord, startDiscord } from '../../doubles/discord/server.ts';
import { type Bot, type BotOptions, buildAdapter, startBot } from './bot.ts';

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

/** Starts a bot that cannot start; resolves with what it says. */
async function refused(discord: FakeDiscord, config: Partial<DiscordConfig> = {}) {
  const logged: string[] = [];
  const adapter = buildAdapter(discord, logged, config);
  cleanups.push(() => adapter.stop());
  const error = await adapter.start(createFakeCore()).then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(DiscordError);
  return { message: (error as DiscordError).message, adapter, logged };
}

const answers = async (bot: Bot, text = 'who talks?') => {
  const before = bot.discord.posts().length;
  bot.discord.say(`<@${bot.discord.bot.id}> ${text}`);
  await vi.waitFor(() => expect(bot.discord.posts().length).toBeGreaterThan(before), {
    timeout: 4000,
    interval: 5,
  });
};
const eventually = { timeout: 4000, interval: 10 };

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
    expect(plain.discord.gateway.identifies[0]).toMatchObject({ intents: 4609, compress: false });
    const content = await start({ config: { messageContent: true } });
    expect(content.discord.gateway.identifies[0]).toMatchObject({ intents: 4609 + 32768 });
  });

  it('learns the application from Discord when neither the configuration nor the gateway tells', async () => {
    const bot = await start({ ready: { application: null, guilds: null } });
    expect(bot.line).toContain(`client_id=${bot.discord.application}`);
  });

  it('says one clear sentence about a bad token, told by the API or by the gateway', async () => {
    const discord = await server();
    const { message, adapter, logged } = await refused(discord, { token: 'not-the-token' });
    expect(message).toContain('Discord does not accept DISCORD_TOKEN');
    expect(message).not.toContain('not-the-token');
    expect(logged.join()).not.toContain('not-the-token');
    expect(adapter.health().connected).toBe(false);

    const oneOfTwo = { token: 'not-the-token', shards: [0], shardCount: 2 };
    expect((await refused(discord, oneOfTwo)).message).toContain('Discord does not accept DISCORD_TOKEN');

    discord.gateway.refuseWith = 4004;
    expect((await refused(discord)).message).toContain('Discord does not accept DISCORD_TOKEN');
  });

  it('says what to switch on, and where, when Discord refuses the intent', async () => {
    const discord = await server();
    discord.gateway.refuseWith = 4014;
    const { message } = await refused(discord);
    for (const part of ['Message Content Intent', 'discord.com/developers', 'DISCORD_MESSAGE_CONTENT=false'])
      expect(message).toContain(part);
  });

  it('finds the gateway by GET /gateway when GET /gateway/bot fails', async () => {
    const bot = await start({ before: ({ rest }) => void rest.fail({ path: /gateway\/bot$/, status: 501 }) });
    await answers(bot);
  });

  it('takes what a server tells about its gateway, however little', async () => {
    const bot = await start({
      before: ({ rest, world }) =>
        void rest.fail({ path: /gateway\/bot$/, status: 200, body: { url: world.gatewayUrl() } }),
    });
    await answers(bot);
  });

  it('says so when Discord allows no more connections for now', async () => {
    const discord = await server();
    const limit = { total: 1000, remaining: 0, reset_after: 60_000, max_concurrency: 1 };
    discord.rest.fail({
      path: /gateway\/bot$/,
      status: 200,
      body: { url: discord.world.gatewayUrl(), shards: 1, session_start_limit: limit },
    });
    expect((await refused(discord)).message).toContain('no new connection for now');
  });

  it('waits for an API that is not there yet', async () => {
    const bot = await start({
      before: ({ rest }) => void rest.fail({ path: /gateway/, breaks: true, times: 5 }),
    });
    await answers(bot);
  });

  it('runs the shards it is told to run, and registers commands on the first alone', async () => {
    const bot = await start({ config: { shards: [1], shardCount: 2 } });
    expect(bot.discord.gateway.identifies.map((one) => one['shard'])).toEqual([[1, 2]]);
    await sleep(60);
    expect(bot.discord.rest.calls.some(({ path }) => path.includes('/commands'))).toBe(false);
    const both = await start({ config: { shardCount: 2 } });
    expect(both.discord.gateway.identifies).toHaveLength(2);
    expect(both.line).toContain('2 shards');
  });
});

describe.concurrent('a connection that breaks is taken up again', () => {
  const faults: readonly (readonly [string, (bot: Bot) => void])[] = [
    ['the line is cut', ({ discord }) => discord.gateway.drop()],
    ['Discord asks to connect again', ({ discord }) => discord.gateway.reconnect()],
    ['Discord closes it with an unknown error', ({ discord }) => discord.gateway.close(4000)],
    ['the session timed out', ({ discord }) => discord.gateway.close(4009)],
  ];
  it.each(faults)('when %s: resumed, and nothing is lost or answered twice', async (_what, breakIt) => {
    const bot = await start();
    await answers(bot);
    breakIt(bot);
    await vi.waitFor(() => expect(bot.adapter.health().connected).toBe(false), eventually);
    expect(bot.adapter.health().detail).toContain('shard 0');
    bot.discord.say(`<@${bot.discord.bot.id}> said in between`);
    await vi.waitFor(() => expect(bot.discord.gateway.resumes.length).toBe(1), eventually);
    await vi.waitFor(() => expect(bot.discord.posts().length).toBe(2), eventually);
    expect(bot.adapter.health().connected).toBe(true);
    expect(bot.core.invocations).toHaveLength(2);
    expect(bot.discord.gateway.identifies).toHaveLength(1);
  });

  it('when the session is no longer valid: identified anew, and old messages are not answered again', async () => {
    const bot = await start();
    const said = bot.discord.say(`<@${bot.discord.bot.id}> who talks?`);
    await vi.waitFor(() => expect(bot.discord.posts().length).toBe(1), eventually);
    bot.discord.gateway.invalidate(false);
    await vi.waitFor(() => expect(bot.discord.gateway.identifies.length).toBe(2), eventually);
    await vi.waitFor(() => expect(bot.adapter.health().connected).toBe(true), eventually);
    bot.discord.gateway.deliver('MESSAGE_CREATE', { guild_id: bot.discord.guild, ...said });
    await answers(bot, 'and now?');
    expect(bot.core.invocations).toHaveLength(2);
  });

  it('when the session may still be resumed: resumed', async () => {
    const bot = await start();
    bot.discord.gateway.invalidate(true);
    await vi.waitFor(() => expect(bot.discord.gateway.resumes.length).toBe(1), eventually);
    await answers(bot);
  });

  it('when the server no longer acknowledges heartbeats', async () => {
    const bot = await start({ heartbeatMs: 60 });
    await vi.waitFor(() => expect(bot.discord.gateway.heartbeats).toBeGreaterThan(1), eventually);
    bot.discord.gateway.acknowledges = false;
    await vi.waitFor(() => expect(bot.discord.gateway.resumes.length).toBeGreaterThan(0), eventually);
    bot.discord.gateway.acknowledges = true;
    await vi.waitFor(() => expect(bot.adapter.health().connected).toBe(true), eventually);
    await answers(bot);
  });

  it('when the server hangs, and does not even answer a close', async () => {
    const bot = await start({ heartbeatMs: 60 });
    bot.discord.gateway.freeze();
    await vi.waitFor(() => expect(bot.discord.gateway.resumes.length).toBe(1), {
      timeout: 8000,
      interval: 20,
    });
    await answers(bot);
  }, 12_000);

  it('even when the address to resume at leads nowhere', async () => {
    const bot = await start({ ready: { resume_gateway_url: 'ws://resume.invalid' } });
    bot.discord.gateway.drop();
    await vi.waitFor(() => expect(bot.discord.gateway.resumes.length).toBe(1), {
      timeout: 8000,
      interval: 20,
    });
    await answers(bot);
  }, 12_000);

  it('even when the address to resume at is none', async () => {
    const bot = await start({ ready: { resume_gateway_url: 'no address at all' } });
    bot.discord.gateway.drop();
    await vi.waitFor(() => expect(bot.discord.gateway.connections).toBe(2), { timeout: 8000, interval: 20 });
    await vi.waitFor(() => expect(bot.adapter.health().connected).toBe(true), eventually);
    await answers(bot);
  }, 12_000);

  it.each([
    ['an invalid session without a word', { op: 9, d: null }],
    ['a READY without content', { op: 0, t: 'READY', s: 99, d: null }],
  ])('when the server sends what cannot be read: %s', async (_what, packet) => {
    const bot = await start();
    bot.discord.gateway.sendRaw(packet);
    await vi.waitFor(() => expect(bot.discord.gateway.identifies.length).toBe(2), eventually);
    await vi.waitFor(() => expect(bot.adapter.health().connected).toBe(true), eventually);
    await answers(bot);
  });

  it('when several faults come at once', async () => {
    const bot = await start();
    const { gateway } = bot.discord;
    gateway.reconnect();
    gateway.sendRaw({ op: 9, d: true });
    gateway.reconnect();
    gateway.sendRaw(null);
    gateway.sendRaw({ op: 1, d: null });
    await vi.waitFor(() => expect(gateway.connections).toBeGreaterThan(1), eventually);
    await vi.waitFor(() => expect(bot.adapter.health().connected).toBe(true), eventually);
    await answers(bot);
  });

  it('but not after Discord refused for good: then it says why', async () => {
    const bot = await start();
    bot.discord.gateway.close(4004);
    await vi.waitFor(() => expect(bot.adapter.health().detail).toContain('DISCORD_TOKEN'), eventually);
    expect(bot.logged.join()).toContain('"level":60');
  });
});

describe.concurrent('secrets', () => {
  it('are never in the log, whatever goes wrong', async () => {
    const bot = await start();
    const tokens: string[] = [];
    bot.discord.rest.fail({ path: /callback$|webhooks/, status: 400, body: { code: 1, message: 'no' } });
    tokens.push(bot.discord.slash('explain', {}).token, bot.discord.type('explain', 'topic', 'x').token);
    await vi.waitFor(() => expect(bot.logged.join()).toContain('could not be answered'), eventually);
    bot.discord.rest.heal();
    bot.discord.rest.fail({ path: /messages/, status: 403, body: { code: 50013, message: 'no' } });
    bot.discord.say(`<@${bot.discord.bot.id}> my-private-question`);
    await vi.waitFor(() => expect(bot.logged.join()).toContain('may not write'), eventually);
    bot.discord.rest.heal();
    bot.discord.gateway.drop();
    await vi.waitFor(() => expect(bot.discord.gateway.resumes.length).toBe(1), eventually);
    const text = bot.logged.join();
    for (const secret of [bot.discord.token, 'my-private-question', ...tokens])
      expect(text).not.toContain(secret);
  });
});

describe.concurrent('stopping', () => {
  it('in the middle of connecting again leaves nothing behind', async () => {
    const bot = await start();
    bot.discord.gateway.drop();
    await vi.waitFor(() => expect(bot.adapter.health().connected).toBe(false), eventually);
    await bot.adapter.stop();
    const { connections } = bot.discord.gateway;
    await sleep(700);
    expect(bot.discord.gateway.connections).toBe(connections);
  });

  it('before the API is there ends the wait', async () => {
    const discord = await server();
    discord.rest.fail({ path: /gateway/, status: 503 });
    const adapter = buildAdapter(discord, []);
    const starting = adapter.start(createFakeCore()).catch((error: unknown) => error);
    await sleep(50);
    await adapter.stop();
    expect(await starting).toBeInstanceOf(Error);
  });
});
