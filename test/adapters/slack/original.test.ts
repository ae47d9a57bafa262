/** What becomes of the message whose button was pressed. */
import { expect, it, onTestFinished } from 'vitest';
import { createInbox } from '../../../src/conversation/create-inbox.ts';
import type { ButtonPress } from '../../../src/conversation/inbox.ts';
import type { Reply } from '../../../src/core/reply.ts';
import { captureLog } from '../../doubles/captured-log.ts';
import { createFakeCore, sampleAnswer } from '../../doubles/core.ts';
import { createSlackBot } from '../../doubles/slack/bot.ts';
import { buttonPressed, CHANNEL } from '../../doubles/slack/payloads.ts';
import { buttonsOf } from '../../doubles/slack/start.ts';

const ANN = 'U0000ANN';
const BODY = { body: 'In Doha, then.' };

/** A bot with one message, of which a button is pressed; resolves with what `use` made of the press. */
async function pressed<T>(
  use: (press: ButtonPress) => Promise<T>,
  { ephemeral = false, agent = false, before = () => {} }: Setting = {},
) {
  const { log } = captureLog();
  const bot = await createSlackBot('socket', log, { config: { agent } });
  onTestFinished(() => bot.close());
  const { port } = bot.adapter;
  let took: (result: T) => void = () => {};
  const taken = new Promise<T>((resolve) => {
    took = resolve;
  });
  const inbox = createInbox({ platform: 'slack', port, core: createFakeCore(), log });
  await bot.adapter.start({ ...inbox, press: async (press) => took(await use(press)) });
  const to = { workspace: 'T0000TEAM', channel: CHANNEL, thread: '1.1', replyTo: '1.1', person: ANN };
  const place = { ...to, direct: false };
  await (ephemeral ? port.postPrivately : port.post)(place, sampleAnswer(), 'first');
  const [kept] = bot.server.world.messages;
  const [button] = buttonsOf(kept!);
  before(bot.server.faults);
  const message = { ts: kept!.ts, text: kept!.text, blocks: kept!.blocks, thread_ts: '1.1' };
  const responseUrl = bot.server.responseUrl(CHANNEL, ANN, kept!.ts);
  const press = { user: ANN, channel: CHANNEL, message, ephemeral, responseUrl, action: { ...button } };
  await bot.deliver('interactive', buttonPressed(press));
  return { result: await taken, kept: kept!, messages: bot.server.world.messages, server: bot.server };
}

interface Setting {
  readonly ephemeral?: boolean;
  readonly agent?: boolean;
  readonly before?: (faults: Awaited<ReturnType<typeof createSlackBot>>['server']['faults']) => void;
}

const step =
  (reply: Reply) =>
  ({ responder, key }: ButtonPress) =>
    responder.replaceOriginal!(Promise.resolve(reply), key);

it.each([false, true])('another reply takes its place, seen by one alone: %s', async (ephemeral) => {
  const { result, kept, messages } = await pressed(step(sampleAnswer(BODY)), { ephemeral });
  expect(result).toEqual({
    message: ephemeral ? null : { workspace: 'T0000TEAM', channel: CHANNEL, message: kept.ts },
    private: ephemeral,
  });
  expect(kept.text).toContain(BODY.body);
  expect(kept.blocks.every(({ block_id: id }) => !String(id).startsWith('first'))).toBe(true);
  expect(messages).toHaveLength(1);
});

it('a reply for the presser alone does not take the place of what all see', async () => {
  const { result, kept } = await pressed(step(sampleAnswer({ ...BODY, delivery: 'private' })));
  expect(result).toBeNull();
  expect(kept.text).not.toContain(BODY.body);
});

it.each([false, true])('says so where it cannot be replaced, seen by one alone: %s', async (ephemeral) => {
  const { result } = await pressed(step(sampleAnswer(BODY)), {
    ephemeral,
    before: (faults) => {
      faults.arm('chat.update', { error: 'cant_update_message' });
      faults.arm('response_url', { status: 404 });
    },
  });
  expect(result).toBeNull();
});

it('a button gets another label, and all else stays', async () => {
  const { result, kept } = await pressed(({ responder, id }) => responder.relabel!({ [id]: '✓ Chosen' }));
  expect(result).toBe(true);
  const [first, ...others] = buttonsOf(kept).map(({ text }) => text.text);
  expect(first).toBe('✓ Chosen');
  expect(others).toEqual(
    sampleAnswer()
      .actions.slice(1)
      .map(({ label }) => label),
  );
  expect(kept.text).toContain('An envoy met officials');
});

it('no button of a message that only the presser sees, for Slack does not tell of it', async () => {
  const relabel = ({ responder, id }: ButtonPress) => responder.relabel!({ [id]: '✓ Chosen' });
  expect((await pressed(relabel, { ephemeral: true })).result).toBe(false);
});

it('is taken away by its response URL where only the presser sees it', async () => {
  const remove = async ({ responder }: ButtonPress) => responder.removeOriginal!();
  const alone = await pressed(remove, { ephemeral: true });
  expect(alone.server.callsOf('response_url')[0]!.args).toMatchObject({ delete_original: true });
  expect((await pressed(remove)).server.callsOf('response_url')).toEqual([]);
});
