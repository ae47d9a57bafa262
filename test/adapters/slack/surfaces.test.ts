import { describe, expect, it } from 'vitest';
import { makeReply } from '../../../src/core/reply.ts';
import {
  assistantStarted,
  BOT,
  buttonPressed,
  CHANNEL,
  DM,
  homeButtonPressed,
  homeOpened,
  mention,
  message,
} from '../../doubles/slack/payloads.ts';
import { buttonsOf, press, startBot, WAIT } from '../../doubles/slack/start.ts';
import { help } from './help.ts';

const ANN = 'U0000ANN';

for (const way of ['socket', 'http'] as const)
  describe(`over ${way === 'socket' ? 'Socket Mode' : 'HTTP'}`, () => {
    describe('buttons', () => {
      it('answers the asker in the thread', async () => {
        const bot = await startBot(way);
        await bot.event(mention({ text: 'who talks?', user: ANN, ts: '8.000001' }));
        const [post] = await bot.posts(1);
        await press(bot, post!, 'Where do they meet');
        const [, second] = await bot.posts(2);
        expect(second).toMatchObject({ onlyFor: null, thread: '8.000001' });
        expect(bot.core.invocations[1]!.context.conversation).toBe(
          bot.core.invocations[0]!.context.conversation,
        );
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
        bot.core.pageOf = help;
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
        bot.core.pageOf = (page) =>
          page === 'help'
            ? help()
            : makeReply({ kind: 'notice', title: `The page ${page}`, body: 'From one article.' });
        await bot.event(homeOpened(ANN));
        await expect.poll(() => bot.server.world.homes.get(ANN), WAIT).toBeDefined();
        const blocks = bot.server.world.homes.get(ANN)!;
        const text = JSON.stringify(blocks);
        for (const part of [
          'The page about',
          'The page privacy',
          'From one article',
          'How to ask',
          '<#C0000TALK>',
          '/backchannel help',
        ])
          expect(text).toContain(part);
        const [button] = buttonsOf({ blocks });
        expect(button).toMatchObject({ value: 'topic:hostages' });
        // Whoever opens it has asked nothing yet.
        expect(bot.core.invocations).toEqual([]);
        await bot.deliver('interactive', homeButtonPressed(ANN, { ...button }));
        expect((await bot.posts(1))[0]).toMatchObject({ channel: `D${ANN}`, onlyFor: null });
      });
    });
  });
