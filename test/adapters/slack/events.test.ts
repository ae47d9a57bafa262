/** One of everything that Slack sends, from the event to what stands in Slack, by both ways in. */
import { describe, expect, it } from 'vitest';
import { makeReply } from '../../../src/core/reply.ts';
import { held, sampleAnswer } from '../../doubles/core.ts';
import {
  BOT,
  CHANNEL,
  changed,
  DM,
  deleted,
  homeButtonPressed,
  homeOpened,
  mention,
  message,
  newTs,
  type Payload,
  shortcutUsed,
  slashCommand,
  TEAM,
} from '../../doubles/slack/payloads.ts';
import { buttonsOf, press, type StartedBot, startAgent, startBot, WAIT } from '../../doubles/slack/start.ts';

const ANN = 'U0000ANN';
const BEN = 'U0000BEN';

function use(bot: StartedBot, command: string, text: string) {
  const responseUrl = bot.server.responseUrl(CHANNEL, ANN);
  return bot.deliver('command', slashCommand({ command, text, user: ANN, responseUrl }));
}

const richText = (...elements: Payload[]): Payload => ({
  type: 'rich_text',
  elements: [{ type: 'rich_text_section', elements }],
});

/** Messages whose words stand elsewhere than in their text: what it is, its text, the rest of it, its words. */
const SAID: readonly (readonly [string, string, Payload, string])[] = [
  [
    'a forward, and what was written beside it',
    'Is this so?',
    { attachments: [{ is_share: true, is_msg_unfurl: true, text: 'They met &amp; talked.', fallback: 'x' }] },
    'Is this so?\nThey met & talked.',
  ],
  [
    'a forward of a message made of blocks',
    '',
    {
      attachments: [
        {
          is_share: true,
          message_blocks: [{ message: { blocks: [richText({ type: 'text', text: 'They met.' })] } }],
          fallback: 'x',
        },
      ],
    },
    'They met.',
  ],
  [
    'a post of another app made of blocks, without its buttons',
    'New',
    {
      bot_id: 'B0000OTHER',
      blocks: [
        { type: 'header', text: { type: 'plain_text', text: 'Which talks?' } },
        {
          type: 'section',
          text: { type: 'mrkdwn', text: 'Those in *Doha*' },
          accessory: { type: 'button', text: { type: 'plain_text', text: 'Vote' } },
          fields: [
            { type: 'mrkdwn', text: 'one' },
            { type: 'mrkdwn', text: 'two' },
          ],
        },
        { type: 'actions', elements: [{ type: 'button', text: { type: 'plain_text', text: 'Close' } }] },
      ],
    },
    'Which talks?\nThose in *Doha*\none\ntwo',
  ],
  [
    'an attachment of another app',
    '',
    {
      bot_id: 'B0000OTHER',
      attachments: [
        { pretext: 'News', title: 'Talks', text: 'They met.', fields: [{ title: 'Where', value: 'Doha' }] },
        { fallback: 'Only this' },
      ],
    },
    'News\nTalks\nThey met.\nWhere\nDoha\nOnly this',
  ],
  [
    'rich text, with whom it names and where it links',
    '',
    {
      blocks: [
        richText(
          { type: 'user', user_id: BEN },
          { type: 'text', text: ' sees ' },
          { type: 'link', url: 'https://news.example' },
        ),
      ],
    },
    `<@${BEN}> sees https://news.example`,
  ],
  [
    'no preview of a link beside the words',
    'See https://news.example',
    { attachments: [{ from_url: 'https://news.example', title: 'All the news', text: 'Much.' }] },
    'See https://news.example',
  ],
];

const help = () =>
  makeReply({
    kind: 'notice',
    title: 'How to ask',
    body: 'Ask.',
    actions: ['Hostages', 'Talks', 'Envoy', 'Ceasefire', 'Reactions'].map((label) => ({
      id: `topic:${label.toLowerCase()}`,
      label,
      group: 'topic' as const,
    })),
  });

