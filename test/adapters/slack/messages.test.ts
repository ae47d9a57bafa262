import { describe, expect, it } from 'vitest';
import { makeReply, SILENCE, SILENCE_FOR_NOW } from '../../../src/core/reply.ts';
import { sampleAnswer } from '../../doubles/core.ts';
import {
  BOT,
  CHANNEL,
  changed,
  DM,
  deleted,
  mention,
  message,
  newTs,
  slashCommand,
  TEAM,
} from '../../doubles/slack/payloads.ts';
import { startBot, WAIT } from '../../doubles/slack/start.ts';
import { help } from './help.ts';

const ANN = 'U0000ANN';
const BEN = 'U0000BEN';

for (const way of ['socket', 'http'] as const)
  describe(`over ${way === 'socket' ? 'Socket Mode' : 'HTTP'}`, () => {
    describe('messages', () => {
      it('answers a mention in its thread, and one in a thread in that thread', async () => {
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
        expect(bot.core.invocations[0]).toMatchObject({ text: 'R&D <talks>?', context: { direct: true } });
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

      it('where it listens, does not speak up among people who answer each other', async () => {
        const bot = await startBot(way);
        bot.core.listensTo = () => true;
        await bot.event(message({ text: 'who talks?', user: ANN, ts: '8.000001' }));
        await bot.posts(1);
        await bot.event(message({ text: 'what is a truce?', user: ANN, ts: '9.000001' }));
        await bot.posts(2);
        const within = { user: BEN, thread: '10.000001' };
        await bot.event({ ...message({ ...within, text: 'a pause, why?' }), parent_user_id: ANN });
        await bot.event(message({ ...within, text: 'and who talks?', user: ANN }));
        await bot.event(message({ ...within, text: 'so where?' }));
        await bot.quiet();
        expect(bot.core.invocations).toMatchObject([{ mode: 'ambient' }, { mode: 'ambient' }]);
        await bot.event(mention({ text: 'who talks?', ...within }));
        await bot.posts(3);
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
        const may = bot.core.invocations.map(({ context }) => [context.person, context.canManage]);
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

      it.each([
        ['in a channel', CHANNEL, ANN],
        ['in a direct message', DM, null],
      ])('leaves the answer as it is when an edit meets a limit, %s', async (_, channel, onlyFor) => {
        const bot = await startBot(way);
        const ts = newTs();
        const text = `<@${BOT}> who talks?`;
        const edit = (to: string) => bot.event(changed({ text: to, user: ANN, ts, channel }, text));
        await bot.event(message({ text, user: ANN, ts, channel }));
        const [answer] = await bot.posts(1);
        bot.core.replyWith = () => makeReply({ kind: 'notice', body: 'Too many.', delivery: 'private' });
        await edit(`<@${BOT}> where?`);
        const [before, notice] = await bot.posts(2);
        expect(before).toEqual(answer);
        expect(notice).toMatchObject({ onlyFor, text: 'Too many.' });
        bot.core.replyWith = () => SILENCE_FOR_NOW;
        await edit(`<@${BOT}> when?`);
        await bot.quiet();
        expect(bot.core.invocations).toHaveLength(3);
        expect(bot.messages()).toEqual([answer, notice]);
      });

      it('takes its reply back when the edited message is no question any more', async () => {
        const bot = await startBot(way);
        const ts = newTs();
        bot.core.listensTo = () => true;
        await bot.event(message({ text: 'who talks?', user: ANN, ts }));
        await bot.posts(1);
        bot.core.replyWith = () => SILENCE;
        await bot.event(changed({ text: 'never mind', user: ANN, ts }, 'who talks?'));
        await expect.poll(() => bot.messages().length, WAIT).toBe(0);
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
