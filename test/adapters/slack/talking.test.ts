import { describe, expect, it } from 'vitest';
import { makeReply, SILENCE } from '../../../src/core/reply.ts';
import { sampleAnswer } from '../../doubles/core.ts';
import {
  assistantStarted,
  BOT,
  buttonPressed,
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
import { buttonsOf, type StartedBot, startBot, WAIT } from '../../doubles/slack/start.ts';
import type { KeptMessage } from '../../doubles/slack/web-api.ts';

const ANN = 'U0000ANN';
const BEN = 'U0000BEN';

/** Presses a button of a message, as a client does. */
async function press(
  bot: StartedBot,
  kept: KeptMessage,
  label: string | RegExp,
  user = ANN,
  more: Payload = {},
) {
  const action = buttonsOf(kept).find(({ text }) => text.text.match(label))!;
  const shown = { ts: kept.ts, text: kept.text, ...(kept.thread ? { thread_ts: kept.thread } : {}) };
  const ephemeral = kept.onlyFor !== null;
  const responseUrl = bot.server.responseUrl(kept.channel, user);
  const body = buttonPressed({
    user,
    channel: kept.channel,
    message: shown,
    ephemeral,
    responseUrl,
    action: { ...action },
  });
  await bot.deliver('interactive', { ...body, ...more });
}

const help = () =>
  makeReply({
    kind: 'notice',
    title: 'How to ask',
    body: 'Ask.',
    private: true,
    actions: ['Hostages', 'Talks', 'Envoy', 'Ceasefire', 'Reactions'].map((label) => ({
      id: `topic:${label.toLowerCase()}`,
      label,
      group: 'topic' as const,
    })),
  });

for (const way of ['socket', 'http'] as const)
  describe(`over ${way === 'socket' ? 'Socket Mode' : 'HTTP'}`, () => {
    describe('messages', () => {
      it('answers a mention in its thread, and one in a thread in that thread', async () => {
        const bot = await startBot(way);
        await bot.event(mention({ text: 'who talks?', user: ANN, ts: '1.000001' }));
        await bot.event(mention({ text: 'and where?', user: ANN, ts: '3.000001', thread: '2.000001' }));
        const posts = await bot.posts(2);
        expect(posts.map(({ thread }) => thread).sort()).toEqual(['1.000001', '2.000001']);
        expect(bot.core.invocations[0]!.scene).toMatchObject({
          workspace: TEAM,
          channel: CHANNEL,
          conversation: `${TEAM}:${CHANNEL}:1.000001`,
        });
      });

      it('answers once when a mention comes as app_mention and as message', async () => {
        const bot = await startBot(way);
        const ts = newTs();
        await Promise.all([
          bot.event(mention({ text: 'who talks?', user: ANN, ts })),
          bot.event(message({ text: `<@${BOT}> who talks?`, user: ANN, ts })),
        ]);
        await bot.posts(1);
      });

      it('answers a mention that comes as message only', async () => {
        const bot = await startBot(way);
        await bot.event(message({ text: `hey <@${BOT}|backchannel>, who talks?`, user: ANN }));
        await bot.posts(1);
        expect(bot.core.invocations[0]).toMatchObject({ mode: 'direct', text: 'hey , who talks?' });
      });

      it('answers a direct message where it was written, in no thread', async () => {
        const bot = await startBot(way);
        await bot.event(message({ text: 'R&amp;D &lt;talks&gt;?', user: ANN, channel: DM }));
        const [post] = await bot.posts(1);
        expect(post).toMatchObject({ channel: DM, thread: null });
        expect(bot.core.invocations[0]).toMatchObject({ text: 'R&D <talks>?', scene: { direct: true } });
      });

      it('answers questions in a thread where it has answered, without a new mention', async () => {
        const bot = await startBot(way);
        await bot.event(mention({ text: 'who talks?', user: ANN, ts: '5.000001' }));
        await bot.posts(1);
        await bot.event(message({ text: 'and where?', user: BEN, thread: '5.000001' }));
        const posts = await bot.posts(2);
        expect(posts[1]!.thread).toBe('5.000001');
        expect(bot.core.invocations[1]).toMatchObject({ mode: 'direct', text: 'and where?' });
      });

      it('leaves people in such a thread to their own talk', async () => {
        const bot = await startBot(way);
        await bot.event(mention({ text: 'who talks?', user: ANN, ts: '6.000001' }));
        await bot.posts(1);
        await bot.event(message({ text: 'thanks, that helps', user: ANN, thread: '6.000001' }));
        await bot.event(message({ text: `<@${BEN}> what do you think?`, user: ANN, thread: '6.000001' }));
        await bot.quiet();
        expect(bot.core.invocations).toHaveLength(1);
        bot.core.replyWith = () =>
          makeReply({ kind: 'no-answer', reason: 'off-topic', body: 'Not my subject.' });
        await bot.event(message({ text: 'where shall we have lunch?', user: ANN, thread: '6.000001' }));
        await expect.poll(() => bot.core.invocations.length, WAIT).toBe(2);
        await bot.posts(1);
      });

      it('does not take up threads in which it has said nothing', async () => {
        const bot = await startBot(way);
        await bot.event(message({ text: 'and where?', user: BEN, thread: '7.000001' }));
        await bot.quiet();
        expect(bot.core.invocations).toEqual([]);
      });

      it.each([
        ['another bot', { bot_id: 'B0000OTHER' }],
        ['itself, known by user id only', { user: BOT }],
        ['a join', { subtype: 'channel_join' }],
        ['a bot message', { subtype: 'bot_message' }],
        ['a topic', { subtype: 'channel_topic' }],
        ['Slackbot', { user: 'USLACKBOT' }],
      ])('ignores %s', async (_, more) => {
        const bot = await startBot(way);
        bot.core.listensTo = () => true;
        await bot.event({ ...message({ text: `<@${BOT}> who talks?`, user: ANN }), ...more });
        await bot.event({ ...message({ text: 'who talks?', user: ANN, channel: DM }), ...more });
        await bot.quiet();
        expect(bot.core.invocations).toEqual([]);
      });

      it('brings a private reply to the asker alone', async () => {
        const bot = await startBot(way);
        bot.core.replyWith = help;
        await bot.event(mention({ text: 'help', user: ANN }));
        const [post] = await bot.posts(1);
        expect(post).toMatchObject({ onlyFor: ANN, channel: CHANNEL, thread: null });
      });

      it('asks Slack who is an admin only for the commands that need one', async () => {
        const bot = await startBot(way);
        bot.server.world.admins.add(ANN);
        await bot.event(mention({ text: 'who talks?', user: ANN }));
        await bot.event(mention({ text: 'settings show', user: ANN }));
        await bot.event(mention({ text: 'settings show', user: BEN }));
        await bot.posts(3);
        expect(bot.server.callsOf('users.info')).toHaveLength(2);
        const may = bot.core.invocations.map(({ scene }) => [scene.person, scene.canManage]);
        expect(may).toContainEqual([ANN, true]);
        expect(may).toContainEqual([BEN, false]);
      });
    });

    describe('edits and deletions', () => {
      it('answers anew in the same place when the question is edited', async () => {
        const bot = await startBot(way);
        const ts = newTs();
        await bot.event(mention({ text: 'who talks?', user: ANN, ts }));
        await bot.posts(1);
        bot.core.replyWith = () => sampleAnswer({ body: 'In Doha, then.' });
        await bot.event(changed({ text: `<@${BOT}> where?`, user: ANN, ts }, `<@${BOT}> who talks?`));
        await expect.poll(() => bot.messages()[0]?.text, WAIT).toContain('In Doha, then.');
        await bot.posts(1);
        expect(bot.core.invocations[1]).toMatchObject({ text: 'where?' });
      });

      it('leaves the reply alone when only a link unfolded', async () => {
        const bot = await startBot(way);
        const ts = newTs();
        await bot.event(mention({ text: 'who talks?', user: ANN, ts }));
        await bot.posts(1);
        await bot.event(changed({ text: `<@${BOT}> who talks?`, user: ANN, ts }, `<@${BOT}> who talks?`));
        await bot.quiet();
        expect(bot.core.invocations).toHaveLength(1);
      });

      it('does not take a mention that is delivered again after an edit for a new question', async () => {
        const bot = await startBot(way);
        const ts = newTs();
        await bot.event(mention({ text: 'who talks?', user: ANN, ts }));
        await bot.event({
          ...mention({ text: 'who talked?', user: ANN, ts }),
          edited: { user: ANN, ts: newTs() },
        });
        await bot.posts(1);
      });

      it('takes its reply back when the question is deleted', async () => {
        const bot = await startBot(way);
        const ts = newTs();
        await bot.event(message({ text: 'who talks?', user: ANN, channel: DM, ts }));
        await bot.posts(1);
        await bot.event(deleted({ text: 'who talks?', user: ANN, channel: DM, ts }));
        await expect.poll(() => bot.messages().length, WAIT).toBe(0);
      });
    });

    describe('commands', () => {
      const use = (bot: StartedBot, command: string, text: string, user = ANN) =>
        bot.deliver(
          'command',
          slashCommand({ command, text, user, responseUrl: bot.server.responseUrl(CHANNEL, user) }),
        );

      it.each([
        ['/explain', 'talks', 'explain', { topic: 'talks' }],
        ['/explain', '', 'explain', {}],
        ['/whats-next', '', 'whats-next', {}],
        ['/ask', 'who &amp; where?', 'ask', { question: 'who & where?' }],
        ['/about', 'privacy', 'about', { subject: 'privacy' }],
        ['/help', '', 'help', {}],
        ['/settings', 'channel mode:off', 'settings', { action: 'channel', mode: 'off' }],
        ['/insights', '', 'insights', {}],
        ['/backchannel', '', 'help', {}],
        ['/backchannel', 'help', 'help', {}],
        ['/backchannel', 'explain talks', 'explain', { topic: 'talks' }],
        ['/backchannel', 'settings show', 'settings', { action: 'show' }],
        ['/backchannel', 'ask who talks?', 'ask', { question: 'who talks?' }],
        [
          '/backchannel',
          'about the talks, who is there?',
          'ask',
          { question: 'about the talks, who is there?' },
        ],
        ['/backchannel', 'who talks?', 'ask', { question: 'who talks?' }],
        ['/Explain', 'talks', 'explain', { topic: 'talks' }],
      ])('%s %s', async (command, text, name, options) => {
        const bot = await startBot(way);
        await use(bot, command, text);
        const [post] = await bot.posts(1);
        expect(post!.onlyFor).toBe(ANN);
        expect(bot.core.invocations[0]).toMatchObject({ type: 'command', name, options });
      });

      it('says something when the core has nothing to say', async () => {
        const bot = await startBot(way);
        bot.core.replyWith = () => SILENCE;
        await use(bot, '/ask', 'hm');
        expect((await bot.posts(1))[0]!.text).toContain('/ask');
      });

      it('shares its reply in the channel on request, word for word, and tells the core', async () => {
        const bot = await startBot(way);
        await use(bot, '/explain', 'talks');
        const [own] = await bot.posts(1);
        expect(bot.core.sentReplies).toEqual([]);
        await press(bot, own!, 'Share');
        const [, shared] = await bot.posts(2);
        expect(shared).toMatchObject({ onlyFor: null, channel: CHANNEL, text: own!.text });
        expect(buttonsOf(shared!).map(({ value }) => value)).not.toContainEqual(
          expect.stringContaining('share'),
        );
        expect(bot.core.invocations).toHaveLength(1);
        expect(bot.core.sentReplies).toMatchObject([
          { channel: CHANNEL, message: shared!.ts, entry: 'talks.who' },
        ]);
        expect(bot.server.callsOf('response_url').at(-1)!.args).toMatchObject({ delete_original: true });
      });

      it('shares after a restart by asking the core again', async () => {
        const bot = await startBot(way);
        const responseUrl = bot.server.responseUrl(CHANNEL, ANN);
        const action = { action_id: 'share:ask:talks.who', value: 'share:ask:talks.who' };
        const body = {
          user: ANN,
          channel: CHANNEL,
          message: { ts: newTs() },
          ephemeral: true,
          responseUrl,
          action,
        };
        await bot.deliver('interactive', buttonPressed(body));
        await bot.posts(1);
        expect(bot.core.invocations).toMatchObject([
          { type: 'command', name: 'explain', options: { topic: 'talks.who' } },
        ]);
      });

      it('shares what a button of a private reply brought, too', async () => {
        const bot = await startBot(way);
        await use(bot, '/explain', 'talks');
        const [own] = await bot.posts(1);
        await press(bot, own!, 'Where do they meet');
        const [, second] = await bot.posts(2);
        expect(second!.onlyFor).toBe(ANN);
        await press(bot, second!, 'Share');
        expect((await bot.posts(3))[2]).toMatchObject({ onlyFor: null, channel: CHANNEL });
      });

      it('shares in a channel that it is not in', async () => {
        const bot = await startBot(way);
        bot.server.world.closed.set(CHANNEL, 'not_in_channel');
        await use(bot, '/explain', 'talks');
        const [own] = await bot.posts(1);
        await press(bot, own!, 'Share');
        expect((await bot.posts(2))[1]).toMatchObject({ onlyFor: null, text: own!.text });
      });

      it.each(['/about', '/settings', '/help'])('offers no sharing for %s', async (command) => {
        const bot = await startBot(way);
        await use(bot, command, '');
        const [own] = await bot.posts(1);
        expect(buttonsOf(own!).some(({ text }) => text.text.includes('Share'))).toBe(false);
      });

      it('explains a message privately', async () => {
        const bot = await startBot(way);
        const text = `<@${BEN}> said: who talks?`;
        await bot.deliver('interactive', shortcutUsed(ANN, text, bot.server.responseUrl(CHANNEL, ANN)));
        const [post] = await bot.posts(1);
        expect(post!.onlyFor).toBe(ANN);
        expect(bot.core.invocations[0]).toMatchObject({
          type: 'message',
          mode: 'direct',
          scene: { person: ANN },
        });
      });

      it('says so when there is nothing to explain', async () => {
        const bot = await startBot(way);
        await bot.deliver('interactive', shortcutUsed(ANN, '', bot.server.responseUrl(CHANNEL, ANN)));
        expect((await bot.posts(1))[0]!.text).toContain('no text');
        expect(bot.core.invocations).toEqual([]);
      });
    });

    describe('buttons', () => {
      it('answers the asker in the thread', async () => {
        const bot = await startBot(way);
        await bot.event(mention({ text: 'who talks?', user: ANN, ts: '8.000001' }));
        const [post] = await bot.posts(1);
        await press(bot, post!, 'Where do they meet');
        const [, second] = await bot.posts(2);
        expect(second).toMatchObject({ onlyFor: null, thread: '8.000001' });
        expect(bot.core.invocations[1]!.scene.conversation).toBe(bot.core.invocations[0]!.scene.conversation);
      });

      it('finds the question of a reply that it no longer remembers in the thread', async () => {
        const bot = await startBot(way);
        const asked = { channel: CHANNEL, ts: '9.000001', user: ANN, text: `<@${BOT}> who talks?` };
        bot.server.world.messages.push({
          ...asked,
          thread: null,
          onlyFor: null,
          blocks: [],
          deleted: false,
          args: {},
        });
        const message = { ts: '9.000002', thread_ts: '9.000001' };
        const responseUrl = bot.server.responseUrl(CHANNEL, ANN);
        const action = { action_id: 'why:talks', value: 'why:talks', block_id: 'forgotten:0' };
        await bot.deliver(
          'interactive',
          buttonPressed({ user: ANN, channel: CHANNEL, message, responseUrl, action }),
        );
        await expect.poll(() => bot.core.invocations[0], WAIT).toMatchObject({ question: 'who talks?' });
      });

      it('answers all the same when the thread cannot be read', async () => {
        const bot = await startBot(way);
        bot.server.world.unknownMethods.add('conversations.replies');
        const message = { ts: '9.000002', thread_ts: '9.000001' };
        const responseUrl = bot.server.responseUrl(CHANNEL, ANN);
        const action = { action_id: 'why:talks' };
        await bot.deliver(
          'interactive',
          buttonPressed({ user: ANN, channel: CHANNEL, message, responseUrl, action }),
        );
        await bot.posts(1);
        expect(bot.core.invocations[0]).toMatchObject({ id: 'why:talks', question: null });
      });

      it('acts once on one press, also when it comes twice', async () => {
        if (way === 'http') return;
        const bot = await startBot(way);
        await bot.event(mention({ text: 'who talks?', user: ANN }));
        const [post] = await bot.posts(1);
        await press(bot, post!, 'Helpful');
        bot.server.socket.resend(bot.server.socket.envelopes.at(-1)!);
        await bot.posts(2);
        expect(bot.core.invocations).toHaveLength(2);
      });
    });

    describe('the assistant pane and the Home tab', () => {
      it('greets, and suggests at most four prompts that the bot understands', async () => {
        const bot = await startBot(way);
        bot.core.replyWith = help;
        await bot.event(assistantStarted(ANN, '10.000001'));
        const [greeting] = await bot.posts(1);
        expect(greeting).toMatchObject({ channel: DM, thread: '10.000001' });
        expect(bot.server.world.prompts[0]!['prompts']).toEqual([
          { title: 'Hostages', message: 'explain Hostages' },
          { title: 'Talks', message: 'explain Talks' },
          { title: 'Envoy', message: 'explain Envoy' },
          { title: "What's next?", message: 'whats-next' },
        ]);
      });

      it('shows its status before it answers, in the thread of the pane', async () => {
        const bot = await startBot(way);
        await bot.event(message({ text: 'who talks?', user: ANN, channel: DM, thread: '10.000001' }));
        const [post] = await bot.posts(1);
        expect(post).toMatchObject({ channel: DM, thread: '10.000001' });
        const order = bot.server.calls.map(({ method }) => method);
        expect(order.indexOf('assistant.threads.setStatus')).toBeGreaterThan(-1);
        expect(order.indexOf('assistant.threads.setStatus')).toBeLessThan(order.indexOf('chat.postMessage'));
      });

      it('takes a status away that arrives after the answer', async () => {
        const bot = await startBot(way);
        bot.server.faults.arm('assistant.threads.setStatus', { delay: 700 });
        await bot.event(message({ text: 'who talks?', user: ANN, channel: DM, thread: '10.000001' }));
        await bot.posts(1);
        await expect.poll(() => bot.server.world.statuses.at(-1)?.['status'], WAIT).toBe('');
      });

      it('shows the Home tab, with topics as buttons that answer in the direct message', async () => {
        const bot = await startBot(way);
        bot.core.channels = async () => [{ channel: 'C0000TALK', mode: 'questions' }];
        bot.core.replyWith = (invocation) =>
          invocation.type === 'command' && invocation.name === 'help'
            ? help()
            : makeReply({
                kind: 'notice',
                title: 'About this bot',
                body: 'From one article.',
                private: true,
              });
        await bot.event(homeOpened(ANN));
        await expect.poll(() => bot.server.world.homes.get(ANN), WAIT).toBeDefined();
        const blocks = bot.server.world.homes.get(ANN)!;
        const text = JSON.stringify(blocks);
        for (const part of [
          'About this bot',
          'From one article',
          'How to ask',
          '<#C0000TALK>',
          '/backchannel help',
        ])
          expect(text).toContain(part);
        const [button] = buttonsOf({ blocks });
        expect(button).toMatchObject({ value: 'topic:hostages' });
        bot.core.replyWith = () => sampleAnswer();
        await bot.deliver('interactive', homeButtonPressed(ANN, { ...button }));
        expect((await bot.posts(1))[0]).toMatchObject({ channel: `D${ANN}`, onlyFor: null });
      });
    });

    it('acknowledges at once and answers later, however long the core takes', async () => {
      const bot = await startBot(way);
      bot.core.replyWith = () => new Promise((resolve) => setTimeout(() => resolve(sampleAnswer()), 300));
      const responseUrl = bot.server.responseUrl(CHANNEL, ANN);
      const after = [
        await bot.event(mention({ text: 'who talks?', user: ANN })),
        await bot.deliver('command', slashCommand({ command: '/ask', text: 'who?', user: ANN, responseUrl })),
      ];
      expect(Math.max(...after)).toBeLessThan(250);
      expect(bot.messages()).toEqual([]);
      await bot.posts(2);
    });

    it('answers 200 events that come at once, each one time', async () => {
      const bot = await startBot(way);
      const events = Array.from({ length: 200 }, (_, i) => mention({ text: `question ${i}?`, user: ANN }));
      const after = await Promise.all(events.map((event) => bot.event(event)));
      await expect.poll(() => bot.messages().length, { timeout: 8000, interval: 20 }).toBe(200);
      await bot.posts(200);
      expect(new Set(bot.messages().map(({ thread }) => thread)).size).toBe(200);
      expect(Math.max(...after)).toBeLessThan(3000);
    });
  });