describe.each(['socket', 'http'] as const)('over %s', (way) => {
  it('a mention is answered in its thread, and one in a thread in that thread', async () => {
    const bot = await startBot(way);
    await bot.event(mention({ text: 'who talks?', user: ANN, ts: '1.000001' }));
    await bot.event(mention({ text: 'and where?', user: ANN, ts: '3.000001', thread: '2.000001' }));
    const posts = await bot.posts(2);
    expect(posts.map(({ thread }) => thread).sort()).toEqual(['1.000001', '2.000001']);
    expect(bot.core.invocations[0]!.context).toMatchObject({
      workspace: TEAM,
      channel: CHANNEL,
      conversation: `${TEAM}:${CHANNEL}:1.000001`,
    });
  });

  it('a mention that comes as app_mention and as message is answered once', async () => {
    const bot = await startBot(way);
    const ts = newTs();
    await Promise.all([
      bot.event(mention({ text: 'who talks?', user: ANN, ts })),
      bot.event(message({ text: `<@${BOT}> who talks?`, user: ANN, ts })),
    ]);
    await bot.posts(1);
    expect(bot.core.invocations).toHaveLength(1);
  });

  it('a direct message is answered where it was written, in no thread', async () => {
    const bot = await startBot(way);
    await bot.event(message({ text: 'R&amp;D &lt;talks&gt;?', user: ANN, channel: DM }));
    expect((await bot.posts(1))[0]).toMatchObject({ channel: DM, thread: null });
    expect(bot.core.invocations[0]).toMatchObject({ text: 'R&D <talks>?', context: { direct: true } });
  });

  it('an edited question has its reply changed in place, and a mention that comes again for it makes no second one', async () => {
    const bot = await startBot(way);
    const ts = newTs();
    await bot.event(mention({ text: 'who talks?', user: ANN, ts }));
    await bot.posts(1);
    bot.core.replyWith = () => sampleAnswer({ body: 'In Doha, then.' });
    await bot.event(changed({ text: `<@${BOT}> where?`, user: ANN, ts }, `<@${BOT}> who talks?`));
    await bot.event({ ...mention({ text: 'where?', user: ANN, ts }), edited: { user: ANN, ts: newTs() } });
    await expect.poll(() => bot.messages()[0]?.text, WAIT).toContain('In Doha, then.');
    await bot.posts(1);
    expect(bot.core.invocations.map((one) => 'text' in one && one.text)).toEqual(['who talks?', 'where?']);
  });

  it.each([
    ['deleted', (ts: string) => deleted({ text: 'who talks?', user: ANN, channel: DM, ts })],
    [
      'deleted while it has a thread',
      (ts: string) => ({
        ...changed({ text: '', user: ANN, channel: DM, ts }, 'who talks?'),
        message: {
          type: 'message',
          subtype: 'tombstone',
          user: 'USLACKBOT',
          ts,
          text: 'This message was deleted.',
        },
      }),
    ],
  ])('a question that is %s has its reply taken back', async (_, event) => {
    const bot = await startBot(way);
    const ts = newTs();
    await bot.event(message({ text: 'who talks?', user: ANN, channel: DM, ts }));
    await bot.posts(1);
    await bot.event(event(ts));
    await expect.poll(() => bot.messages(), WAIT).toEqual([]);
  });

  it.each([
    ['another bot', { bot_id: 'B0000OTHER' }],
    ['itself', { user: BOT }],
    ['a join', { subtype: 'channel_join' }],
    ['a bot message', { subtype: 'bot_message' }],
    ['Slackbot', { user: 'USLACKBOT' }],
  ])('%s is not answered', async (_, more) => {
    const bot = await startBot(way);
    bot.core.listensTo = () => true;
    await bot.event({ ...message({ text: `<@${BOT}> who talks?`, user: ANN }), ...more });
    await bot.event({ ...message({ text: 'who talks?', user: ANN, channel: DM }), ...more });
    await bot.settled();
    expect(bot.core.invocations).toEqual([]);
  });

  it('a command is answered for whoever used it alone, and its reply is shared for all on request', async () => {
    const bot = await startBot(way);
    await use(bot, '/explain', 'talks');
    const [own] = await bot.posts(1);
    expect(own).toMatchObject({ onlyFor: ANN, channel: CHANNEL });
    expect(bot.core.invocations[0]).toMatchObject({ name: 'explain', options: { topic: 'talks' } });
    bot.core.replyWith = () => sampleAnswer({ entry: 'talks-who' });
    await use(bot, '/explain', 'who');
    const [, second] = await bot.posts(2);
    await press(bot, second!, 'Share');
    const [, , shared] = await bot.posts(3);
    expect(shared).toMatchObject({
      onlyFor: null,
      channel: CHANNEL,
      text: `Shared by <@${ANN}>, who asked: “who”\n${second!.text}`,
    });
    expect(bot.calls('response_url').at(-1)!.args).toMatchObject({ delete_original: true });
    expect(bot.core.sentReplies).toMatchObject([{ message: shared!.ts, entry: 'talks-who' }]);
  });

  it('a command in a direct message offers nothing to share', async () => {
    const bot = await startBot(way);
    bot.core.replyWith = () => sampleAnswer({ entry: 'talks-who' });
    const responseUrl = bot.server.responseUrl(DM, ANN);
    const used = slashCommand({ command: '/explain', text: 'talks', user: ANN, channel: DM, responseUrl });
    await bot.deliver('command', used);
    const [own] = await bot.posts(1);
    expect(buttonsOf(own!).map(({ action_id: id }) => id)).not.toContainEqual(
      expect.stringMatching(/^share:/),
    );
  });

  it('the shortcut explains a message to whoever used it alone', async () => {
    const bot = await startBot(way);
    const text = `<@${BEN}> said: who talks?`;
    await bot.deliver('interactive', shortcutUsed(ANN, text, bot.server.responseUrl(CHANNEL, ANN)));
    expect((await bot.posts(1))[0]!.onlyFor).toBe(ANN);
    expect(bot.core.invocations[0]).toMatchObject({ type: 'message', text, context: { person: ANN } });
  });

  it.each(SAID)('the shortcut reads %s', async (_, text, more, read) => {
    const bot = await startBot(way);
    await bot.deliver('interactive', shortcutUsed(ANN, text, bot.server.responseUrl(CHANNEL, ANN), more));
    await bot.posts(1);
    expect(bot.core.invocations[0]).toMatchObject({ text: read });
  });

  it('a forwarded message is the question where nothing was written beside it', async () => {
    const bot = await startBot(way);
    const forwarded = { attachments: [{ is_share: true, text: 'who talks?', fallback: 'who talks?' }] };
    await bot.event({ ...message({ text: '', user: ANN, channel: DM }), ...forwarded });
    await bot.posts(1);
    expect(bot.core.invocations[0]).toMatchObject({ text: 'who talks?' });
  });

  it('a button that the asker presses is answered in the thread', async () => {
    const bot = await startBot(way);
    await bot.event(mention({ text: 'who talks?', user: ANN, ts: '8.000001' }));
    const [post] = await bot.posts(1);
    await press(bot, post!, 'Where do they meet');
    const [, second] = await bot.posts(2);
    expect(second).toMatchObject({ onlyFor: null, thread: '8.000001' });
    const [asked, pressed] = bot.core.invocations;
    expect(pressed!.context.conversation).toBe(asked!.context.conversation);
  });

  it('the Home tab is shown, with topics as buttons that are answered in the direct message', async () => {
    const bot = await startBot(way);
    bot.core.channelsOf = () => [{ channel: 'C0000TALK', mode: 'questions' }];
    bot.core.pageOf = (page) =>
      page === 'help'
        ? help()
        : makeReply({ kind: 'notice', title: `The page ${page}`, body: 'From one article.' });
    await bot.event(homeOpened(ANN));
    await expect.poll(() => bot.server.world.homes.get(ANN), WAIT).toBeDefined();
    const blocks = bot.server.world.homes.get(ANN)!;
    for (const part of [
      'The page about',
      'The page privacy',
      'How to ask',
      '<#C0000TALK>',
      '/backchannel help',
    ])
      expect(JSON.stringify(blocks)).toContain(part);
    expect(blocks.filter(({ type }) => type === 'header').length).toBeGreaterThan(2);
    // Whoever opens it has asked nothing yet.
    expect(bot.core.invocations).toEqual([]);
    const [button] = buttonsOf({ blocks });
    expect(button).toMatchObject({ action_id: 'topic:hostages' });
    await bot.deliver('interactive', homeButtonPressed(ANN, { ...button }));
    expect((await bot.posts(1))[0]).toMatchObject({ channel: `D${ANN}`, onlyFor: null });
  });

  it('the Home tab is not shown more often than anybody looks at it', async () => {
    const bot = await startBot(way);
    for (let n = 0; n < 150; n++) await bot.event(homeOpened(ANN));
    await bot.settled();
    expect(bot.calls('views.publish')).toHaveLength(120);
    // Others are not held up by it.
    await bot.event(homeOpened('U0000BEN'));
    await expect.poll(() => bot.server.world.homes.get('U0000BEN'), WAIT).toBeDefined();
  });

  it('an agent greets once whoever opens it, and offers topics each time', async () => {
    const agent = await startAgent(way);
    agent.core.pageOf = help;
    await agent.event(homeOpened(ANN, 'messages'));
    const [greeting] = await agent.posts(1);
    expect(greeting).toMatchObject({ channel: DM, thread: null });
    await agent.event(homeOpened(ANN, 'messages'));
    await expect.poll(() => agent.server.world.prompts.length, WAIT).toBe(2);
    await agent.posts(1);
    const [prompts] = agent.server.world.prompts;
    expect(prompts).toMatchObject({ channel_id: DM });
    expect(prompts!['prompts']).toEqual([
      { title: 'Hostages', message: 'explain Hostages' },
      { title: 'Talks', message: 'explain Talks' },
      { title: 'Envoy', message: 'explain Envoy' },
      { title: 'What’s next?', message: 'whats-next' },
    ]);
  });

  it('an agent answers a direct message in a thread of its own, which it names, and says that it is at work', async () => {
    const agent = await startAgent(way);
    await agent.event(message({ text: 'who talks?', user: ANN, channel: DM, ts: '11.000001' }));
    const [answer] = await agent.posts(1);
    expect(answer).toMatchObject({ channel: DM, thread: '11.000001' });
    const order = agent.server.calls.map(({ method }) => method);
    expect(order.indexOf('agents.sessions.setStatus')).toBeLessThan(order.indexOf('chat.postMessage'));
    const { statuses, titles } = agent.server.world;
    expect(statuses.map(({ status }) => status)).toEqual(['processing', 'active']);
    expect(statuses[0]).toMatchObject({ channel_id: DM, thread_ts: '11.000001', initiator_user_id: ANN });
    expect([...titles]).toEqual([['11.000001', 'Who is talking to whom?']]);
    await agent.event(
      message({ text: 'and where?', user: ANN, channel: DM, ts: '12.000001', thread: '11.000001' }),
    );
    expect((await agent.posts(2))[1]).toMatchObject({ thread: '11.000001' });
    expect(agent.calls('agents.sessions.rename')).toHaveLength(1);
    const [first, second] = agent.core.invocations;
    expect(second!.context.conversation).toBe(first!.context.conversation);
    // An answer takes milliseconds: there is nothing that people could stop, and no need to warn of that.
    expect(agent.log.lines().filter(({ level }) => Number(level) >= 40)).toEqual([]);
  });

  it('an agent asks for feedback by Slack’s own buttons, one row for both votes', async () => {
    const agent = await startAgent(way);
    const votes = [
      { id: 'vote:up:entry:talks-who', label: 'Helpful', group: 'vote' },
      { id: 'vote:down:entry:talks-who', label: 'Not helpful', group: 'vote' },
    ] as const;
    agent.core.replyWith = () => sampleAnswer({ actions: [...votes] });
    await agent.event(message({ text: 'who talks?', user: ANN, channel: DM }));
    const [answer] = await agent.posts(1);
    expect(answer!.blocks.at(-1)).toMatchObject({
      type: 'context_actions',
      elements: [{ type: 'feedback_buttons' }],
    });
    agent.core.replyWith = () => makeReply({ kind: 'notice', body: 'Thank you.', delivery: 'private' });
    await press(agent, answer!, 'Not helpful');
    await expect.poll(() => agent.core.invocations.at(-1), WAIT).toMatchObject({ id: votes[1].id });
  });

  it('a plain bot says nothing to somebody who opens its messages', async () => {
    const bot = await startBot(way);
    await bot.event(homeOpened(ANN, 'messages'));
    await bot.posts(0);
    expect(bot.server.world.prompts).toEqual([]);
  });

  it('the Home tab says how the bot behaves in which channel, and how an admin changes that', async () => {
    const bot = await startBot(way);
    bot.server.world.admins.add(ANN);
    const many = Array.from({ length: 31 }, (_, n) => ({ channel: `C0000N${n}`, mode: 'mentions' as const }));
    bot.core.channelsOf = () => [{ channel: 'C0000TALK', mode: 'questions' }, ...many];
    await bot.event(homeOpened(ANN));
    await expect.poll(() => bot.server.world.homes.get(ANN), WAIT).toBeDefined();
    const home = JSON.stringify(bot.server.world.homes.get(ANN));
    expect(home).toContain('<#C0000TALK>: when mentioned, and plain questions');
    expect(home).toContain('and 2 more');
    expect(home).toContain('/settings channel mode:questions');
    // Nobody has to be asked who they are for that.
    expect(bot.calls('users.info')).toEqual([]);
  });

  it.each([
    ['uninstalled', { type: 'app_uninstalled' }],
    ['revoked', { type: 'tokens_revoked', tokens: { bot: [BOT] } }],
  ])('an app that is %s says that it is not connected any more', async (_, event) => {
    const bot = await startBot(way);
    await bot.event(event);
    await expect.poll(() => bot.adapter.health().connected, WAIT).toBe(false);
    expect(bot.log.lines()).toContainEqual(expect.objectContaining({ event: 'slack.token_refused' }));
  });

  it('what is kept about a workspace goes with the app that is removed there', async () => {
    const bot = await startBot(way);
    await bot.event({ type: 'app_uninstalled' });
    await expect.poll(() => bot.core.forgotten, WAIT).toEqual(['slack T0000TEAM']);
  });

  it('everything is acknowledged however long its reply takes', async () => {
    const bot = await startBot(way);
    const reply = held<ReturnType<typeof sampleAnswer>>();
    bot.core.replyWith = () => reply.promise;
    // Both resolve when they are acknowledged.
    await bot.event(mention({ text: 'who talks?', user: ANN }));
    await use(bot, '/ask', 'who?');
    expect(bot.messages()).toEqual([]);
    reply.release(sampleAnswer());
    await bot.posts(2);
  });

  it('200 events that come at once are answered, each one time', async () => {
    const bot = await startBot(way);
    const events = Array.from({ length: 200 }, (_, i) => mention({ text: `question ${i}?`, user: ANN }));
    await Promise.all(events.map((event) => bot.event(event)));
    const posts = await bot.posts(200);
    expect(new Set(posts.map(({ thread }) => thread)).size).toBe(200);
  });
});
