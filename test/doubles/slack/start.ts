/** A started bot for one test, gone when the test is: the adapter, the conversation, and a core that does as told. */
import { expect, onTestFinished } from 'vitest';
import { createInbox } from '../../../src/conversation/create-inbox.ts';
import type { PlatformEvent } from '../../../src/conversation/platform.ts';
import { makeReply } from '../../../src/core/reply.ts';
import { type CapturedLog, captureLog } from '../captured-log.ts';
import { createFakeCore, type FakeCore } from '../core.ts';
import { type BotOptions, createSlackBot, type SlackBot, type Way } from './bot.ts';
import { buttonPressed, mention, type Payload, TEAM } from './payloads.ts';
import type { Call } from './server.ts';
import type { KeptMessage } from './web-api.ts';

export const WAIT = { timeout: 15_000, interval: 5 } as const;

export interface StartOptions extends BotOptions {
  readonly claim?: (event: string) => Promise<boolean>;
  readonly before?: (bot: SlackBot) => void;
}

export interface StartedBot extends SlackBot {
  readonly core: FakeCore;
  readonly log: CapturedLog;
  /** What was counted. */
  readonly tallied: readonly PlatformEvent[];
  /** What `start()` said. */
  readonly line: string;
  /** What stands, oldest first. */
  messages(): readonly KeptMessage[];
  /** The calls of a method. */
  calls(method: string): readonly Call[];
  /** Resolves when all that was sent in before has been worked through, and nothing more comes. */
  settled(team?: string): Promise<void>;
  /** The messages, once there are as many and no more come. */
  posts(count: number, team?: string): Promise<readonly KeptMessage[]>;
}

/** Where somebody asks only to see that all else has been worked through; nobody else looks there. */
const ASIDE = 'C0000CHECK';

/** A bot that is an agent, on a server that knows it as one. */
export function startAgent(way: Way): Promise<StartedBot> {
  const before: StartOptions['before'] = ({ server }) => {
    server.world.agent = true;
  };
  return startBot(way, { config: { agent: true }, before });
}

/** @param core What answers all but these checks. */
function withChecks(core: FakeCore): FakeCore {
  return {
    ...core,
    dispatch: (invocation) =>
      invocation.context.channel === ASIDE
        ? Promise.resolve(makeReply({ kind: 'notice', body: 'Still here.' }))
        : core.dispatch(invocation),
  };
}

export async function startBot(way: Way, options: StartOptions = {}): Promise<StartedBot> {
  const { before, claim, ...rest } = options;
  const core = createFakeCore();
  const log = captureLog();
  const tallied: PlatformEvent[] = [];
  const tally = (event: PlatformEvent): void => void tallied.push(event);
  const bot = await createSlackBot(way, log.log, {
    tally,
    ...rest,
    ...(claim === undefined ? {} : { claim }),
  });
  const inbox = createInbox({
    platform: 'slack',
    port: bot.adapter.port,
    core: withChecks(core),
    log: log.log,
    tally,
    ...(claim === undefined ? {} : { claim }),
  });
  onTestFinished(() => bot.close());
  before?.(bot);
  const line = await bot.adapter.start(inbox);
  const { server } = bot;

  const standing = () => server.world.messages.filter(({ deleted }) => !deleted);
  const messages = () => standing().filter(({ channel }) => channel !== ASIDE);

  async function settled(team = TEAM): Promise<void> {
    const checks = () => standing().filter(({ channel }) => channel === ASIDE).length;
    const already = checks();
    const { botUser } = server.world.teams.find(({ id }) => id === team)!;
    const check = {
      ...mention({ text: '', user: 'U0000EVE', channel: ASIDE }),
      text: `<@${botUser}> there?`,
    };
    const authorizations = [{ team_id: team, enterprise_id: null, user_id: botUser, is_bot: true }];
    await bot.event(check, { team_id: team, authorizations });
    await expect.poll(checks, WAIT).toBe(already + 1);
    await expect.poll(() => inbox.underWay() + server.busy(), WAIT).toBe(0);
  }

  return {
    ...bot,
    core,
    log,
    tallied,
    line,
    messages,
    calls: (method) => server.callsOf(method).filter(({ args }) => args['channel'] !== ASIDE),
    settled,
    async posts(count, team) {
      await expect.poll(() => messages().length, WAIT).toBeGreaterThanOrEqual(count);
      await settled(team);
      expect(messages()).toHaveLength(count);
      return messages();
    },
  };
}

interface Button {
  readonly action_id: string;
  readonly text: { readonly text: string };
  readonly value?: string;
}

interface Feedback {
  readonly type: 'feedback_buttons';
  readonly action_id: string;
  readonly positive_button: { readonly text: Button['text']; readonly value: string };
  readonly negative_button: Feedback['positive_button'];
}

/** What Slack sends back for either half. */
const halves = ({ type, action_id, positive_button: up, negative_button: down }: Feedback): Button[] =>
  [up, down].map((half) => ({ type, action_id, ...half }));

/** The buttons of a message, as a client would send them back. */
export function buttonsOf({ blocks }: Pick<KeptMessage, 'blocks'>): (Button & { block_id: string })[] {
  return blocks
    .filter(({ type }) => type === 'actions' || type === 'context_actions')
    .flatMap(({ type, elements, block_id }) =>
      (type === 'actions' ? (elements as Button[]) : (elements as Feedback[]).flatMap(halves)).map(
        (button) => ({ ...button, block_id: String(block_id) }),
      ),
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
  const shown = {
    ts: kept.ts,
    text: kept.text,
    blocks: kept.blocks,
    ...(kept.thread ? { thread_ts: kept.thread } : {}),
  };
  const ephemeral = kept.onlyFor !== null;
  const responseUrl = bot.server.responseUrl(kept.channel, user, kept.ts);
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
