/**
 * The real adapter on the stand-in, fed with payloads that are nearly right. Whatever is wrong with one, the bot goes
 * on, says nothing about it that is a fault of ours, and answers the next question. What Discord sends comes over a
 * line that the bot opened itself, and is read by discord.js.
 */
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import {
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

describe('Slack', () => {
  const ANN = 'U0000ANN';
  const ts = '1.000001';
  const shown = { ts, text: 'the earlier answer', thread_ts: '1.000000' };
  const press = (id: string, ephemeral: boolean): Payload =>
    buttonPressed({
      user: ANN,
      channel: 'C0000GENERAL',
      message: shown,
      ephemeral,
      action: { action_id: id, block_id: '1.000001:1', text: { type: 'plain_text', text: 'Why?' } },
    });
  const file = { subtype: 'file_share', files: [{ id: 'F1' }], thread_ts: '1.000000', parent_user_id: ANN };
  const ids = [
    'entry:talks-who',
    'why:talks-who',
    'vote:up:entry:talks-who',
    'topic:talks',
    'share:entry:talks-who',
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
    ['opened messages', 'event', homeOpened(ANN, 'messages'), false],
    ['commands', 'command', slashCommand({ command: '/ask', text: 'who talks?', user: ANN }), true],
    ['shortcuts', 'interactive', shortcutUsed(ANN, 'who talks?', 'http://127.0.0.1:9/'), true],
    ['buttons of the Home tab', 'interactive', homeButtonPressed(ANN, { action_id: 'topic:talks' }), true],
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
      await bot.settled();
      if (asks) expect(bot.core.invocations.length - 1).toBeGreaterThan(RUNS * FAIR_SHARE);
      expect(slipsIn(bot.log.text().split('\n'))).toEqual([]);
    },
    40_000,
  );
});
