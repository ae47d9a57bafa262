/** What is handed in for what people do on Discord. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { withoutMention } from '../../../src/adapters/discord/decode.ts';
import type {
  ButtonPress,
  CommandUse,
  ExplainUse,
  IncomingMessage,
} from '../../../src/conversation/inbox.ts';
import type { MessageRef } from '../../../src/conversation/platform.ts';
import { makeReply, type Reply } from '../../../src/core/reply.ts';
import { held, sampleAnswer } from '../../doubles/core.ts';
import {
  guildCreate,
  type Message,
  message,
  person,
  role,
  snowflake,
} from '../../doubles/discord/payloads.ts';
import { type FakeDiscord, startDiscord } from '../../doubles/discord/server.ts';
import { type Built, buildAdapter, PATIENTLY } from './bot.ts';

const ann = person('ann');
const ben = person('ben');
const owner = person('owner');
const keepers = snowflake();
const channel = snowflake();

/** Everything that was handed in, in order, by kind. */
interface Handed {
  readonly messages: IncomingMessage[];
  readonly edits: IncomingMessage[];
  readonly deletions: MessageRef[];
  readonly commands: CommandUse[];
  readonly explains: ExplainUse[];
  readonly presses: ButtonPress[];
  readonly left: string[];
}

let discord: FakeDiscord;
let bot: Built;
let handed: Handed;

beforeEach(async () => {
  discord = await startDiscord({
    guild: {
      channels: [channel],
      owner: owner.id,
      roles: [role(keepers, { permissions: '32' })],
    },
  });
  bot = buildAdapter(discord);
  handed = { messages: [], edits: [], deletions: [], commands: [], explains: [], presses: [], left: [] };
  await bot.adapter.start({
    ...bot.inbox,
    message: async (one) => void handed.messages.push(one),
    edited: async (one) => void handed.edits.push(one),
    deleted: async (one) => void handed.deletions.push(one),
    command: async (one) => void handed.commands.push(one),
    explain: async (one) => void handed.explains.push(one),
    press: async (one) => void handed.presses.push(one),
    left: async (one) => void handed.left.push(one),
  });
});
afterEach(async () => {
  await bot.adapter.stop();
  await discord.close();
});

/** The first that is handed in of a kind. */
async function first<K extends keyof Handed>(kind: K): Promise<Handed[K][number]> {
  await expect.poll(() => handed[kind].length, PATIENTLY).toBeGreaterThan(0);
  return handed[kind][0]!;
}

const say: FakeDiscord['say'] = (content, saying) => discord.say(content, { channel, by: ann, ...saying });
const at = () => `<@${discord.bot.id}>`;

