import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { makeReply, type Reply, SILENCE, SILENCE_FOR_NOW } from '../../../src/core/reply.ts';
import { held, sampleAnswer } from '../../doubles/core.ts';
import { person, snowflake } from '../../doubles/discord/payloads.ts';
import { type Bot, type BotOptions, startBot } from './bot.ts';

let bot: Bot;

afterEach(async () => {
  expect(bot.discord.violations).toEqual([]);
  await bot.close();
});

async function start(options: BotOptions = {}): Promise<Bot> {
  bot = await startBot(options);
  return bot;
}

const at = () => `<@${bot.discord.bot.id}>`;
const posts = (count: number) =>
  expect.poll(() => bot.discord.posts().length, { timeout: 3000, interval: 5 }).toBe(count);
const asked = (count: number) =>
  expect.poll(() => bot.core.invocations.length, { timeout: 3000, interval: 5 }).toBe(count);
const calls = (method: string, path: RegExp) =>
  bot.discord.rest.calls.filter((call) => call.method === method && path.test(call.path));
/** Long enough for anything on the loopback to arrive. */
const quiet = () => sleep(60);

describe('the bot is addressed', () => {
  it('by a mention, wherever it stands in the text', async () => {
    await start();
    bot.discord.say(`${at()}, explain talks`);
    bot.discord.say(`hey <@!${bot.discord.bot.id}> who talks?`, { parts: { mentions: null } });
    bot.discord.say(`what came of it ${at()}?`);
    await posts(3);
    expect(bot.core.invocations.map((one) => 'text' in one && one.text)).toEqual([
      'explain talks',
      'hey who talks?',
      'what came of it?',
    ]);
  });

  it('by the list of mentions, as when a reply pings it', async () => {
    await start();
    bot.discord.say('and then?', { parts: { mentions: [{ id: bot.discord.bot.id, username: 'b' }] } });
    await posts(1);
    expect(bot.core.invocations[0]).toMatchObject({ mode: 'direct', text: 'and then?' });
  });

  it('by the role that Discord made for it', async () => {
    const role = snowflake();
    await start();
    bot.discord.gateway.deliver('GUILD_CREATE', {
      id: bot.discord.guild,
      roles: [{ id: role, permissions: '0', tags: { bot_id: bot.discord.bot.id } }],
    });
    bot.discord.say(`<@&${role}> who talks?`, { parts: { mention_roles: [role] } });
    await posts(1);
    expect(bot.core.invocations[0]).toMatchObject({ mode: 'direct', text: 'who talks?' });
  });

  it('by a direct message', async () => {
    await start();
    bot.discord.say('who talks?', { guild: null });
    await posts(1);
    expect(bot.core.invocations[0]).toMatchObject({
      mode: 'direct',
      context: { direct: true, workspace: null, canManage: false },
    });
  });

  it('by a reply to one of its messages, even where Discord does not quote it', async () => {
    await start();
    bot.discord.say(`${at()} who talks?`);
    await posts(1);
    const { message } = bot.discord.posts()[0]!;
    const reference = {
      type: 19,
      message_reference: { message_id: message.id, channel_id: message.channel_id },
    };
    bot.discord.say('and where?', { parts: { ...reference, referenced_message: message } });
    bot.discord.say('and when?', { parts: reference });
    await posts(3);
    expect(bot.core.invocations.slice(1)).toMatchObject([{ mode: 'direct' }, { mode: 'direct' }]);
  });

  it('by a reply to a message from before a restart, which it looks up', async () => {
    await start();
    bot.discord.say(`${at()} who talks?`);
    await posts(1);
    const { message } = bot.discord.posts()[0]!;
    await bot.adapter.stop();

    const { buildAdapter } = await import('./bot.ts');
    const again = buildAdapter(bot.discord, bot.logged);
    await again.start(bot.core);
    bot.discord.say('and where?', {
      parts: { type: 19, message_reference: { message_id: message.id }, referenced_message: null },
    });
    await posts(2);
    expect(bot.core.invocations[1]).toMatchObject({ mode: 'direct' });
    await again.stop();
  });

  it('not by a reply to somebody else, nor when the look-up fails', async () => {
    await start();
    const said = bot.discord.say('first');
    const reference = { type: 19, message_reference: { message_id: said.id } };
    bot.discord.say('second', { parts: { ...reference, referenced_message: said } });
    bot.discord.say('third', { parts: { ...reference, message_reference: { message_id: snowflake() } } });
    await quiet();
    expect(bot.core.invocations).toEqual([]);
  });
});

