import { describe } from 'vitest';
import {
  type AdapterHarness,
  describeAdapterContract,
  type Heard,
  type Speaker,
} from '../../contract/adapter.ts';
import { captureLog } from '../../doubles/captured-log.ts';
import { createSlackBot, type Way } from '../../doubles/slack/bot.ts';
import {
  BOT,
  buttonPressed,
  CHANNEL,
  DM,
  eventBody,
  mention,
  message,
  slashCommand,
} from '../../doubles/slack/payloads.ts';
import { buttonsOf } from '../../doubles/slack/start.ts';
import type { KeptMessage } from '../../doubles/slack/web-api.ts';

const PEOPLE: Readonly<Record<Speaker, string>> = { ann: 'U0000ANN', ben: 'U0000BEN', robot: 'U0000ROBOT' };

/** A command's options as people type them after its name. */
const typed = (options: Readonly<Record<string, string | boolean>>): string =>
  Object.entries(options)
    .map(([name, value]) => (typeof value === 'boolean' ? `${name}:${value}` : value))
    .join(' ');

const NOTIFIES = /<[@!][^>]*>/;

const proseOf = (kept: KeptMessage): string =>
  `${kept.text}\n${JSON.stringify(kept.blocks.filter(({ type }) => type !== 'actions'))}`;

/** An agent's votes have one id, and tell apart by their values. */
const idOf = ({ action_id, value = action_id }: ReturnType<typeof buttonsOf>[number]): string => value;

const heardOf = (kept: KeptMessage): Heard => ({
  text: kept.text,
  private: kept.onlyFor !== null,
  pings: NOTIFIES.test(proseOf(kept)) || kept.args['link_names'] === 'true' || kept.args['parse'] === 'full',
  buttons: buttonsOf(kept)
    .map(idOf)
    .filter((id) => !id.startsWith('share:')),
  channel: kept.channel,
  message: kept.ts,
});

async function createHarness(way: Way, agent = false): Promise<AdapterHarness> {
  const bot = await createSlackBot(way, captureLog().log, { config: { agent } });
  const { server } = bot;
  server.world.agent = agent;
  const fromRobot = (by: Speaker) => (by === 'robot' ? { bot_id: 'B0000ROBOT' } : {});

  return {
    adapter: bot.adapter,
    person: (speaker) => PEOPLE[speaker],
    async mention(text, { by = 'ann', twice = false } = {}) {
      const body = eventBody({ ...mention({ text, user: PEOPLE[by] }), ...fromRobot(by) });
      await Promise.all((twice ? [body, body] : [body]).map((one) => bot.deliver('event', one)));
    },
    async directMessage(text, { by = 'ann' } = {}) {
      await bot.event(message({ text, user: PEOPLE[by], channel: DM }));
    },
    async remark(text, { by = 'ann' } = {}) {
      await bot.event({ ...message({ text, user: PEOPLE[by] }), ...fromRobot(by) });
    },
    async command(name, options, { by = 'ann' } = {}) {
      const user = PEOPLE[by];
      const responseUrl = server.responseUrl(CHANNEL, user);
      const used = { command: `/${name}`, text: typed(options), user, responseUrl };
      await bot.deliver('command', slashCommand(used));
    },
    async press(heard, actionId, { by = 'ann' } = {}) {
      const user = PEOPLE[by];
      const kept = server.world.messages.find(({ ts }) => ts === heard.message)!;
      const action = buttonsOf(kept).find((button) => idOf(button) === actionId)!;
      const shown = {
        ts: kept.ts,
        text: kept.text,
        user: BOT,
        ...(kept.thread ? { thread_ts: kept.thread } : {}),
      };
      const responseUrl = server.responseUrl(heard.channel, user);
      const press = { user, channel: heard.channel, message: shown, ephemeral: heard.private, responseUrl };
      await bot.deliver('interactive', buttonPressed({ ...press, action: { ...action } }));
    },
    heard: () => server.world.messages.filter(({ deleted }) => !deleted).map(heardOf),
    close: () => bot.close(),
  };
}

describe('over Socket Mode', () => describeAdapterContract('slack', () => createHarness('socket')));
describe('as an agent', () => describeAdapterContract('slack', () => createHarness('socket', true)));
describe('over HTTP', () => describeAdapterContract('slack', () => createHarness('http')));
