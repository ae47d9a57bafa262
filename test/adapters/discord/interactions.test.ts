import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { makeReply, type Reply, SILENCE } from '../../../src/core/reply.ts';
import { held, sampleAnswer } from '../../doubles/core.ts';
import { message, person } from '../../doubles/discord/payloads.ts';
import type { Interaction } from '../../doubles/discord/rest.ts';
import { type Bot, type BotOptions, buildAdapter, startBot } from './bot.ts';

let bot: Bot;

afterEach(async () => {
  expect(bot.discord.violations).toEqual([]);
  await bot.close();
});

async function start(options: BotOptions = {}): Promise<Bot> {
  bot = await startBot(options);
  return bot;
}

const posts = (count: number) =>
  expect.poll(() => bot.discord.posts().length, { timeout: 4000, interval: 5 }).toBe(count);
const answered = (interaction: Interaction) =>
  expect.poll(() => interaction.answer?.type, { timeout: 4000, interval: 5 }).toBeDefined();
const callbacks = () => bot.discord.rest.calls.filter(({ path }) => path.endsWith('/callback'));
const logged = (text: string) => bot.logged.filter((line) => line.includes(text));
const quiet = () => sleep(60);
const ann = person('ann');
const ben = person('ben');

describe('a slash command', () => {
  it('arrives with its options by name, and is answered in public', async () => {
    await start();
    bot.discord.slash('explain', { topic: 'talks' }, { by: ann });
    await posts(1);
    expect(bot.core.invocations).toMatchObject([
      {
        type: 'command',
        name: 'explain',
        options: { topic: 'talks' },
        context: { person: ann.id, workspace: bot.discord.guild, direct: false, canManage: false },
      },
    ]);
    expect(bot.discord.posts()[0]).toMatchObject({
      private: false,
      message: { allowed_mentions: { parse: [] }, flags: 4 },
    });
  });

  it('tells the core what was posted, once', async () => {
    await start();
    bot.discord.slash('explain', { topic: 'talks' });
    await expect.poll(() => bot.core.sentReplies.length).toBe(1);
    expect(bot.core.sentReplies[0]).toMatchObject({ message: bot.discord.posts()[0]!.message.id });
  });

  it('asks for the id of its reply where the server does not tell it', async () => {
    await start();
    bot.discord.rest.fail({ path: /callback$/, status: 204, times: 1 });
    const interaction = bot.discord.slash('explain', { topic: 'talks' });
    // The fault answered in the server's place: do what a server without `with_response` does.
    interaction.answer = { type: 4 };
    interaction.original = message(interaction.channel, bot.discord.bot, 'x');
    await expect.poll(() => bot.core.sentReplies.length).toBe(1);
    expect(bot.core.sentReplies[0]!.message).toBe(interaction.original.id);
  });

  it.each([
    ['the asker wishes it', 'explain', { topic: 'talks', private: true }],
    ['the command is declared so', 'about', {}],
  ])('is answered privately when %s', async (_why, name, options) => {
    await start();
    bot.discord.slash(name, options);
    await posts(1);
    expect(bot.discord.posts()[0]!.private).toBe(true);
    await quiet();
    expect(bot.core.sentReplies).toEqual([]);
  });

  it('says who may change settings, by the permissions that Discord sends along', async () => {
    await start();
    bot.discord.slash('settings', { action: 'show' }, { permissions: '32' });
    bot.discord.slash('settings', { action: 'show' }, { permissions: '8' });
    bot.discord.slash('settings', { action: 'show' }, { permissions: '2048' });
    await posts(3);
    expect(bot.core.invocations.map(({ context }) => context.canManage)).toEqual([true, true, false]);
  });

  it('goes by the roles where a server sends no permissions along', async () => {
    await start();
    const roles = [
      { id: bot.discord.guild, permissions: '1024' },
      { id: '77', permissions: '8' },
    ];
    bot.discord.gateway.deliver('GUILD_CREATE', { id: bot.discord.guild, roles });
    for (const held of [['77'], [{ id: '77' }], []])
      bot.discord.slash('settings', { action: 'show' }, { parts: { member: { user: ann, roles: held } } });
    await posts(3);
    expect(bot.core.invocations.map(({ context }) => context.canManage)).toEqual([true, true, false]);
  });

  it('works in direct messages, with the bot and between others', async () => {
    await start();
    bot.discord.slash('explain', {}, { guild: null });
    bot.discord.slash('explain', {}, { guild: null, parts: { context: 2 } });
    await posts(2);
    expect(bot.core.invocations.map(({ context }) => [context.direct, context.workspace])).toEqual([
      [true, null],
      [false, null],
    ]);
  });

  it('is answered once if it is delivered twice', async () => {
    await start();
    bot.discord.slash('explain', {}, { twice: true });
    await posts(1);
    await quiet();
    expect(callbacks()).toHaveLength(1);
    expect(bot.core.invocations).toHaveLength(1);
  });

  it('is never left without an answer: silence becomes a private sentence', async () => {
    await start();
    bot.core.replyWith = () => SILENCE;
    bot.discord.slash('explain', {});
    await posts(1);
    expect(bot.discord.posts()[0]!.private).toBe(true);
  });

  it('gets a private apology if the core breaks its word', async () => {
    await start();
    bot.core.replyWith = () => Promise.reject(new Error('boom'));
    bot.discord.slash('explain', {});
    await posts(1);
    expect(bot.discord.posts()[0]).toMatchObject({
      private: true,
      message: { content: expect.stringContaining('Report') },
    });
  });

  it('survives a payload with holes', async () => {
    await start();
    bot.discord.slash(
      'explain',
      {},
      {
        parts: {
          channel: null,
          context: undefined,
          application_id: null,
          member: { user: ann, roles: null },
        },
      },
    );
    await posts(1);
    expect(bot.core.invocations[0]).toMatchObject({ name: 'explain', context: { person: ann.id } });
  });

  it('goes as plain text where a server takes no buttons', async () => {
    await start();
    bot.discord.rest.fail({ path: /callback$/, status: 400, times: 1, body: { code: 50035, message: 'x' } });
    bot.discord.slash('explain', {});
    await posts(1);
    expect(bot.discord.posts()[0]).toMatchObject({ buttons: [] });
  });
});

