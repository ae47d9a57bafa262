/** A started bot for one test, gone when the test is. */
import { expect, onTestFinished } from 'vitest';
import { type CapturedLog, captureLog } from '../captured-log.ts';
import { createFakeCore, type FakeCore } from '../core.ts';
import { type BotOptions, createSlackBot, type SlackBot, type Way } from './bot.ts';
import { buttonPressed, type Payload } from './payloads.ts';
import type { KeptMessage } from './web-api.ts';

export const WAIT = { timeout: 5000, interval: 5 } as const;

export interface StartedBot extends SlackBot {
  readonly core: FakeCore;
  readonly log: CapturedLog;
  /** What `start()` said. */
  readonly line: string;
  /** The messages, once there are as many and no more come. */
  posts(count: number): Promise<readonly KeptMessage[]>;
}

export async function startBot(
  way: Way,
  options: BotOptions & { readonly before?: (bot: SlackBot) => void } = {},
): Promise<StartedBot> {
  const { before, ...rest } = options;
  const core = createFakeCore();
  const log = captureLog();
  const bot = await createSlackBot(way, log.log, rest);
  onTestFinished(() => bot.close());
  before?.(bot);
  const line = await bot.adapter.start(core);
  return {
    ...bot,
    core,
    log,
    line,
    async posts(count) {
      await expect.poll(() => bot.messages().length, WAIT).toBeGreaterThanOrEqual(count);
      await bot.quiet();
      expect(bot.messages()).toHaveLength(count);
      return bot.messages();
    },
  };
}

interface Button {
  readonly value: string;
  readonly action_id: string;
  readonly text: { readonly text: string };
}

/** The buttons of a message, as a client would send them back. */
export function buttonsOf({ blocks }: Pick<KeptMessage, 'blocks'>): (Button & { block_id?: string })[] {
  return blocks
    .filter(({ type }) => type === 'actions')
    .flatMap(({ elements, block_id }) =>
      (elements as Button[]).map((button) => ({
        ...button,
        ...(block_id ? { block_id: String(block_id) } : {}),
      })),
    );
}

/** Presses the button of a message that has this label, as a client does. */
export async function press(
  bot: StartedBot,
  kept: KeptMessage,
  label: string | RegExp,
  user = 'U0000ANN',
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
