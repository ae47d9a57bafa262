/** What is read from Slack's payloads. */
import type { BlockButtonAction, SlashCommand } from '@slack/bolt';
import { describe, expect, it } from 'vitest';
import {
  type Answering,
  decodeCommand,
  decodeMessage,
  decodePress,
  type Origin,
  type Told,
} from '../../../src/adapters/slack/decode.ts';
import { createPeople } from '../../../src/adapters/slack/people.ts';
import type { Responder } from '../../../src/conversation/platform.ts';
import {
  BOT,
  buttonPressed,
  CHANNEL,
  changed,
  DM,
  homeButtonPressed,
  mention,
  message,
  type Payload,
  slashCommand,
  TEAM,
} from '../../doubles/slack/payloads.ts';

const ANN = 'U0000ANN';
const nobody = async () => {
  throw new Error('Nobody is asked.');
};
const origin: Origin = {
  workspace: {
    ...{ team: TEAM, home: TEAM, token: 'xoxb-x', botUser: BOT, botId: 'B1' },
    api: { call: nobody, lookUp: async () => null },
  },
  people: createPeople([]),
  agent: false,
};
/** What the stand-in sends, as Bolt types it. */
const typed = <T>(payload: Payload): T => payload as T;
const read = (event: Payload) => decodeMessage(typed<Told>(event), origin);
/** Where answers would go, by their responder. */
const answers = new Map<Responder, Parameters<Answering>>();
const answering: Answering = (...where) => {
  const responder: Responder = { respond: async () => null, sharesLater: true };
  answers.set(responder, where);
  return responder;
};
const said = (event: Payload) => {
  const heard = read(event);
  return heard?.kind === 'deleted' ? null : heard?.incoming;
};

describe('a message', () => {
  it('tells whom it addresses', () => {
    const texts = ['who?', `<@${BOT}> who?`, `<@${BOT}|bot>, <@U0000BEN> who?`, '<@U0000BEN> who?'];
    expect(
      texts.map((text) => {
        const { mentionsBot, mentionsOthers } = said(message({ text, user: ANN }))!;
        return [mentionsBot, mentionsOthers];
      }),
    ).toEqual([
      [false, false],
      [true, false],
      [true, true],
      [false, true],
    ]);
  });

  it('begins a thread in a channel, and none in a direct message', () => {
    expect(said(message({ text: 'who?', user: ANN, ts: '1.1' }))).toMatchObject({
      to: { channel: CHANNEL, thread: '1.1', person: ANN, direct: false },
      thread: null,
    });
    expect(said(message({ text: 'who?', user: ANN, channel: DM, ts: '1.1' }))).toMatchObject({
      to: { channel: DM, thread: null, direct: true },
      thread: null,
    });
  });

  it('in a thread tells who began it', () => {
    const within = { ...message({ text: 'who?', user: ANN, thread: '1.1' }), parent_user_id: 'U0000BEN' };
    expect(said(within)).toMatchObject({
      to: { thread: '1.1' },
      thread: { id: '1.1', startedBy: 'U0000BEN', startedAt: 1_100 },
    });
  });

  it('that others have replied to stands in no thread itself', () => {
    const first = changed({ text: 'who?', user: ANN, ts: '1.1', thread: '1.1' }, 'where?');
    expect(said(first)).toMatchObject({ to: { thread: '1.1' }, thread: null });
    const direct = changed({ text: 'who?', user: ANN, ts: '1.1', thread: '1.1', channel: DM }, 'where?');
    expect(said(direct)).toMatchObject({ to: { thread: null }, thread: null });
  });

  it.each(['file_share', 'thread_broadcast'])('may be a %s', (subtype) => {
    expect(said({ ...message({ text: 'who?', user: ANN }), subtype })?.text).toBe('who?');
    expect(said({ ...mention({ text: 'who?', user: ANN }), subtype })?.text).toBe('who?');
  });

  it('without words is read as one without words', () => {
    const { text: _, ...picture } = message({ text: '', user: ANN });
    expect(said({ ...picture, subtype: 'file_share' })?.text).toBe('');
  });

  it('of the bot that changes is none of its business', () => {
    expect(read(changed({ text: 'new words', user: BOT, ts: '1.1' }, 'old words'))).toBeNull();
    const byRobot = changed({ text: 'new words', user: ANN, ts: '1.1' }, 'old words');
    expect(read({ ...byRobot, message: { ...(byRobot['message'] as Payload), bot_id: 'B1' } })).toBeNull();
  });
});

describe('a command', () => {
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
    ['/backchannel', 'about the talks, who is there?', 'ask', { question: 'about the talks, who is there?' }],
    ['/backchannel', 'who talks?', 'ask', { question: 'who talks?' }],
    ['/backchannel-explain', 'talks', 'explain', { topic: 'talks' }],
    ['/Explain', 'talks', 'explain', { topic: 'talks' }],
    ['/unheard-of', 'talks', 'unheard-of', {}],
  ])('%s %s', (command, text, name, options) => {
    const body = slashCommand({ command, text, user: ANN, responseUrl: 'https://x' }) as SlashCommand;
    const use = decodeCommand(body, origin, answering);
    expect(use).toMatchObject({
      name,
      options,
      key: body.trigger_id,
      context: { person: ANN, direct: false },
    });
    expect(answers.get(use.responder)).toMatchObject([{ channel: CHANNEL, thread: null }, 'person']);
  });
});

describe('a pressed button', () => {
  const action = { action_id: 'why:talks', block_id: '1.1-1:3', text: { type: 'plain_text', text: 'Why?' } };
  const shown = { ts: '2.2', thread_ts: '1.1' };
  const decode = (body: Payload) => decodePress(typed<BlockButtonAction>(body), origin, answering);

  it('tells what stood on it, on which message, and under which key that was posted', async () => {
    const press = buttonPressed({ user: ANN, channel: CHANNEL, message: shown, action });
    const use = decode(press);
    expect(use).toMatchObject({
      id: 'why:talks',
      label: 'Why?',
      message: { workspace: TEAM, channel: CHANNEL, message: '2.2' },
      replyKey: '1.1-1',
      shownPrivately: false,
      key: press['trigger_id'],
      context: { conversation: `${TEAM}:${CHANNEL}:1.1` },
    });
    expect(answers.get(use.responder)).toMatchObject([
      { channel: CHANNEL, thread: '1.1' },
      'as the reply says',
      { message: { channel: CHANNEL } },
    ]);
    expect(use.answers).toEqual({ message: { workspace: TEAM, channel: CHANNEL, message: '1.1' } });
  });

  it('on a message for one person belongs to that person', async () => {
    const use = decode(
      buttonPressed({ user: ANN, channel: CHANNEL, message: shown, action, ephemeral: true }),
    );
    expect(use).toMatchObject({
      message: null,
      shownPrivately: true,
      context: { conversation: `${TEAM}:${CHANNEL}:${ANN}` },
    });
    expect(answers.get(use.responder)).toMatchObject([
      { thread: '1.1' },
      'as the reply says',
      { message: null },
    ]);
    expect(use.answers).toBeNull();
  });

  it('on the Home tab is answered in the direct message', () => {
    const use = decode(homeButtonPressed(ANN, { ...action, block_id: 'xYz' }));
    expect(use).toMatchObject({ message: null, replyKey: null, context: { channel: ANN, direct: true } });
    expect(answers.get(use.responder)).toMatchObject([{ channel: ANN, thread: null, direct: true }, 'all']);
  });
});