describe('time', () => {
  it('a slow reply is deferred within Discord\u2019s three seconds, and then shown', async () => {
    await start();
    const slow = held<Reply>();
    bot.core.replyWith = () => slow.promise;
    const began = Date.now();
    const interaction = bot.discord.slash('explain', {});
    await answered(interaction);
    expect(interaction.answeredAt! - began).toBeLessThan(2000);
    expect(interaction.answer?.type).toBe(5);
    slow.release(sampleAnswer());
    await posts(1);
    expect(bot.discord.posts()[0]).toMatchObject({ private: false, buttons: { length: 4 } });
    await expect.poll(() => bot.core.sentReplies.length).toBe(1);
  });

  it('a slow reply comes as a message of its own where a server cannot change the placeholder', async () => {
    await start();
    bot.discord.rest.fail({ method: 'PATCH', path: /@original/, status: 405 });
    const slow = held<Reply>();
    bot.core.replyWith = () => slow.promise;
    await answered(bot.discord.slash('explain', {}));
    slow.release(sampleAnswer());
    await posts(1);
  });

  it('a slow private command is deferred privately', async () => {
    await start();
    const slow = held<Reply>();
    bot.core.replyWith = () => slow.promise;
    const interaction = bot.discord.slash('about', {});
    await answered(interaction);
    expect(interaction.answer).toMatchObject({ type: 5, data: { flags: 64 } });
    slow.release(sampleAnswer());
    await posts(1);
    expect(bot.discord.posts()[0]!.private).toBe(true);
  });

  it.each([
    ['goes away', false],
    ['says no more than that where it cannot be removed', true],
  ])(
    'a slow reply that turns out private is shown to the asker alone; the placeholder %s',
    async (_what, stays) => {
      await start();
      if (stays) bot.discord.rest.fail({ method: 'DELETE', path: /@original/, status: 405 });
      const slow = held<Reply>();
      bot.core.replyWith = () => slow.promise;
      const interaction = bot.discord.slash('explain', {});
      await answered(interaction);
      slow.release(makeReply({ kind: 'error', body: 'secret', delivery: 'private' }));
      await posts(stays ? 2 : 1);
      expect(
        bot.discord
          .posts()
          .filter((post) => !post.private)
          .map((post) => post.message.content),
      ).toEqual(stays ? ['I replied to you alone.'] : []);
      expect(bot.discord.posts().at(-1)).toMatchObject({ private: true, message: { content: 'secret' } });
    },
  );

  it.each([
    ['expired', 404, 10062],
    ['answered already', 400, 40060],
  ])('an interaction that is %s is logged once and forgotten', async (_what, status, code) => {
    await start();
    bot.discord.rest.fail({ path: /callback$/, status, body: { code, message: 'gone' } });
    bot.discord.slash('explain', {});
    await expect.poll(() => logged('had expired').length).toBe(1);
    await quiet();
    expect(callbacks()).toHaveLength(1);
    expect(logged('"level":50')).toEqual([]);
  });

  // Measures time, on a machine that may be busy with other tests.
  it('200 interactions at once are all answered once, within a second', { retry: 2 }, async () => {
    await start();
    const began = Date.now();
    const all = Array.from({ length: 200 }, (_, index) =>
      bot.discord.slash('explain', { topic: `t${index}` }),
    );
    await expect
      .poll(() => all.every((one) => one.answer !== undefined), { timeout: 4000, interval: 5 })
      .toBe(true);
    const slowest = Math.max(...all.map((one) => one.answeredAt! - began));
    expect(slowest).toBeLessThan(1000);
    await quiet();
    expect(callbacks()).toHaveLength(200);
    expect(bot.discord.posts()).toHaveLength(200);
  });
});

