/** Where a proxy stands between the bot and Discord. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { discordConfig, variables } from '../../../src/adapters/discord/config.ts';
import { readVariables } from '../../../src/config/variables.ts';
import { type ConnectProxy, startConnectProxy } from '../../doubles/connect-proxy.ts';
import { type FakeDiscord, startDiscord } from '../../doubles/discord/server.ts';
import { type Built, buildAdapter, PATIENTLY } from './bot.ts';

let discord: FakeDiscord;
let proxy: ConnectProxy;
let bot: Built;

beforeEach(async () => {
  discord = await startDiscord();
  proxy = await startConnectProxy();
});
afterEach(async () => {
  await bot.adapter.stop();
  await discord.close();
  await proxy.close();
});

async function start(env: NodeJS.ProcessEnv): Promise<void> {
  const values = readVariables(variables, { DISCORD_TOKEN: discord.token, ...env }, []);
  bot = buildAdapter(discord, { proxy: discordConfig(values, [])?.proxy });
  await bot.adapter.start(bot.inbox);
}

async function answers(): Promise<void> {
  const before = discord.posts().length;
  discord.say(`<@${discord.bot.id}> who talks?`);
  await vi.waitUntil(() => discord.posts().length > before, PATIENTLY);
}

const there = () => new URL(discord.apiUrl).host;

it('everything goes through it: what is asked of the API, and the connection to the gateway', async () => {
  await start({ HTTP_PROXY: proxy.url });
  await answers();
  expect(new Set(proxy.tunnels)).toEqual(new Set([there()]));
  // One tunnel at least for calls, and one that stands open for the gateway.
  expect(proxy.tunnels.length).toBeGreaterThan(1);
  expect(discord.gateway.connections).toBe(1);
});

it('a connection that breaks is resumed through it', async () => {
  await start({ HTTP_PROXY: proxy.url.replace('http://', '') });
  const before = proxy.tunnels.length;
  discord.gateway.drop();
  await vi.waitUntil(() => discord.gateway.resumes.length === 1, PATIENTLY);
  await answers();
  expect(proxy.tunnels.length).toBeGreaterThan(before);
});

it('while it refuses the gateway, the bot says so and goes on trying', async () => {
  await start({ HTTP_PROXY: proxy.url });
  proxy.refuses = true;
  discord.gateway.drop();
  await vi.waitUntil(() => bot.log.text().includes('could not be reached through the proxy'), PATIENTLY);
  proxy.refuses = false;
  await vi.waitUntil(() => bot.adapter.health().connected, PATIENTLY);
  await answers();
});

it('that opens no tunnel from the start is told of in a plain sentence, without a stack', async () => {
  proxy.refuses = true;
  const values = readVariables(variables, { DISCORD_TOKEN: discord.token, HTTP_PROXY: proxy.url }, []);
  bot = buildAdapter(discord, { proxy: discordConfig(values, [])?.proxy });
  const starting = bot.adapter.start(bot.inbox);
  await vi.waitUntil(() => bot.log.text().includes('discord.unreachable'), PATIENTLY);
  const refused = bot.log.lines().find(({ event }) => event === 'discord.unreachable');
  expect(refused).toMatchObject({
    reason: 'The proxy refused with status 403: it does not allow the connection',
    status: 403,
    code: 'proxy.refused',
  });
  expect(bot.log.text()).not.toMatch(/"stack"|HTTP Tunneling/);
  expect(bot.adapter.health().detail).toContain('The proxy refused with status 403');
  proxy.refuses = false;
  await starting;
});

it('is passed by for hosts of NO_PROXY', async () => {
  await start({ HTTP_PROXY: proxy.url, NO_PROXY: 'localhost, 127.0.0.1' });
  await answers();
  expect(proxy.tunnels).toEqual([]);
});
