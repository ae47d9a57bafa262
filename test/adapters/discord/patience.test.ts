import { afterEach, describe, expect, it } from 'vitest';
import { type Reply, SILENCE } from '../../../src/core/reply.ts';
import { held } from '../../doubles/core.ts';
import { type Bot, startBot } from './bot.ts';

let bot: Bot;
afterEach(() => bot.close());

async function start(): Promise<Bot> {
  bot = await startBot();
  return bot;
}

const eventually = { timeout: 4000, interval: 10 };

const answers = async (one: Bot) => {
  const before = one.discord.posts().length;
  one.discord.say(`<@${one.discord.bot.id}> who talks?`);
  await expect.poll(() => one.discord.posts().length, eventually).toBeGreaterThan(before);
};

describe('the API asks for patience', () => {
  const MESSAGES = { method: 'POST', path: /messages$/ };
  const sends = (bot: Bot) => bot.discord.rest.calls.filter(({ path }) => /messages$/.test(path));

  it.each([
    ['in a header', { 'Retry-After': '0.3' }, {}],
    ['in the body alone', {}, { retry_after: 0.3 }],
    ['for everything', { 'Retry-After': '0.3', 'X-RateLimit-Global': 'true' }, { global: true }],
    ['for everything, in the body alone', {}, { retry_after: 0.3, global: true }],
  ])('429 %s: it waits as long as told', async (_what, headers, body) => {
    const bot = await start();
    bot.discord.rest.fail({ ...MESSAGES, status: 429, times: 1, headers, body });
    await answers(bot);
    const [first, second] = sends(bot);
    expect(second!.at - first!.at).toBeGreaterThanOrEqual(290);
    expect(sends(bot)).toHaveLength(2);
  });

  it('a global 429 holds up other channels too', async () => {
    const bot = await start();
    const headers = { 'Retry-After': '0.4', 'X-RateLimit-Global': 'true' };
    bot.discord.rest.fail({ ...MESSAGES, status: 429, times: 1, headers });
    bot.discord.say(`<@${bot.discord.bot.id}> one`);
    await expect.poll(() => sends(bot).length, eventually).toBe(1);
    bot.discord.say('two', { guild: null, channel: '123456789012345678' });
    await expect.poll(() => bot.discord.posts().length, eventually).toBe(2);
    for (const call of sends(bot).slice(1)) expect(call.at - sends(bot)[0]!.at).toBeGreaterThanOrEqual(390);
  });

  it('5xx and a broken connection: it tries again, later each time, and posts once', async () => {
    const bot = await start();
    bot.discord.rest.fail({ ...MESSAGES, status: 503, times: 1 });
    bot.discord.rest.fail({ ...MESSAGES, breaks: true, times: 1 });
    await answers(bot);
    const times = sends(bot).map(({ at }) => at);
    expect(times).toHaveLength(3);
    expect(times[2]! - times[1]!).toBeGreaterThan(times[1]! - times[0]!);
    expect(bot.discord.posts()).toHaveLength(1);
  });

  it('5xx that names a time: it waits that long', async () => {
    const bot = await start();
    bot.discord.rest.fail({ ...MESSAGES, status: 500, times: 1, headers: { 'Retry-After': '0.6' } });
    await answers(bot);
    const [first, second] = sends(bot);
    expect(second!.at - first!.at).toBeGreaterThanOrEqual(590);
  });

  it('5xx that does not end: it is logged, and the bot goes on', async () => {
    const bot = await start();
    bot.discord.rest.fail({ ...MESSAGES, status: 500 });
    bot.discord.say(`<@${bot.discord.bot.id}> one`);
    await expect.poll(() => bot.logged.join(), eventually).toContain('could not be posted');
    bot.discord.rest.heal();
    await answers(bot);
  });

  it('a 401 about one route does not cost the bot its token', async () => {
    const bot = await start();
    bot.discord.rest.fail({ ...MESSAGES, status: 401, times: 1 });
    bot.discord.say(`<@${bot.discord.bot.id}> one`);
    await expect.poll(() => bot.logged.join(), eventually).toContain('could not be posted');
    await answers(bot);
  });
});

describe('replies that leave too slowly', () => {
  it('hold up no more than fits in: first what nobody asked for is left, then what comes is refused', async () => {
    const bot = await start();
    const slow = held<Reply>();
    bot.core.replyWith = () => slow.promise;
    bot.core.listensTo = () => true;
    const asked = (count: number) =>
      expect.poll(() => bot.core.invocations.length, { timeout: 10_000, interval: 10 }).toBe(count);
    const ask = (count: number) => {
      for (let i = 0; i < count; i++) bot.discord.say(`<@${bot.discord.bot.id}> who talks?`);
    };
    bot.discord.say('who talks?');
    await asked(1);
    ask(2499);
    await asked(2500);
    bot.discord.say('who talks?');
    ask(2500);
    await asked(5000);
    expect(bot.adapter.underWay?.()).toBe(5000);
    ask(3);
    await expect.poll(() => bot.logged.filter((line) => line.includes('refused unseen')).length).toBe(3);
    expect(bot.core.invocations).toHaveLength(5000);
    expect(bot.tallied).toEqual(['crowded', 'crowded', 'crowded']);
    slow.release(SILENCE);
    await expect.poll(() => bot.adapter.underWay?.()).toBe(0);
  });
});