describe('completion', () => {
  it('shows what the core finds, within Discord\u2019s limits and 100 ms', { retry: 2 }, async () => {
    await start();
    bot.core.completeWith = () =>
      Array.from({ length: 40 }, (_, index) => ({
        label: `${'word '.repeat(30)}${index}`,
        value: `v${index}`,
      }));
    const began = Date.now();
    const interaction = bot.discord.type('explain', 'topic', 'tlaks');
    await answered(interaction);
    expect(interaction.answeredAt! - began).toBeLessThan(100);
    expect(bot.core.completed).toEqual([{ command: 'explain', option: 'topic', typed: 'tlaks' }]);
    const choices = interaction.answer?.data?.['choices'] as { name: string; value: string }[];
    expect(choices).toHaveLength(25);
    expect(choices[0]).toMatchObject({ value: 'v0' });
  });

  it('that comes too late is nothing to log about', async () => {
    await start();
    bot.discord.rest.fail({ path: /callback$/, status: 404, body: { code: 10062, message: 'gone' } });
    bot.discord.type('explain', 'topic', 't');
    await expect.poll(() => logged('came too late').length).toBe(1);
    expect(logged('"level":50')).toEqual([]);
  });
});

describe('"Explain this message"', () => {
  it('answers privately about the message\u2019s text', async () => {
    await start();
    const said = message(bot.discord.channel, ben, `<@${bot.discord.bot.id}> who talks?`, {
      components: null,
    });
    bot.discord.menu('Explain this message', said, { by: ann });
    await posts(1);
    expect(bot.core.invocations[0]).toMatchObject({
      type: 'message',
      mode: 'direct',
      text: 'who talks?',
      context: { person: ann.id },
    });
    expect(bot.discord.posts()[0]!.private).toBe(true);
  });

  it('says so when there is no text', async () => {
    await start();
    bot.discord.menu('Explain this message', message(bot.discord.channel, ben, ''));
    await posts(1);
    expect(bot.core.invocations).toEqual([]);
    expect(bot.discord.posts()[0]).toMatchObject({
      private: true,
      message: { content: 'That message holds no text that I could look up.' },
    });
  });
});