describe('the bot stays silent', () => {
  it('towards bots, webhooks, itself, and what Discord says itself', async () => {
    await start();
    bot.core.listensTo = () => true;
    const text = `${at()} who talks?`;
    bot.discord.say(text, { by: person('robot', { bot: true }) });
    bot.discord.say(text, { by: bot.discord.bot });
    bot.discord.say(text, { parts: { webhook_id: snowflake() } });
    for (const type of [6, 7, 18, 21, 46]) bot.discord.say(text, { parts: { type } });
    bot.discord.say(text, { parts: { author: null } });
    await quiet();
    expect(bot.core.invocations).toEqual([]);
  });

  it('in channels that did not opt in, and towards empty talk in those that did', async () => {
    await start();
    bot.discord.say('who talks?');
    await quiet();
    bot.core.listensTo = () => true;
    bot.discord.say('');
    await quiet();
    expect(bot.core.invocations).toEqual([]);
    bot.discord.say('who talks?');
    await asked(1);
    expect(bot.core.invocations[0]).toMatchObject({ mode: 'ambient' });
  });

  it('where people answer each other, in a reply or a thread', async () => {
    await start();
    bot.core.listensTo = () => true;
    const said = bot.discord.say('hello all');
    await asked(1);
    bot.discord.say('who talks?', { parts: { type: 19, message_reference: { message_id: said.id } } });
    const thread = snowflake();
    bot.discord.gateway.deliver('THREAD_CREATE', { id: thread, type: 11 });
    bot.discord.say('who talks?', { by: person('ann'), channel: thread });
    await asked(2);
    bot.discord.say('two of them, but where?', { by: person('ben'), channel: thread });
    bot.discord.say('and since when?', { by: person('ann'), channel: thread });
    await quiet();
    expect(bot.core.invocations).toHaveLength(2);
    bot.discord.say(`${at()} where?`, { by: person('ben'), channel: thread });
    await asked(3);
  });

  it('when the core says so', async () => {
    await start();
    bot.core.replyWith = () => SILENCE;
    bot.discord.say(`${at()} hm`);
    await asked(1);
    await quiet();
    expect(calls('POST', /messages/)).toEqual([]);
  });
});

describe('a reply to a message', () => {
  it('refers to it, pings nobody, shows no previews, and is whole in plain text', async () => {
    await start();
    bot.core.replyWith = () => sampleAnswer({ body: 'Hello @everyone <@1> https://example.org/x' });
    const said = bot.discord.say(`${at()} who talks?`);
    await posts(1);
    expect(calls('POST', /messages$/)[0]!.body).toMatchObject({
      content: expect.stringContaining('Reported by two officials'),
      allowed_mentions: { parse: [], replied_user: false },
      flags: 4,
      message_reference: { message_id: said.id, fail_if_not_exists: false },
    });
    expect(bot.discord.posts()[0]!.message).not.toHaveProperty('embeds[0]');
  });

  it('comes once, even if the message is delivered twice', async () => {
    await start();
    bot.discord.say(`${at()} who talks?`, { twice: true });
    await posts(1);
    await quiet();
    expect(bot.core.invocations).toHaveLength(1);
  });

  it('shows typing only if it takes longer than half a second', async () => {
    await start();
    bot.discord.say(`${at()} quick`);
    await posts(1);
    const slow = held<ReturnType<typeof sampleAnswer>>();
    bot.core.replyWith = () => slow.promise;
    bot.discord.rest.fail({ path: /typing/, status: 403 });
    bot.discord.say(`${at()} slow`);
    await asked(2);
    await sleep(300);
    expect(calls('POST', /typing/)).toHaveLength(0);
    await sleep(350);
    expect(calls('POST', /typing/)).toHaveLength(1);
    slow.release(sampleAnswer());
    await posts(2);
  });

  it('goes without the reference where the bot may not read the history', async () => {
    await start();
    const refused = bot.discord.rest.fail({
      method: 'POST',
      path: /messages$/,
      status: 400,
      times: 1,
      body: { code: 160002, message: 'Cannot reply without permission to read message history' },
    });
    bot.discord.say(`${at()} who talks?`);
    await posts(1);
    expect(refused.times).toBe(0);
    expect(bot.discord.posts()[0]!.message['message_reference']).toBeUndefined();
    expect(bot.discord.posts()[0]!.buttons).toHaveLength(4);
  });

  it('goes as plain text where a server takes no buttons', async () => {
    await start();
    bot.discord.rest.fail({ method: 'POST', path: /messages$/, status: 400, times: 3 });
    bot.discord.say(`${at()} who talks?`);
    await posts(1);
    expect(bot.discord.posts()[0]!.buttons).toEqual([]);
  });

  it('goes without the reference where a server answers 403 for that', async () => {
    await start();
    bot.discord.rest.fail({ method: 'POST', path: /messages$/, status: 403, times: 1 });
    bot.discord.say(`${at()} who talks?`);
    await posts(1);
    expect(bot.discord.posts()[0]!.buttons).toHaveLength(4);
  });

  it('that is not allowed is logged with the permissions that are missing', async () => {
    await start();
    bot.discord.rest.fail({
      method: 'POST',
      path: /messages$/,
      status: 403,
      body: { code: 50013, message: 'Missing Permissions' },
    });
    bot.discord.say(`${at()} who talks?`);
    await expect.poll(() => bot.logged.join()).toContain('Send Messages');
    expect(bot.tallied).toEqual(['undelivered']);
    bot.discord.rest.heal();
    bot.discord.say(`${at()} who talks?`);
    await posts(1);
  });

  it('apologises, with a report id that the log has too, if the core breaks its word', async () => {
    await start();
    bot.core.replyWith = () => Promise.reject(new Error('boom'));
    bot.discord.say(`${at()} who talks?`);
    await posts(1);
    const report = /Report (\w+)/.exec(bot.discord.posts()[0]!.message.content)?.[1];
    expect(report).toBeDefined();
    expect(bot.logged.join()).toContain(report);
    expect(bot.discord.posts()[0]!.message.content).not.toContain('boom');
  });

  it('leaves out a button with an id that Discord would refuse, and logs it', async () => {
    await start();
    bot.core.replyWith = () =>
      sampleAnswer({ actions: [{ id: 'x'.repeat(101), label: 'x', group: 'question' }] });
    bot.discord.say(`${at()} who talks?`);
    await posts(1);
    expect(bot.discord.posts()[0]!.buttons).toEqual([]);
    expect(bot.logged.join()).toContain('A button was left out');
  });
});

