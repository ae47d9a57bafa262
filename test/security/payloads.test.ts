/**
 * The real adapters on the stand-ins, fed with payloads that are nearly right. Whatever is wrong with one, the bot
 * goes on, says nothing about it that is a fault of ours, and answers the next question.
 */
import fc from 'fast-check';
import { afterEach, describe, expect, it, onTestFinished } from 'vitest';
import { startBot as startDiscordBot } from '../adapters/discord/bot.ts';
import { member, person, message as said, snowflake } from '../doubles/discord/payloads.ts';
import {
  assistantStarted,
  buttonPressed,
  changed,
  deleted,
  eventBody,
  homeButtonPressed,
  homeOpened,
  mention,
  message,
  newTs,
  type Payload,
  shortcutUsed,
  slashCommand,
} from '../doubles/slack/payloads.ts';
import { startBot as startSlackBot, WAIT } from '../doubles/slack/start.ts';
import { isPolluted, nearly } from './hostile.ts';

const RUNS = 150;
/** Faults that a program makes, not the one who sends. */
const SLIP =
  /\b(?:Type|Range|Reference|Syntax)Error\b|Maximum call stack|is not a function|of undefined|of null/;

/** Lines of the log about slips of ours. Bolt stumbles over some payloads itself; that is caught, and no slip of ours. */
const slipsIn = (lines: readonly string[]): string[] =>
  lines.filter((line) => {
    if (!SLIP.test(line)) return false;
    const whose = /node_modules\/(?!undici)|\/src\/\w+\//.exec(line)?.[0];
    return whose?.startsWith('/src') && !line.includes('fetch failed');
  });

/** So many of the payloads must get as far as the core, or nothing is tried but the first check. */
const FAIR_SHARE = 0.3;

afterEach(() => expect(isPolluted()).toBe(false));

const sampled = (payload: unknown, seed: number): unknown[] =>
  fc.sample(nearly(payload), { numRuns: RUNS, seed });

/** Puts a fresh value where there still is a text, so that nothing is taken for a repetition. */
function renewed(payload: unknown, name: string, value: string): unknown {
  const at = payload as Record<string, unknown> | null;
  return typeof at?.[name] === 'string' ? { ...at, [name]: value } : payload;
}

describe('Discord', () => {
  const ann = person('ann');
  const channel = snowflake();
  const guild = snowflake();
  const common = {
    id: snowflake(),
    application_id: snowflake(),
    token: 'token-of-the-interaction',
    version: 1,
    guild_id: guild,
    channel_id: channel,
    channel: { id: channel, type: 0 },
    context: 0,
    member: member(ann, '32'),
  };
  const shown = {
    ...said(channel, ann, 'the earlier answer'),
    components: [{ type: 1, components: [{ type: 2, style: 2, custom_id: 'why:talks-who', label: 'Why?' }] }],
    interaction_metadata: { id: snowflake(), type: 2, user: { id: ann.id } },
    referenced_message: said(channel, ann, 'who talks?'),
    message_reference: { type: 0, channel_id: channel, message_id: snowflake() },
  };
  const option = { name: 'question', type: 3, value: 'who talks?' };
  const command = { id: snowflake(), type: 1, name: 'ask', options: [option] };
  const press = (custom_id: string) => ({
    ...common,
    type: 3,
    data: { component_type: 2, custom_id },
    message: shown,
  });
  const kinds: [kind: string, type: string, payload: (bot: string) => object][] = [
    [
      'messages',
      'MESSAGE_CREATE',
      (bot) => ({
        ...said(channel, ann, `<@${bot}> who talks?`, { mentions: [{ id: bot }], mention_roles: ['1'] }),
        guild_id: guild,
        member: { roles: ['1', '2'] },
      }),
    ],
    ['direct messages', 'MESSAGE_CREATE', () => ({ ...said(channel, ann, 'who talks?') })],
    ['slash commands', 'INTERACTION_CREATE', () => ({ ...common, type: 2, data: command })],
    [
      'the context menu',
      'INTERACTION_CREATE',
      () => ({
        ...common,
        type: 2,
        data: { ...command, type: 3, target_id: shown.id, resolved: { messages: { [shown.id]: shown } } },
      }),
    ],
    ...[
      'entry:talks-who',
      'why:talks-who',
      'vote:up:entry:talks-who',
      'topic:talks',
      'share:ask:talks-who',
    ].map((id): [string, string, () => object] => [`buttons "${id}"`, 'INTERACTION_CREATE', () => press(id)]),
  ];

  it.each(kinds)(
    '%s of nearly the right shape do no harm',
    async (_, type, payload) => {
      const bot = await startDiscordBot();
      onTestFinished(() => bot.close());
      const samples = sampled(payload(bot.discord.bot.id), 7);
      for (const sample of samples) bot.discord.gateway.deliver(type, renewed(sample, 'id', snowflake()));
      const asked = bot.discord.say('still there?', { guild: null, by: person('ben') });
      const isAnswered = () =>
        [...bot.discord.world.messages.values()].some(
          (one) => (one['message_reference'] as { message_id?: string })?.message_id === asked.id,
        );
      await expect.poll(isAnswered, { timeout: 20_000 }).toBe(true);
      expect(bot.core.invocations.length - 1).toBeGreaterThan(RUNS * FAIR_SHARE);
      expect(slipsIn(bot.logged)).toEqual([]);
      expect(bot.discord.violations).toEqual([]);
    },
    40_000,
  );

  it('completion of nearly the right shape does no harm', async () => {
    const bot = await startDiscordBot();
    onTestFinished(() => bot.close());
    const payload = { ...common, type: 4, data: { ...command, options: [{ ...option, focused: true }] } };
    for (const sample of sampled(payload, 7))
      bot.discord.gateway.deliver('INTERACTION_CREATE', renewed(sample, 'id', snowflake()));
    bot.discord.say('still there?', { guild: null });
    await expect.poll(() => bot.core.invocations.length, { timeout: 20_000 }).toBe(1);
    expect(bot.core.completed.length).toBeGreaterThan(RUNS * FAIR_SHARE);
    expect(slipsIn(bot.logged)).toEqual([]);
  }, 40_000);

  it.each([
    'MESSAGE_UPDATE',
    'MESSAGE_DELETE',
    'MESSAGE_DELETE_BULK',
    'GUILD_CREATE',
    'GUILD_ROLE_UPDATE',
    'THREAD_CREATE',
  ])(
    '%s of nearly the right shape does no harm',
    async (type) => {
      const bot = await startDiscordBot();
      onTestFinished(() => bot.close());
      const role = { id: snowflake(), permissions: '8', tags: { bot_id: bot.discord.bot.id } };
      const payload = {
        ...said(channel, ann, 'edited'),
        ids: [snowflake()],
        guild_id: guild,
        owner_id: ann.id,
        roles: [role],
        role,
        role_id: role.id,
        threads: [{ id: snowflake() }],
        type: 11,
      };
      for (const sample of sampled(payload, 7)) bot.discord.gateway.deliver(type, sample);
      bot.discord.say('still there?', { guild: null });
      await expect.poll(() => bot.core.invocations.length, { timeout: 20_000 }).toBe(1);
      expect(slipsIn(bot.logged)).toEqual([]);
    },
    40_000,
  );
});