describe('a button', () => {
  const ask = async (by = ann) => {
    bot.discord.say(`<@${bot.discord.bot.id}> who talks?`, { by });
    await posts(1);
    return bot.discord.posts()[0]!.message;
  };

  it('hands its id back untouched, with the question and the reply', async () => {
    await start();
    const reply = await ask();
    bot.discord.press(reply, 'w:talks.who', { by: ann });
    await posts(2);
    expect(bot.core.invocations[1]).toMatchObject({
      type: 'action',
      id: 'w:talks.who',
      question: 'who talks?',
      reply: reply.id,
      context: { person: ann.id },
    });
  });

  it('answers the asker in public and anybody else privately', async () => {
    await start();
    const reply = await ask();
    bot.discord.press(reply, 'q:talks.where', { by: ann });
    await posts(2);
    bot.discord.press(reply, 'q:talks.where', { by: ben });
    await posts(3);
    expect(bot.discord.posts().map((post) => post.private)).toEqual([false, false, true]);
  });

  it('knows the question of a command, and of a button before', async () => {
    await start();
    bot.discord.slash('ask', { question: 'who talks?' }, { by: ann });
    await posts(1);
    bot.discord.press(bot.discord.posts()[0]!.message, 'q:talks.where', { by: ann });
    await posts(2);
    await quiet();
    bot.discord.press(bot.discord.posts()[1]!.message, 'w:talks.who', { by: ann });
    await posts(3);
    expect(bot.core.invocations.slice(1)).toMatchObject([
      { question: 'who talks?' },
      { question: 'Where do they meet?' },
    ]);
  });

  describe('after a restart', () => {
    let again: ReturnType<typeof buildAdapter>;

    const restart = async () => {
      await bot.adapter.stop();
      again = buildAdapter(bot.discord, bot.logged);
      await again.start(bot.core);
    };
    afterEach(() => again.stop());

    it('finds the question and the asker by way of the message replied to', async () => {
      await start();
      const reply = await ask();
      await restart();
      bot.discord.press({ ...reply, referenced_message: null }, 'w:talks.who', { by: ann });
      await posts(2);
      expect(bot.core.invocations[1]).toMatchObject({ question: 'who talks?' });
      expect(bot.discord.posts()[1]!.private).toBe(false);
    });

    it('knows the asker of a command', async () => {
      await start();
      bot.discord.slash('explain', {}, { by: ann });
      await posts(1);
      await restart();
      for (const by of [ann, ben])
        bot.discord.press(bot.discord.posts()[0]!.message, 'q:talks.where', { by });
      await posts(3);
      expect(
        bot.discord
          .posts()
          .map((post) => post.private)
          .sort(),
      ).toEqual([false, false, true]);
    });

    it('works privately when nobody can tell any more who asked', async () => {
      await start();
      const reply = await ask();
      await restart();
      bot.discord.rest.fail({ method: 'GET', path: /messages/, status: 403 });
      bot.discord.press({ ...reply, referenced_message: null }, 'w:talks.who', { by: ann });
      await posts(2);
      expect(bot.core.invocations[1]).toMatchObject({ id: 'w:talks.who', question: null });
      expect(bot.discord.posts()[1]!.private).toBe(true);
    });

    it('is acknowledged in time even if the look-up hangs', async () => {
      await start();
      const reply = await ask();
      await restart();
      bot.discord.rest.fail({ method: 'GET', path: /messages/, delayMs: 3000 });
      const began = Date.now();
      const pressed = bot.discord.press({ ...reply, referenced_message: null }, 'w:talks.who', { by: ann });
      await answered(pressed);
      expect(pressed.answeredAt! - began).toBeLessThan(2000);
      bot.discord.rest.heal();
    });
  });

  it('on a private reply stays private, and in a direct message nobody else is there', async () => {
    await start();
    bot.discord.slash('explain', { private: true }, { by: ann });
    await posts(1);
    bot.discord.press(bot.discord.posts()[0]!.message, 'q:talks.where', { by: ann });
    await posts(2);
    expect(bot.discord.posts()[1]!.private).toBe(true);
    const there = message(bot.discord.channel, bot.discord.bot, 'old');
    bot.discord.press(there, 'q:talks.where', { by: ann, guild: null });
    await posts(3);
    expect(bot.discord.posts()[2]!.private).toBe(false);
  });

  it('with null components and no reference works all the same', async () => {
    await start();
    const reply = await ask();
    bot.discord.press(
      { ...reply, components: null as never, message_reference: null, member: null },
      'gone:1',
    );
    await posts(2);
    expect(bot.core.invocations[1]).toMatchObject({ id: 'gone:1' });
  });
});