describe('a message', () => {
  it('says who wrote it, where, and where a reply goes', async () => {
    const said = say('who talks?');
    const one = await first('messages');
    expect(one).toMatchObject({
      message: { workspace: discord.guild, channel, message: said.id },
      context: {
        platform: 'discord',
        conversation: `${channel}:${ann.id}`,
        person: ann.id,
        workspace: discord.guild,
        channel,
        direct: false,
        locale: null,
      },
      to: {
        workspace: discord.guild,
        channel,
        thread: null,
        replyTo: said.id,
        person: ann.id,
        direct: false,
      },
      text: 'who talks?',
      mentionsBot: false,
      mentionsOthers: false,
      repliesTo: null,
      thread: null,
    });
  });

  it('to the bot alone stands in no server', async () => {
    discord.say('who talks?', { by: ann, guild: null });
    const { context, to, message: ref } = await first('messages');
    expect(context).toMatchObject({ workspace: null, direct: true });
    expect(to).toMatchObject({ workspace: null, direct: true, channel: ref.channel });
    expect(await context.canManage()).toBe(false);
  });

  it('mentions the bot by name, and loses that mention', async () => {
    say(`${at()}, explain talks`);
    expect(await first('messages')).toMatchObject({
      mentionsBot: true,
      mentionsOthers: false,
      text: 'explain talks',
    });
  });

  it('mentions the bot by the role that Discord made for it', async () => {
    const own = snowflake();
    const made = role(own, { botId: discord.bot.id, position: 2 });
    discord.gateway.deliver('GUILD_ROLE_CREATE', { guild_id: discord.guild, role: made });
    say(`<@&${own}> who talks?`, { parts: { mention_roles: [own] } });
    expect(await first('messages')).toMatchObject({
      mentionsBot: true,
      mentionsOthers: false,
      text: 'who talks?',
    });
  });

  it.each([
    ['a person', { mentions: [{ ...ben, discriminator: '0', avatar: null }] }],
    ['a role', { mention_roles: [keepers] }],
    ['everyone', { mention_everyone: true }],
  ])('mentions %s besides the bot', async (_whom, parts) => {
    say('who talks?', { parts });
    expect(await first('messages')).toMatchObject({ mentionsBot: false, mentionsOthers: true });
  });

  it.each([
    [true, 'bot'],
    [false, 'unknown'],
  ] as const)('replies to the bot; Discord quotes that message: %s', async (quoted, author) => {
    const own = message(channel, discord.bot, 'an answer');
    discord.reply(own, 'and then?', { channel, by: ann, quoted, pings: false });
    expect((await first('messages')).repliesTo).toEqual({
      message: { workspace: discord.guild, channel, message: own.id },
      author,
    });
  });

  it('that replies to the bot names it by that and not by the ping that Discord adds', async () => {
    const own = message(channel, discord.bot, 'an answer');
    discord.reply(own, '', { channel, by: ann });
    discord.reply(own, `${at()} and then?`, { channel, by: ann });
    await expect.poll(() => handed.messages.length, PATIENTLY).toBe(2);
    expect(handed.messages.map(({ mentionsBot, mentionsOthers }) => [mentionsBot, mentionsOthers])).toEqual([
      [false, false],
      [true, false],
    ]);
  });

  it('replies to somebody else', async () => {
    discord.reply(say('hello all', { by: ben }), 'and then?', { channel, by: ann });
    await expect.poll(() => handed.messages.length, PATIENTLY).toBe(2);
    expect(handed.messages[1]).toMatchObject({ repliesTo: { author: 'other' }, mentionsOthers: true });
  });

  it('that is forwarded replies to nothing', async () => {
    const forwarded = { type: 1, message_id: snowflake(), channel_id: channel };
    say('', { parts: { message_reference: forwarded } });
    expect((await first('messages')).repliesTo).toBeNull();
  });

  it('in a thread belongs to one line of talk for all, and names who opened it', async () => {
    const thread = discord.openThread(ben);
    say('who talks?', { channel: thread });
    expect(await first('messages')).toMatchObject({
      thread: { id: thread, startedBy: ben.id, startedAt: expect.any(Number) },
      context: { conversation: thread, channel: thread },
      to: { channel: thread, thread: null },
    });
  });

  it('tells whether its author looks after the server: its owner does, and who has a role that may', async () => {
    say('settings', { by: owner });
    say('settings', { by: ben, roles: [keepers] });
    say('settings', { by: ann });
    await expect.poll(() => handed.messages.length, PATIENTLY).toBe(3);
    const may = await Promise.all(handed.messages.map(({ context }) => context.canManage()));
    expect(may).toEqual([true, true, false]);
  });

  it('that another bot posts for a person, in place of what that one wrote, is marked as a copy', async () => {
    say(`${at()} hi`, { parts: { webhook_id: snowflake(), application_id: snowflake() } });
    expect(await first('messages')).toMatchObject({ copied: true, text: 'hi', mentionsBot: true });
  });

  it('of a bot, a webhook, the bot itself or Discord is not handed in', async () => {
    say(`${at()} hi`, { by: person('robot', { bot: true }) });
    say(`${at()} hi`, { by: discord.bot });
    say(`${at()} hi`, { parts: { webhook_id: snowflake() } });
    for (const type of [6, 7, 18, 21, 46]) say(`${at()} hi`, { parts: { type } });
    const last = say('a person');
    expect((await first('messages')).message.message).toBe(last.id);
  });

  it('arrives without its text where the bot may not read what is not meant for it', async () => {
    const plain = buildAdapter(discord, { messageContent: false });
    const heard: IncomingMessage[] = [];
    await plain.adapter.start({ ...plain.inbox, message: async (one) => void heard.push(one) });
    say('who talks?');
    say(`${at()} who talks?`);
    await expect.poll(() => heard.length, PATIENTLY).toBe(2);
    await plain.adapter.stop();
    expect(heard.map(({ text }) => text)).toEqual(['', 'who talks?']);
  });
});