describe('a reply for the asker alone', () => {
  const ann = person('ann');
  const ask = () => bot.discord.say(`${at()} who talks?`, { by: ann });
  const limit = () => makeReply({ kind: 'notice', body: 'Too many.', delivery: 'private' });

  it('comes by direct message, and says where it belongs', async () => {
    await start();
    bot.core.replyWith = limit;
    ask();
    await posts(1);
    const [{ message } = { message: undefined }] = bot.discord.posts();
    expect(message?.channel_id).toBe(bot.discord.world.directChannels.get(ann.id));
    expect(message?.content).toBe(`About your message in <#${bot.discord.channel}>:\nToo many.`);
    ask();
    await posts(2);
    expect(calls('POST', /users\/@me\/channels/)).toHaveLength(1);
  });

  it('stands in the channel for people who take no direct messages', async () => {
    await start();
    bot.discord.world.closedTo.add(ann.id);
    bot.core.replyWith = limit;
    const said = ask();
    await posts(1);
    const [{ message } = { message: undefined }] = bot.discord.posts();
    expect(message).toMatchObject({ channel_id: bot.discord.channel, content: 'Too many.' });
    bot.discord.remove(said);
    await posts(0);
  });

  it('stands in the channel on servers without direct messages', async () => {
    await start();
    bot.discord.rest.fail({ path: /users\/@me\/channels/, status: 404 });
    bot.core.replyWith = limit;
    ask();
    await posts(1);
    expect(bot.discord.posts()[0]!.message.channel_id).toBe(bot.discord.channel);
  });

  it('leaves the answer to a question as it is when an edit of it meets a limit', async () => {
    await start();
    const said = ask();
    await posts(1);
    const answer = { ...bot.discord.posts()[0]!.message };
    bot.core.replyWith = limit;
    bot.discord.edit(said, `${at()} where?`);
    await posts(2);
    bot.core.replyWith = () => SILENCE_FOR_NOW;
    bot.discord.edit(said, `${at()} when?`);
    await asked(3);
    await quiet();
    expect(bot.discord.posts().map(({ message }) => message.content)).toEqual([
      answer.content,
      expect.stringContaining('Too many.'),
    ]);
  });
});

