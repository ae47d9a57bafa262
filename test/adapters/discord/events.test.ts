/** Each kind of thing that people do on Discord, all the way: from the gateway to what stands there afterwards. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { makeReply } from '../../../src/core/reply.ts';
import { sampleAnswer } from '../../doubles/core.ts';
import { message, person } from '../../doubles/discord/payloads.ts';
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

it('a question that is edited has its reply changed in place, and one that is deleted loses it', async () => {
  const { question } = await ask();
  bot.core.replyWith = () => sampleAnswer({ body: 'Somewhere else.' });
  bot.discord.edit(question, `${bot.at} where?`);
  await expect.poll(() => posts()[0]!.message.content, PATIENTLY).toContain('Somewhere else.');
  bot.discord.remove(question);
  await expect.poll(() => posts().length, PATIENTLY).toBe(0);
});

it('a preview that unfolds changes nothing', async () => {
  const { question } = await ask();
  bot.discord.edit(question, question.content);
  await bot.settled();
  expect(bot.core.invocations).toHaveLength(2);
});

it('a direct message is answered in its channel', async () => {
  bot.discord.say('who talks?', { by: ann, guild: null });
  await bot.posts(1);
  expect(posts()[0]!.message.channel_id).toBe(bot.discord.rest.directChannel(ann.id));
});

it('a reply to its answer is meant for it, also after a restart', async () => {
  const { reply } = await ask();
  bot.discord.reply(reply, 'and where?', { by: ben, pings: false });
  await bot.posts(2);
  bot = await bot.restart();
  bot.discord.reply(reply, 'and when?', { by: ben, pings: false, quoted: false });
  await bot.posts(3);
  expect(bot.core.invocations).toMatchObject([{ mode: 'direct', text: 'and when?' }]);
});

it('in a thread, two people who talk to each other are left alone', async () => {
  bot.core.listensTo = () => true;
  const thread = bot.discord.openThread(ann);
  bot.discord.say('who talks?', { by: ann, channel: thread });
  await bot.posts(1);
  bot.discord.say('no idea, who does?', { by: ben, channel: thread });
  await bot.settled();
  expect(bot.core.invocations).toHaveLength(2);
});

it('a limit comes by direct message, and in the channel to people who take none', async () => {
  bot.core.replyWith = () => makeReply({ kind: 'notice', body: 'Too many.', delivery: 'private' });
  bot.discord.say(`${bot.at} who talks?`, { by: ann });
  await bot.posts(1);
  expect(posts()[0]!.message.channel_id).toBe(bot.discord.rest.directChannel(ann.id));
  bot.discord.world.closedTo.add(ben.id);
  bot.discord.say(`${bot.at} who talks?`, { by: ben });
  await bot.posts(2);
  expect(posts()[1]!.message).toMatchObject({ channel_id: bot.discord.channel, content: 'Too many.' });
});

it('an answer that may not stand in the channel comes by direct message', async () => {
  const refused = { status: 403, times: 2, body: { code: 50013, message: 'Missing Permissions' } };
  bot.discord.rest.fail({ method: 'POST', path: /messages$/, ...refused });
  bot.discord.say(`${bot.at} who talks?`, { by: ann });
  await bot.posts(1);
  expect(posts()[0]!.message.channel_id).toBe(bot.discord.rest.directChannel(ann.id));
  expect(posts()[0]!.message.content).toContain('could not post in the channel where you asked');
  expect(posts()[0]!.message.content).toContain('Doha');
});

it('an answer comes late, and once, where Discord has trouble for some seconds', async () => {
  const trouble = { method: 'POST', path: /messages$/ };
  bot.discord.rest.fail({ ...trouble, breaks: 'after', times: 1 });
  bot.discord.rest.fail({ ...trouble, status: 502, times: 3 });
  bot.discord.say(`${bot.at} who talks?`, { by: ann });
  await bot.settled();
  expect(posts()).toHaveLength(2);
  expect(bot.tallied).toEqual([]);
});

it('a reply whose text is withheld, to an answer or to that of a command, is left alone', async () => {
  await bot.close();
  bot = await startBot({ config: { messageContent: false } });
  const { reply } = await ask();
  bot.discord.slash('explain', { topic: 'talks' }, { by: ann });
  await bot.posts(2);
  bot.discord.reply(reply, 'and where?', { by: ben, pings: false });
  bot.discord.reply(posts()[1]!.message, 'and where?', { by: ben, pings: false });
  await bot.settled();
  expect(posts()).toHaveLength(3);
  bot.discord.reply(reply, 'and where?', { by: ben });
  await bot.posts(3);
  expect(bot.core.invocations.at(-1)).toMatchObject({ text: 'and where?', mode: 'direct' });
});

it('a picture in reply to its answer is no question, although Discord adds a ping', async () => {
  const { reply } = await ask();
  bot.discord.reply(reply, '', { by: ben });
  await bot.settled();
  expect(posts()).toHaveLength(2);
});

it('a command is answered once, also if it is delivered twice', async () => {
  bot.discord.slash('explain', { topic: 'talks' }, { by: ann, twice: true });
  await bot.posts(1);
  await bot.settled();
  expect(bot.discord.rest.calls.filter(({ path }) => path.endsWith('/callback'))).toHaveLength(1);
  expect(bot.core.sentReplies[0]).toMatchObject({
    workspace: bot.discord.guild,
    channel: bot.discord.channel,
    message: posts()[0]!.message.id,
  });
});

it('200 commands at once are all answered once', async () => {
  const all = Array.from({ length: 200 }, (_, nth) => bot.discord.slash('explain', { topic: `t${nth}` }));
  await expect.poll(() => all.every(({ answer }) => answer !== undefined), PATIENTLY).toBe(true);
  await bot.settled();
  expect(posts()).toHaveLength(201);
});

it('"Explain this message" is answered to the asker alone', async () => {
  bot.discord.menu('Explain this message', message(bot.discord.channel, ben, 'who talks?'), { by: ann });
  await bot.posts(1);
  expect(posts()[0]!.private).toBe(true);
  expect(bot.core.invocations).toMatchObject([{ type: 'message', text: 'who talks?' }]);
});

it('a button knows the question of a command, of a button before, and of a private reply', async () => {
  bot.discord.slash('ask', { question: 'who talks?', private: true }, { by: ann });
  await bot.posts(1);
  bot.discord.press(posts()[0]!.message, 'q:talks.where', { by: ann });
  await bot.posts(2);
  await bot.settled();
  bot.discord.press(posts()[1]!.message, 'w:talks.who', { by: ann });
  await bot.posts(3);
  const pressed = bot.core.invocations.filter(({ type }) => type === 'action');
  expect(pressed).toMatchObject([{ question: 'who talks?' }, { question: 'Where do they meet?' }]);
  expect(posts().filter((post) => post.private)).toHaveLength(3);
});

it('after a restart a button answers the asker in public, and anybody else alone', async () => {
  const { reply } = await ask();
  bot = await bot.restart();
  bot.discord.press(reply, 'q:talks.where', { by: ann });
  await bot.posts(2);
  bot.discord.press(reply, 'q:talks.where', { by: ben });
  await bot.posts(3);
  expect(posts().map((post) => post.private)).toEqual([false, false, true]);
  expect(bot.core.invocations).toMatchObject([{ question: 'who talks?' }, { question: 'who talks?' }]);
});

it('what is typed is completed, within Discord\u2019s limits', async () => {
  bot.core.completeWith = () => [
    { label: ' ', value: 'blank' },
    { label: 'too long', value: 'x'.repeat(101) },
    ...Array.from({ length: 40 }, (_, nth) => ({ label: `${'word '.repeat(30)}${nth}`, value: `v${nth}` })),
  ];
  const typed = bot.discord.type('explain', 'topic', 'tlaks');
  await expect.poll(() => typed.answer, PATIENTLY).toBeDefined();
  expect(bot.core.completed).toEqual([{ command: 'explain', option: 'topic', typed: 'tlaks' }]);
  const choices = typed.answer?.data?.['choices'] as { name: string; value: string }[];
  expect(choices).toHaveLength(25);
  expect(choices[0]).toMatchObject({ value: 'v0' });
});

it('a completion that comes too late is nothing to warn about', async () => {
  bot.discord.rest.fail({ path: /callback$/, status: 404, body: { code: 10062, message: 'gone' } });
  bot.discord.type('explain', 'topic', 't');
  await expect.poll(() => bot.log.text(), PATIENTLY).toContain('discord.not_completed');
  expect(bot.log.lines().filter(({ level }) => Number(level) >= 40)).toEqual([]);
});