describe('what becomes of a message', () => {
  it('an edit is handed in as the message reads now', async () => {
    const said = say(`${at()} first`);
    discord.edit(said, 'second');
    expect(await first('edits')).toMatchObject({
      message: { workspace: discord.guild, channel, message: said.id },
      context: { person: ann.id },
      text: 'second',
      mentionsBot: false,
    });
  });

  it('a deletion is handed in, one by one where many go at once', async () => {
    const [one, two, three] = [say('one'), say('two'), say('three')];
    discord.remove(one);
    const ids = [two.id, three.id];
    discord.gateway.deliver('MESSAGE_DELETE_BULK', { ids, channel_id: channel, guild_id: discord.guild });
    await expect.poll(() => handed.deletions.length, PATIENTLY).toBe(3);
    expect(handed.deletions).toEqual(
      [one, two, three].map(({ id }) => ({ workspace: discord.guild, channel, message: id })),
    );
  });
});

it('a server that removes the bot is told of, one that Discord has trouble with is not', async () => {
  discord.gateway.deliver('GUILD_DELETE', { id: discord.guild, unavailable: true });
  discord.gateway.deliver('GUILD_DELETE', { id: discord.guild });
  say('still there?', { guild: null });
  await first('messages');
  expect(handed.left).toEqual([discord.guild]);
});

it('a server that adds the bot begins anew, also if it removed the bot while that was away', async () => {
  const id = snowflake();
  discord.gateway.deliver('GUILD_CREATE', guildCreate({ id, channels: [snowflake()] }));
  say('hello', { guild: null });
  await first('messages');
  expect(handed.left).toEqual([id]);
});

describe('a command', () => {
  it('comes with its options by name, and with who uses it in which language', async () => {
    const used = discord.slash(
      'explain',
      { topic: 'talks', private: true },
      { channel, by: ann, locale: 'fr', permissions: '32' },
    );
    const one = await first('commands');
    expect(one).toMatchObject({
      name: 'explain',
      options: { topic: 'talks', private: true },
      key: used.id,
      context: {
        conversation: `${channel}:${ann.id}`,
        person: ann.id,
        workspace: discord.guild,
        channel,
        direct: false,
        locale: 'fr',
      },
    });
    expect(one.responder.sharesLater).toBe(false);
  });

  it.each([
    ['2048', false],
    ['32', true],
    ['8', true],
  ])('is of a manager or not, by the permissions that come along: %s', async (permissions, may) => {
    discord.slash('settings show', {}, { channel, by: ann, permissions });
    expect(await (await first('commands')).context.canManage()).toBe(may);
  });

  it('tells its subcommand as the option that it is when it is typed', async () => {
    discord.slash('settings channel', { mode: 'off' }, { channel, by: ann });
    expect(await first('commands')).toMatchObject({
      name: 'settings',
      options: { action: 'channel', mode: 'off' },
    });
  });

  it('works in direct messages, with the bot and between others', async () => {
    discord.slash('explain', {}, { by: ann, guild: null });
    discord.slash('explain', {}, { by: ann, guild: null, parts: { context: 2 } });
    await expect.poll(() => handed.commands.length, PATIENTLY).toBe(2);
    expect(handed.commands.map(({ context }) => [context.direct, context.workspace])).toEqual([
      [true, null],
      [false, null],
    ]);
  });

  it('works in a server that has not added the bot, for people who have, who manage nothing there', async () => {
    const elsewhere = snowflake();
    discord.slash('explain', {}, { by: ann, channel: snowflake(), guild: elsewhere, permissions: '32' });
    const { context } = await first('commands');
    expect(context).toMatchObject({ workspace: elsewhere, direct: false });
    // There is nothing of the bot's there.
    expect(await context.canManage()).toBe(false);
  });

  it('in a thread belongs to the talk there', async () => {
    const thread = discord.openThread(ben);
    discord.slash('explain', {}, { by: ann, channel: thread });
    expect((await first('commands')).context.conversation).toBe(thread);
  });
});

/** What has words, but none of its own. */
const WORDED: readonly (readonly [what: string, parts: Record<string, unknown>, text: string])[] = [
  [
    'a forward',
    {
      flags: 16_384,
      message_reference: { type: 1, message_id: snowflake(), channel_id: snowflake() },
      message_snapshots: [{ message: { ...message(channel, ben, 'who talks?'), author: undefined } }],
    },
    'who talks?',
  ],
  [
    'a poll',
    {
      poll: {
        question: { text: 'Who talks?' },
        answers: [
          { answer_id: 1, poll_media: { text: 'Both' } },
          { answer_id: 2, poll_media: { text: 'Nobody' } },
        ],
        expiry: null,
        allow_multiselect: false,
        layout_type: 1,
      },
    },
    'Who talks?\nBoth\nNobody',
  ],
  [
    'an embed',
    {
      embeds: [
        {
          type: 'rich',
          title: 'News',
          description: 'They talk.',
          fields: [{ name: 'Where', value: 'Here' }],
        },
      ],
    },
    'News\nThey talk.\nWhere\nHere',
  ],
  [
    'a layout of components',
    {
      flags: 32_768,
      components: [
        {
          type: 17,
          components: [
            { type: 10, content: 'They talk.' },
            {
              type: 9,
              components: [{ type: 10, content: 'Where?' }],
              accessory: { type: 2, style: 5, label: 'More', url: 'https://x.org' },
            },
            { type: 14 },
          ],
        },
      ],
    },
    'They talk.\nWhere?',
  ],
  [
    'a picture',
    {
      attachments: [
        {
          id: snowflake(),
          filename: 'a.png',
          size: 1,
          url: 'https://x.org/a.png',
          proxy_url: 'https://x.org/a.png',
          description: 'Two people talk.',
        },
      ],
    },
    'Two people talk.',
  ],
];