describe('a fault of ours', () => {
  /** A reply that no adapter can render. */
  const broken = () => sampleAnswer({ body: null as unknown as string });
  const apology = (reply: { message: { content: string } }) =>
    /Report (\w+)/.exec(reply.message.content)?.[1];

  it.each([
    ['a mention', () => void bot.discord.say(`${at()} who talks?`)],
    ['a command', () => void bot.discord.slash('ask', { question: 'who talks?' })],
  ])('is told to whoever waits for the reply to %s, with the id that the log has', async (_, ask) => {
    await start();
    bot.core.replyWith = broken;
    ask();
    await posts(1);
    const report = apology(bot.discord.posts()[0]!);
    expect(report).toBeDefined();
    expect(bot.logged.join()).toContain(report);
  });

  it('is told even where a slow command has its placeholder already', async () => {
    await start();
    const slow = held<Reply>();
    bot.core.replyWith = () => slow.promise;
    const used = bot.discord.slash('ask', { question: 'who talks?' });
    await expect.poll(() => used.answer?.type, { timeout: 4000 }).toBe(5);
    slow.release(broken());
    await posts(1);
    expect(apology(bot.discord.posts()[0]!)).toBeDefined();
  });

  it.each([
    ['the reply', broken],
    ['the core', () => Promise.reject(new Error('boom'))],
  ])('in %s is not told to people whose talk it overhears', async (_, replyWith) => {
    await start();
    bot.core.listensTo = () => true;
    bot.core.replyWith = replyWith;
    bot.discord.say('who talks?');
    await expect.poll(() => bot.logged.join()).toContain('A question could not be answered');
    await quiet();
    expect(bot.discord.posts()).toEqual([]);
  });
});

describe('when the question changes', () => {
  it('the reply is changed in place', async () => {
    await start();
    bot.core.replyWith = (one) => sampleAnswer({ body: 'text' in one ? `You said: ${one.text}` : '' });
    const said = bot.discord.say(`${at()} first`);
    await posts(1);
    bot.discord.edit(said, `${at()} second`);
    await expect.poll(() => bot.discord.posts()[0]!.message.content).toContain('You said: second');
    expect(bot.discord.posts()).toHaveLength(1);
  });

  it('before the reply is out, the reply still ends up right', async () => {
    await start();
    const slow = held<ReturnType<typeof sampleAnswer>>();
    bot.core.replyWith = () => slow.promise;
    const said = bot.discord.say(`${at()} first`);
    await asked(1);
    bot.discord.edit(said, `${at()} second`);
    bot.core.replyWith = () => sampleAnswer({ body: 'second answer' });
    slow.release(sampleAnswer({ body: 'first answer' }));
    await expect.poll(() => bot.discord.posts()[0]?.message.content).toContain('second answer');
    expect(bot.discord.posts()).toHaveLength(1);
  });

  it('a mere preview changes nothing', async () => {
    await start();
    const said = bot.discord.say(`${at()} first`);
    await posts(1);
    bot.discord.edit(said, said.content);
    bot.discord.gateway.deliver('MESSAGE_UPDATE', { id: said.id, channel_id: said.channel_id, embeds: [{}] });
    await quiet();
    expect(bot.core.invocations).toHaveLength(1);
  });

  it('to one that gets no reply, or is deleted, the reply goes', async () => {
    await start();
    const [one, two] = [bot.discord.say(`${at()} one`), bot.discord.say(`${at()} two`)];
    await posts(2);
    bot.core.replyWith = () => SILENCE;
    bot.discord.edit(one, `${at()} never mind`);
    await posts(1);
    bot.discord.remove(two);
    await posts(0);
  });

  it('in bulk, the replies go too', async () => {
    await start();
    const [one, two] = [bot.discord.say(`${at()} one`), bot.discord.say(`${at()} two`)];
    await posts(2);
    bot.discord.gateway.deliver('MESSAGE_DELETE_BULK', { ids: [one.id, two.id], channel_id: one.channel_id });
    await posts(0);
  });

  it('and is deleted before its reply is out, none comes', async () => {
    await start();
    const slow = held<ReturnType<typeof sampleAnswer>>();
    bot.core.replyWith = () => slow.promise;
    const said = bot.discord.say(`${at()} first`);
    await asked(1);
    bot.discord.remove(said);
    await quiet();
    slow.release(sampleAnswer());
    await quiet();
    expect(bot.discord.posts()).toEqual([]);
  });

  it('a server that cannot edit gets a new reply instead', async () => {
    await start();
    const said = bot.discord.say(`${at()} first`);
    await posts(1);
    bot.discord.rest.fail({ method: 'PATCH', path: /messages/, status: 501 });
    bot.core.replyWith = () => makeReply({ kind: 'notice', body: 'second answer' });
    bot.discord.edit(said, `${at()} second`);
    await posts(2);
    expect(bot.discord.posts()[1]!.message.content).toContain('second answer');
  });
});

