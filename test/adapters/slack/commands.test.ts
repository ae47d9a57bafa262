import { describe, expect, it } from 'vitest';
import { SILENCE } from '../../../src/core/reply.ts';
import { buttonPressed, CHANNEL, newTs, shortcutUsed, slashCommand } from '../../doubles/slack/payloads.ts';
import { buttonsOf, press, type StartedBot, startBot } from '../../doubles/slack/start.ts';

const ANN = 'U0000ANN';
const BEN = 'U0000BEN';

for (const way of ['socket', 'http'] as const)
  describe(`over ${way === 'socket' ? 'Socket Mode' : 'HTTP'}`, () => {
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
          context: { person: ANN },
        });
      });

      it('says so when there is nothing to explain', async () => {
        const bot = await startBot(way);
        await bot.deliver('interactive', shortcutUsed(ANN, '', bot.server.responseUrl(CHANNEL, ANN)));
        expect((await bot.posts(1))[0]!.text).toContain('no text');
        expect(bot.core.invocations).toEqual([]);
      });
    });
  });