describe('"Explain this message"', () => {
  it.each([
    ['its text', 'who talks?', 'who talks?'],
    ['nothing where there is none', '', ''],
  ])('hands in %s', async (_what, content, text) => {
    discord.menu('Explain this message', message(channel, ben, content), { channel, by: ann });
    expect(await first('explains')).toMatchObject({ text, context: { person: ann.id } });
  });

  it.each(WORDED)('reads the words of %s', async (_what, parts, text) => {
    discord.menu('Explain this message', message(channel, ben, '', parts), { channel, by: ann });
    expect((await first('explains')).text).toBe(text);
  });

  it('reads what a mere link unfolds to, but not beside words of its own', async () => {
    const embeds = [{ type: 'article', title: 'They talk' }];
    const [link, words] = ['https://x.org/a', 'who is https://x.org/a about?'];
    discord.menu('Explain this message', message(channel, ben, link, { embeds }), { channel, by: ann });
    expect((await first('explains')).text).toBe(`${link}\nThey talk`);
    discord.menu('Explain this message', message(channel, ben, words, { embeds }), { channel, by: ann });
    await expect.poll(() => handed.explains[1]?.text, PATIENTLY).toBe(words);
  });
});

describe('words that are not its own', () => {
  it.each(WORDED)(
    'of %s are read in a direct message, and where a message is looked up',
    async (_what, parts, text) => {
      const said = discord.say('', { by: ann, guild: null, parts });
      const { message: ref, text: read } = await first('messages');
      expect(read).toBe(text);
      expect(await bot.adapter.port.fetch(ref)).toMatchObject({ text, author: said.author.id });
    },
  );

  it.each(WORDED)('of %s are said to nobody in a channel', async (_what, parts) => {
    say('', { parts });
    expect((await first('messages')).text).toBe('');
  });

  it('change nothing when a link unfolds', async () => {
    const said = discord.say('https://x.org/a', { by: ann, guild: null });
    Object.assign(said, { embeds: [{ type: 'article', title: 'They talk' }] });
    discord.edit(said, said.content);
    expect((await first('edits')).text).toBe((await first('messages')).text);
  });
});

describe('a button', () => {
  const button = { type: 2, style: 1, custom_id: 'q:talks.where', label: 'Where do they meet?' };
  const components = [{ type: 1, components: [button] }];
  const reply = (parts: object): Message =>
    message(channel, discord.bot, 'an answer', { components, ...parts });

  async function pressOn(on: Message): Promise<ButtonPress> {
    discord.press(on, 'q:talks.where', { by: ben });
    return first('presses');
  }

  it('hands its id back, with its label and the message', async () => {
    const question = say('who talks?');
    const on = reply({ message_reference: { type: 0, message_id: question.id, channel_id: channel } });
    expect(await pressOn(on)).toMatchObject({
      id: 'q:talks.where',
      label: 'Where do they meet?',
      message: { workspace: discord.guild, channel, message: on.id },
      replyKey: question.id,
      shownPrivately: false,
      context: { person: ben.id },
    });
  });

  it('on a private reply names no message that others could see', async () => {
    const used = { id: snowflake(), type: 2, user: { ...ann, discriminator: '0', avatar: null } };
    const metadata = { interaction_metadata: { ...used, authorizing_integration_owners: {} } };
    expect(await pressOn(reply({ flags: 64, ...metadata }))).toMatchObject({
      message: null,
      replyKey: used.id,
      shownPrivately: true,
    });
  });

  it('on the answer to a command tells who used it', async () => {
    const used = { id: snowflake(), type: 2, user: { ...ann, discriminator: '0', avatar: null } };
    const metadata = { interaction_metadata: { ...used, authorizing_integration_owners: {} } };
    const press = await pressOn(reply(metadata));
    expect(press.answers).toEqual({ person: ann.id });
  });

  it('on the answer to a message tells which', async () => {
    const question = say(`${at()} who talks?`);
    const on = reply({ message_reference: { type: 0, message_id: question.id, channel_id: channel } });
    const press = await pressOn(on);
    expect(press.answers).toMatchObject({
      message: { workspace: discord.guild, channel, message: question.id },
    });
  });
});

