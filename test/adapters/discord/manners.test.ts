/** How little noise the bot makes on Discord: what becomes of the message whose button was pressed, of thanks, of copies. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { makeReply } from '../../../src/core/reply.ts';
import { sampleAnswer } from '../../doubles/core.ts';
import { person, snowflake } from '../../doubles/discord/payloads.ts';
import { type Bot, PATIENTLY, startBot } from './bot.ts';

const ann = person('ann');
const ben = person('ben');
let bot: Bot;

beforeEach(async () => {
  bot = await startBot();
});
afterEach(async () => {
  await bot.close();
  expect(bot.discord.violations).toEqual([]);
});

const posts = () => bot.discord.posts();

async function ask() {
  const question = bot.discord.say(`${bot.at} who talks?`, { by: ann });
  await bot.posts(1);
  return { question, reply: posts()[0]!.message };
}

it('a related question that the asker presses takes the place of the answer; others get theirs alone', async () => {
  const { reply } = await ask();
  bot.core.replyWith = () => sampleAnswer({ body: 'Somewhere else.' });
  bot.discord.press(reply, 'entry:talks', { by: ann });
  await expect.poll(() => posts()[0]!.message.content, PATIENTLY).toContain('Somewhere else.');
  expect(posts()).toHaveLength(1);
  bot.discord.press(reply, 'entry:talks', { by: ben });
  await bot.posts(2);
  expect(posts().map((post) => post.private)).toEqual([false, true]);
});

it('a vote shows on its button, and says nothing else', async () => {
  const { reply } = await ask();
  const voted = {
    ...makeReply({ kind: 'notice', body: 'Thank you.', delivery: 'private' }),
    relabels: { 'v:talks.who:1': 'Helpful ✓' },
  };
  bot.core.replyWith = () => voted;
  bot.discord.press(reply, 'v:talks.who:1', { by: ben });
  await expect.poll(() => JSON.stringify(posts()[0]!.message.components), PATIENTLY).toContain('Helpful ✓');
  await bot.settled();
  expect(posts()).toHaveLength(2);
});

it('the asker may remove an answer, also one to a command; nobody else may', async () => {
  const { reply } = await ask();
  bot.discord.slash('explain', { topic: 'talks' }, { by: ann });
  await bot.posts(2);
  const [, explained] = posts();
  bot.discord.press(reply, 'remove', { by: ben });
  await bot.posts(3);
  expect(posts()[2]!.private).toBe(true);
  for (const on of [reply, explained!.message]) bot.discord.press(on, 'remove', { by: ann });
  await expect.poll(() => posts().length, PATIENTLY).toBe(1);
});

it('thanks get a reaction', async () => {
  bot.core.replyWith = () => ({ ...makeReply({ kind: 'small-talk', body: 'Glad.' }), acknowledges: true });
  const thanks = bot.discord.say(`${bot.at} thank you`, { by: ann });
  await expect.poll(() => bot.discord.world.reactions, PATIENTLY).toEqual([[thanks.id, '👍']]);
  await bot.settled();
  expect(posts()).toHaveLength(1);
});

it('a question that a proxy posts again keeps its answer', async () => {
  const { question } = await ask();
  const copy = { webhook_id: snowflake(), application_id: snowflake() };
  bot.discord.say(`${bot.at} who talks?`, { by: person('Ann of many'), parts: copy });
  bot.discord.remove(question);
  await bot.settled();
  expect(posts()).toHaveLength(2);
});