describe('Slack', () => {
  const ANN = 'U0000ANN';
  const ts = '1.000001';
  const shown = { ts, text: 'the earlier answer', thread_ts: '1.000000' };
  const press = (value: string, ephemeral: boolean): Payload =>
    buttonPressed({
      user: ANN,
      channel: 'C0000GENERAL',
      message: shown,
      ephemeral,
      action: { value, action_id: value, block_id: 'nonce:1', text: { type: 'plain_text', text: 'Why?' } },
    });
  const file = { subtype: 'file_share', files: [{ id: 'F1' }], thread_ts: '1.000000', parent_user_id: ANN };
  const ids = [
    'entry:talks-who',
    'why:talks-who',
    'vote:up:entry:talks-who',
    'topic:talks',
    'share:ask:talks-who',
  ];

  /** What is sent, as what, and whether it puts something to the core. */
  const kinds: [kind: string, as: 'event' | 'command' | 'interactive', payload: Payload, asks: boolean][] = [
    ['mentions', 'event', mention({ text: 'who talks?', user: ANN }), true],
    [
      'direct messages',
      'event',
      { ...message({ text: 'who talks?', user: ANN, channel: 'D1' }), ...file },
      true,
    ],
    ['edits', 'event', changed({ text: 'who talks?', user: ANN, ts }, 'who?'), false],
    ['deletions', 'event', deleted({ text: 'who talks?', user: ANN, ts }), false],
    ['opened Home tabs', 'event', homeOpened(ANN), false],
    ['opened panes', 'event', assistantStarted(ANN, ts), false],
    ['commands', 'command', slashCommand({ command: '/ask', text: 'who talks?', user: ANN }), true],
    ['shortcuts', 'interactive', shortcutUsed(ANN, 'who talks?', 'http://127.0.0.1:9/'), true],
    [
      'buttons of the Home tab',
      'interactive',
      homeButtonPressed(ANN, { value: 'topic:talks', action_id: 'topic:talks' }),
      true,
    ],
    ...ids.flatMap((id): typeof kinds => [
      [`buttons "${id}" for all`, 'interactive', press(id, false), true],
      [`buttons "${id}" for one`, 'interactive', press(id, true), true],
    ]),
  ];

  it.each(kinds)(
    '%s of nearly the right shape do no harm',
    async (_, as, payload, asks) => {
      const bot = await startSlackBot('socket');
      const TYPES = { event: 'events_api', command: 'slash_commands', interactive: 'interactive' } as const;
      for (const sample of sampled(payload, 7)) {
        const fresh = renewed(renewed(sample, 'ts', newTs()), 'trigger_id', newTs());
        const body = as === 'event' ? eventBody(fresh as Payload) : (fresh as Payload);
        bot.server.socket.send(TYPES[as], body);
      }
      await bot.event(mention({ text: 'still there?', user: 'U0000BEN', ts: '99.000001' }));
      const isAnswered = () => bot.messages().some(({ thread }) => thread === '99.000001');
      await expect.poll(isAnswered, { ...WAIT, timeout: 20_000 }).toBe(true);
      if (asks) expect(bot.core.invocations.length - 1).toBeGreaterThan(RUNS * FAIR_SHARE);
      expect(slipsIn(bot.log.text().split('\n'))).toEqual([]);
    },
    40_000,
  );
});