describe('a correction', () => {
  const sent = async () => {
    await expect.poll(() => bot.core.sentReplies.length).toBe(1);
    return bot.core.sentReplies[0]!;
  };

  it('does not touch a reply that no longer states the entry', async () => {
    await start();
    const said = bot.discord.say(`${at()} first`);
    const before = await sent();
    bot.core.replyWith = () => makeReply({ kind: 'no-answer', body: 'no idea' });
    bot.discord.edit(said, `${at()} second`);
    await expect.poll(() => bot.discord.posts()[0]!.message.content).toBe('no idea');
    expect(await bot.adapter.correct!(before, sampleAnswer())).toBe(false);
    expect(bot.discord.posts()[0]!.message.content).toBe('no idea');
  });

  it('that fails for now is a fault, so that it is tried again; one that is out of reach is not', async () => {
    await start();
    bot.discord.say(`${at()} first`);
    const before = await sent();
    const fault = { method: 'PATCH', path: /messages/ };
    bot.discord.rest.fail({ ...fault, status: 501, times: 1 });
    await expect(bot.adapter.correct!(before, sampleAnswer())).rejects.toThrow('may do so later');
    bot.discord.rest.fail({ ...fault, status: 403, times: 2 });
    expect(await bot.adapter.correct!(before, sampleAnswer())).toBe(false);
    expect(await bot.adapter.correct!(before, sampleAnswer({ body: 'better' }))).toBe(true);
  });
});

describe('payloads with holes', () => {
  it.each([
    ['null components, thread and member', { components: null, thread: null, member: null }],
    ['no type, flags, timestamp or mentions', { type: undefined, flags: undefined, mentions: undefined }],
    ['mentions of a wrong shape', { mentions: [null, {}, 'x'], mention_roles: 'none' }],
    ['a null reference', { message_reference: null, referenced_message: null, webhook_id: null }],
    ['numbers for ids', { channel_id: 123456789012345 }],
  ])('%s do not matter', async (_what, parts) => {
    await start();
    bot.discord.say(`${at()} who talks?`, { parts });
    await asked(1);
    expect(bot.core.invocations[0]).toMatchObject({ text: 'who talks?', mode: 'direct' });
  });

  it('of every event are survived', async () => {
    await start();
    const types = ['MESSAGE_CREATE', 'MESSAGE_UPDATE', 'MESSAGE_DELETE', 'MESSAGE_DELETE_BULK'];
    const more = ['INTERACTION_CREATE', 'GUILD_CREATE', 'GUILD_DELETE', 'GUILD_ROLE_UPDATE', 'THREAD_CREATE'];
    for (const type of [...types, ...more, 'THREAD_LIST_SYNC', 'SOMETHING_NEW'])
      for (const data of [null, {}, [], 'x', { id: null }]) bot.discord.gateway.deliver(type, data);
    bot.discord.say(`${at()} still there?`);
    await posts(1);
  });
});

describe('the context', () => {
  it('makes a thread one conversation, and elsewhere one for each person', async () => {
    const thread = snowflake();
    await start();
    bot.discord.gateway.deliver('THREAD_CREATE', { id: thread, type: 11 });
    const [ann, ben] = [person('ann'), person('ben')];
    for (const by of [ann, ben]) {
      bot.discord.say(`${at()} x`, { by, channel: thread });
      bot.discord.say(`${at()} x`, { by });
    }
    await asked(4);
    const talks = bot.core.invocations.map(({ context }) => context.conversation);
    expect(new Set(talks).size).toBe(3);
    expect(talks.filter((one) => one === thread)).toHaveLength(2);
  });

  it('knows who looks after the server: its owner, and who has a role that may', async () => {
    const [owner, keeper, guest] = [person('owner'), person('keeper'), person('guest')];
    const role = snowflake();
    await start();
    bot.discord.gateway.deliver('GUILD_CREATE', {
      id: bot.discord.guild,
      owner_id: owner.id,
      roles: [
        { id: bot.discord.guild, permissions: '1024' },
        { id: role, permissions: '32' },
      ],
    });
    for (const [by, roles] of [
      [owner, []],
      [keeper, [role]],
      [guest, []],
    ] as const)
      bot.discord.say(`${at()} settings show`, { by, parts: { member: { roles } } });
    await asked(3);
    const may = new Map(bot.core.invocations.map(({ context }) => [context.person, context.canManage]));
    expect([owner, keeper, guest].map(({ id }) => may.get(id))).toEqual([true, true, false]);
  });
});