describe('the message whose button was pressed', () => {
  const buttons = [
    { type: 2, style: 1, custom_id: 'q:talks.where', label: 'Where do they meet?' },
    { type: 2, style: 2, custom_id: 'v:talks:1', label: 'Helpful' },
  ];
  const components = [{ type: 1, components: buttons }];
  const labels = (on: Message) =>
    (on.components as { components: { label: string }[] }[]).flatMap((row) =>
      row.components.map(({ label }) => label),
    );

  async function pressed(parts: object = {}) {
    const on = message(channel, discord.bot, 'an answer', { components, ...parts });
    discord.world.messages.set(on.id, on);
    discord.world.posted.push(on.id);
    if ('flags' in parts) discord.world.ephemeral.add(on.id);
    const used = discord.press(on, 'v:talks:1', { by: ben });
    return { on, used, responder: (await first('presses')).responder };
  }
  const now = (reply = sampleAnswer()) => Promise.resolve(reply);
  const hidden = () => makeReply({ kind: 'notice', body: 'for you alone', delivery: 'private' });

  it('may become the reply, at once and where that is slow', async () => {
    const { on, used, responder } = await pressed();
    const shown = { message: { workspace: discord.guild, channel, message: on.id }, private: false };
    expect(await responder.replaceOriginal!(now(), 'key')).toEqual(shown);
    expect(used.answer?.type).toBe(7);
    expect(on.content).toContain('Doha');
    handed.presses.splice(0);

    const later = await pressed();
    const slow = held<Reply>();
    const replacing = later.responder.replaceOriginal!(slow.promise, 'key');
    await expect.poll(() => later.used.answer?.type, PATIENTLY).toBe(6);
    slow.release(sampleAnswer());
    expect(await replacing).toMatchObject({ private: false });
    expect(later.on.content).toContain('Doha');
  });

  it('stays where the reply is for one person alone, who gets it besides', async () => {
    const { on, responder } = await pressed();
    expect(await responder.replaceOriginal!(now(hidden()), 'key')).toBeNull();
    expect(await responder.respond(now(hidden()), () => false, 'key')).toMatchObject({ private: true });
    expect(on.content).toBe('an answer');
    expect(discord.posts().map((post) => [post.message.content, post.private])).toEqual([
      ['an answer', false],
      ['for you alone', true],
    ]);
  });

  it('may have its buttons labelled anew, and more be said besides', async () => {
    const { on, responder } = await pressed();
    expect(await responder.relabel!({ 'v:talks:1': 'Helpful ✓' })).toBe(true);
    expect(labels(on)).toEqual(['Where do they meet?', 'Helpful ✓']);
    expect(on.content).toBe('an answer');
    expect(await responder.respond(now(), () => true, 'key')).toMatchObject({ private: true });
    expect(discord.posts()).toHaveLength(2);
  });

  it.each([
    ['seen by all', {}],
    ['seen by one', { flags: 64 }],
  ])('may be taken away: %s', async (_what, parts) => {
    const { responder } = await pressed(parts);
    await responder.removeOriginal!();
    expect(discord.posts()).toEqual([]);
  });

  it('stays as it is where Discord does not take the change, and the reply is said all the same', async () => {
    const { on, responder } = await pressed();
    discord.rest.fail({ method: 'POST', path: /callback$/, status: 400, times: 2, body: { code: 50035 } });
    expect(await responder.relabel!({ 'v:talks:1': 'Helpful ✓' })).toBe(false);
    expect(await responder.replaceOriginal!(now(), 'key')).toBeNull();
    expect(await responder.respond(now(), () => false, 'key')).not.toBeNull();
    expect(on.content).toBe('an answer');
  });
});

describe('the text without the mention of the bot', () => {
  it.each([
    ['<@1>, explain talks', 'explain talks'],
    ['hey <@!1> who talks?', 'hey who talks?'],
    ['what came of it <@1>?', 'what came of it?'],
    ['<@1>', ''],
    ['<@12> who talks?', '<@12> who talks?'],
  ])('%s', (content, text) => {
    expect(withoutMention(content, '1')).toBe(text);
  });
});
