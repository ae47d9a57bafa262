/** Which servers the bot serves, and how much it does for one person who asks nothing. */
import { afterEach, describe, expect, it } from 'vitest';
import { guildCreate, person } from '../../doubles/discord/payloads.ts';
import { type Bot, PATIENTLY, startBot } from './bot.ts';

const SERVED = '777000000000000001';
const STRANGE = '777000000000000002';

let bot: Bot;
afterEach(async () => {
  await bot.close();
  expect(bot.discord.violations).toEqual([]);
});

const leavings = () =>
  bot.discord.rest.calls.filter(({ method }) => method === 'DELETE').map(({ path }) => path);

describe('where the operator has named servers', () => {
  it('others get no answer, and what is direct does', async () => {
    bot = await startBot({ config: { allowed: [SERVED] }, guilds: [{ id: SERVED, channels: ['888'] }] });
    bot.discord.say(`${bot.at} who talks?`, { by: person('ann') });
    bot.discord.slash('explain', {}, { by: person('ann') });
    bot.discord.say('who talks?', { guild: null, by: person('ben') });
    await bot.posts(1);
    expect(bot.core.invocations).toMatchObject([{ context: { direct: true } }]);
  });

  it('one that adds the bot all the same is left, one that is named is not', async () => {
    bot = await startBot({ config: { allowed: [SERVED] } });
    bot.discord.gateway.deliver('GUILD_CREATE', guildCreate({ id: SERVED, channels: ['888'] }));
    bot.discord.gateway.deliver('GUILD_CREATE', guildCreate({ id: STRANGE, channels: ['889'] }));
    await expect.poll(leavings, PATIENTLY).toEqual([`/users/@me/guilds/${STRANGE}`]);
    expect(bot.log.lines()).toContainEqual(expect.objectContaining({ event: 'discord.not_served' }));
  });
});

describe('where nobody is named', () => {
  it('every server is served, and none is left', async () => {
    bot = await startBot();
    bot.discord.gateway.deliver('GUILD_CREATE', guildCreate({ id: STRANGE, channels: ['889'] }));
    bot.discord.say(`${bot.at} who talks?`, { by: person('ann') });
    await bot.posts(1);
    expect(leavings()).toEqual([]);
  });

  it('somebody who types on and on gets completions, and then none for a while', async () => {
    bot = await startBot();
    const typing = person('ann');
    const typed = Array.from({ length: 130 }, () =>
      bot.discord.type('explain', 'topic', 't', { by: typing }),
    );
    await expect.poll(() => typed.filter(({ answer }) => answer !== undefined).length, PATIENTLY).toBe(120);
    // Others are not held up by it.
    const other = bot.discord.type('explain', 'topic', 't', { by: person('ben') });
    await expect.poll(() => other.answer, PATIENTLY).toBeDefined();
    expect(bot.core.completed).toHaveLength(121);
  });
});
