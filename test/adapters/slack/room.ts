/** A room on the stand-in for Slack. Where people on other platforms reply to a message, here they write in its thread. */
import { slack as definition } from '../../../src/adapters/slack/definition.ts';
import { readVariables } from '../../../src/config/variables.ts';
import type { Platform, Speaker } from '../../contract/room.ts';
import { captureLog } from '../../doubles/captured-log.ts';
import { createSlackBot, type SlackBot } from '../../doubles/slack/bot.ts';
import {
  BOT,
  buttonPressed,
  CHANNEL,
  changed,
  deleted,
  mention as mentioned,
  message,
  newTs,
  type Payload,
  slashCommand,
  TEAM,
} from '../../doubles/slack/payloads.ts';
import { startSlackServer } from '../../doubles/slack/server.ts';
import { buttonsOf } from '../../doubles/slack/start.ts';

const PEOPLE: Readonly<Record<Speaker, string>> = { ann: 'U0000ANN', ben: 'U0000BEN', eve: 'U0000EVE' };
const ELSEWHERE = 'T0000ELSEWHERE';
const ASIDE = 'C0000CHECK';

/** Of which workspace an event tells. */
const of = (team: string): Payload => ({
  team_id: team,
  authorizations: [{ team_id: team, enterprise_id: null, user_id: BOT, is_bot: true }],
});

interface Standing {
  readonly user: string;
  readonly channel: string;
  readonly ts: string;
  readonly thread?: string;
  text: string;
}

export async function createSlackRoom(): Promise<Platform> {
  const server = await startSlackServer();
  const env = { SLACK_BOT_TOKEN: 'xoxb-stand-in', SLACK_APP_TOKEN: 'xapp-stand-in' };
  const said = new Map<string, Standing>();
  let bot: SlackBot | undefined;

  const kept = (id: string) => server.world.messages.find(({ ts }) => ts === id)!;
  /** The thread that stands under a message. */
  const threadOf = (id: string): string => said.get(id)?.thread ?? kept(id).thread ?? id;

  /** What people write can be looked up too. */
  function keep({ thread = null, ...standing }: Omit<Standing, 'thread'> & { thread?: string | null }): void {
    server.world.messages.push({
      ...{ onlyFor: null, blocks: [], deleted: false, args: {} },
      ...{ ...standing, thread },
    });
  }

  return {
    traits: definition.configure(readVariables(definition.variables, env, []), [])!,
    async createAdapter() {
      bot = await createSlackBot('socket', captureLog().log, { server });
      return bot.adapter;
    },
    async openThread(by) {
      const ts = newTs();
      keep({ user: PEOPLE[by], channel: CHANNEL, ts, text: 'Hello all.' });
      return ts;
    },
    async say(text, { by = 'ann', mention = false, where, to, elsewhere = false }) {
      const user = PEOPLE[by];
      const channel = where === 'direct' ? `D${user}` : where === 'aside' ? ASIDE : CHANNEL;
      const thread = typeof where === 'object' ? where.thread : to && threadOf(to.id);
      const what = { user, channel, ts: newTs(), ...(thread === undefined ? {} : { thread }) };
      const isNamed = mention || (to !== undefined && kept(to.id).user === BOT);
      said.set(what.ts, { ...what, text });
      keep({ ...what, text: isNamed ? `<@${BOT}> ${text}` : text });
      const event = isNamed ? mentioned({ ...what, text }) : message({ ...what, text });
      await bot!.event(event, of(elsewhere ? ELSEWHERE : TEAM));
      return { id: what.ts };
    },
    async edit({ id }, text, mention) {
      const before = said.get(id)!;
      const now = { ...before, text: mention ? `<@${BOT}> ${text}` : text };
      await bot!.event(changed(now, before.text));
    },
    async remove({ id }) {
      await bot!.event(deleted(said.get(id)!));
    },
    async command(name, options, { by = 'ann', manages = false, elsewhere = false }) {
      const user = PEOPLE[by];
      if (manages) server.world.admins.add(user);
      const text = Object.entries(options)
        .map(([option, value]) => (option === 'mode' ? `mode:${value}` : value))
        .join(' ');
      const responseUrl = server.responseUrl(CHANNEL, user);
      const used = slashCommand({ command: `/${name}`, text, user, responseUrl });
      await bot!.deliver('command', elsewhere ? { ...used, team_id: ELSEWHERE } : used);
    },
    async press({ id }, button, by) {
      const { ts, text, blocks, channel, thread, onlyFor } = kept(id);
      const action = buttonsOf({ blocks }).find(({ action_id }) => action_id === button)!;
      const user = PEOPLE[by];
      const shown = { ts, text, blocks, ...(thread === null ? {} : { thread_ts: thread }) };
      const press = { user, channel, message: shown, ephemeral: onlyFor !== null, action: { ...action } };
      const responseUrl = server.responseUrl(channel, user, ts);
      await bot!.deliver('interactive', buttonPressed({ ...press, responseUrl }));
    },
    heard: () =>
      server.world.messages
        .filter(({ user, deleted: isGone }) => user === BOT && !isGone)
        .map(({ ts, text, onlyFor, channel, blocks }) => ({
          id: ts,
          text,
          private: onlyFor !== null || channel.startsWith('D'),
          buttons: buttonsOf({ blocks }).map(({ action_id: one, text: label }) => ({
            id: one,
            label: label.text,
          })),
        })),
    signs: () => server.world.reactions.length,
    async takeOut() {
      await bot!.event({ type: 'app_uninstalled' });
    },
    // The same token serves it again.
    putIn: async () => {},
    busy: () => server.busy(),
    close: () => server.close(),
  };
}
