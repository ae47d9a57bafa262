/** What the port does on Discord, call by call. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Api } from '../../../src/adapters/discord/api.ts';
import { createPort } from '../../../src/adapters/discord/deliver.ts';
import type { Destination, MessageRef, PlatformPort } from '../../../src/conversation/platform.ts';
import { captureLog } from '../../doubles/captured-log.ts';
import { sampleAnswer } from '../../doubles/core.ts';
import { type Message, person } from '../../doubles/discord/payloads.ts';
import { type FakeDiscord, startDiscord } from '../../doubles/discord/server.ts';
import { type Built, buildAdapter } from './bot.ts';

const ann = person('ann');

let discord: FakeDiscord;
let bot: Built;
let port: PlatformPort;
let question: Message;
let to: Destination;

beforeEach(async () => {
  discord = await startDiscord();
  bot = buildAdapter(discord);
  await bot.adapter.start(bot.inbox);
  port = bot.adapter.port;
  question = discord.say('who talks?', { by: ann });
  to = {
    workspace: discord.guild,
    channel: discord.channel,
    thread: null,
    replyTo: question.id,
    person: ann.id,
    direct: false,
  };
});
afterEach(async () => {
  await bot.adapter.stop();
  await discord.close();
  expect(discord.violations).toEqual([]);
});

const MESSAGES = { method: 'POST', path: /messages$/ };
const refuse = (code: number, { status = 403, times }: { status?: number; times?: number } = {}) =>
  discord.rest.fail({
    ...MESSAGES,
    status,
    body: { code, message: 'no' },
    ...(times === undefined ? {} : { times }),
  });
const calls = (method: string, path: RegExp) =>
  discord.rest.calls.filter((call) => call.method === method && path.test(call.path));
const posted = () => discord.posts().map(({ message }) => message);
const events = (level: number) =>
  bot.log.lines().flatMap((line) => (line['level'] === level ? [line['event']] : []));

async function post(key = question.id): Promise<MessageRef> {
  const result = await port.post(to, sampleAnswer(), key);
  if (result.outcome !== 'posted' || result.message === null) throw new Error(`It was ${result.outcome}.`);
  return result.message;
}

describe('a post', () => {
  it('refers to the question, pings nobody, shows no previews, and is whole in plain text', async () => {
    const message = await post();
    expect(message).toEqual({
      workspace: discord.guild,
      channel: discord.channel,
      message: posted()[0]!.id,
    });
    expect(calls('POST', /messages$/)[0]!.body).toMatchObject({
      content: expect.stringContaining('Reported by two officials'),
      allowed_mentions: { parse: [], replied_user: false },
      flags: 4,
      message_reference: { message_id: question.id, fail_if_not_exists: false },
    });
  });

  it('under the same key makes no second message', async () => {
    expect(await post()).toEqual(await post());
    expect(posted()).toHaveLength(1);
    await post(`${question.id}-1`);
    expect(posted()).toHaveLength(2);
  });

  it('to nothing in particular refers to nothing', async () => {
    await port.post({ ...to, replyTo: null }, sampleAnswer(), 'key');
    expect(posted()[0]).not.toHaveProperty('message_reference');
  });

  it.each([
    ['by a code of its own', 160002, 400],
    ['as forbidden', 50001, 403],
  ])(
    'goes without the reference where the bot may not read the history, told %s',
    async (_, code, status) => {
      refuse(code, { status, times: 1 });
      await post();
      expect(posted()[0]).not.toHaveProperty('message_reference');
      expect(discord.posts()[0]!.buttons).toHaveLength(4);
    },
  );

  it.each([
    ['the permissions that are missing', 50013, 403, 'Send Messages'],
    ['that it has no access', 50001, 403, 'View Channel'],
    ['that the channel is gone', 10003, 404, 'no longer there'],
    ['the rule that keeps it back', 200000, 403, 'AutoMod'],
    ['the filter that keeps it back', 240000, 400, 'harmful links'],
    ['nothing in particular where nobody knows', 99, 403, 'refuses to post'],
    ['that the thread is closed', 50083, 400, 'closed'],
  ])('that is refused is so for good, and one line names %s', async (_what, code, status, named) => {
    refuse(code, { status });
    expect(await port.post(to, sampleAnswer(), question.id)).toEqual({ outcome: 'refused' });
    const warnings = bot.log.lines().filter(({ level }) => Number(level) >= 40);
    expect(warnings).toMatchObject([
      { event: 'discord.post_failed', channel: discord.channel, question: question.id, code },
    ]);
    expect(warnings[0]!['msg']).toContain(named);
    expect(String(warnings[0]!['msg']).includes('Send Messages')).toBe([50013, 50001].includes(code));
  });

  it('that Discord cannot read stands nowhere', async () => {
    refuse(50035, { status: 400 });
    expect(await port.post(to, sampleAnswer(), question.id)).toEqual({ outcome: 'failed' });
    expect(events(50)).toEqual(['discord.post_failed']);
  });

  it('in a forum that is not open yet comes when it is', async () => {
    const closed = refuse(40058, { times: 1 });
    await post();
    expect(closed.times).toBe(0);
    expect(posted()[0]).toHaveProperty('message_reference');
  });
});

describe('a private post', () => {
  it('comes by direct message, and says where it belongs', async () => {
    const result = await port.postPrivately(to, sampleAnswer(), question.id);
    const there = discord.world.directChannels.get(ann.id);
    expect(result).toEqual({
      outcome: 'posted',
      message: { workspace: null, channel: there, message: posted()[0]!.id },
    });
    expect(posted()[0]!.content.split('\n')[0]).toBe(`About your message in <#${discord.channel}>:`);
    await port.postPrivately(to, sampleAnswer(), 'another');
    expect(calls('POST', /users\/@me\/channels/)).toHaveLength(1);
  });

  it('keeps to the length, whatever stands before it', async () => {
    await port.postPrivately(to, sampleAnswer({ body: 'word '.repeat(500) }), question.id);
    expect(posted()[0]!.content.length).toBeLessThanOrEqual(2000);
  });

  it('is refused for people who take none, which is no fault', async () => {
    discord.world.closedTo.add(ann.id);
    await discord.rest.directChannel(ann.id);
    expect(await port.postPrivately(to, sampleAnswer(), question.id)).toEqual({ outcome: 'refused' });
    expect([...events(40), ...events(50)]).toEqual([]);
  });
});

describe('an edit', () => {
  it('puts another reply in the place of the first', async () => {
    const message = await post();
    expect(await port.edit(message, sampleAnswer({ body: 'better', actions: [] }), 'key')).toBe('edited');
    expect(posted()[0]!.content).toContain('better');
    expect(discord.posts()[0]!.buttons).toEqual([]);
  });

  it.each([
    ['gone', 10008, 404],
    ['gone', 50001, 403],
    ['failed', 50035, 405],
  ] as const)('may find the message %s (%i)', async (result, code, status) => {
    const message = await post();
    if (result === 'failed') discord.rest.fail({ method: 'PATCH', path: /./, status, body: {} });
    else discord.rest.fail({ method: 'PATCH', path: /./, status, body: { code, message: 'no' } });
    expect(await port.edit(message, sampleAnswer(), 'key')).toBe(result);
  });
});

describe('a removal', () => {
  it('takes the message away, and does not mind if somebody did before', async () => {
    const message = await post();
    await port.remove(message);
    expect(posted()).toEqual([]);
    await port.remove(message);
    expect([...events(40), ...events(50)]).toEqual([]);
  });

  it('that fails is logged', async () => {
    const message = await post();
    discord.rest.fail({ method: 'DELETE', path: /./, status: 403 });
    await port.remove(message);
    expect(events(40)).toEqual(['discord.remove_failed']);
  });
});

describe('a friendly sign', () => {
  it('is put on a message, and is not where the bot may not', async () => {
    const { id: message, channel_id: channel } = question;
    const there = { workspace: discord.guild, channel, message };
    expect(await port.acknowledge!(there)).toBe(true);
    expect(discord.world.reactions).toEqual([[question.id, '👍']]);
    discord.rest.fail({
      method: 'PUT',
      path: /reactions/,
      status: 403,
      body: { code: 50013, message: 'no' },
    });
    expect(await port.acknowledge!(there)).toBe(false);
    expect([...events(40), ...events(50)]).toEqual([]);
  });
});

describe('a look-up', () => {
  const refOf = ({ id, channel_id: channel }: Message): MessageRef => ({
    workspace: discord.guild,
    channel,
    message: id,
  });

  it('tells who wrote a message, and what it says without the mention', async () => {
    const said = discord.say(`<@${discord.bot.id}> who talks?`, { by: ann });
    expect(await port.fetch(refOf(said))).toEqual({ author: ann.id, own: false, text: 'who talks?' });
    expect(await port.fetch(await post())).toMatchObject({ author: discord.bot.id, own: true });
  });

  it('finds nothing where there is nothing, where it may not look, and where Discord hangs', async () => {
    expect(await port.fetch({ ...refOf(question), message: '1'.repeat(18) })).toBeNull();
    const hangs = discord.rest.fail({ method: 'GET', path: /messages/, delayMs: 60_000, times: 1 });
    expect(await port.fetch(refOf(question))).toBeNull();
    expect(hangs.times).toBe(0);
    discord.rest.fail({ method: 'GET', path: /messages/, status: 403 });
    expect(await port.fetch(refOf(question))).toBeNull();
  });
});

describe('the sign that a reply is on its way', () => {
  /** When the sign was given, in milliseconds of a clock that the test sets. */
  async function signs(until: number): Promise<number[]> {
    vi.useFakeTimers();
    try {
      const began = Date.now();
      const given: number[] = [];
      const api: Api = {
        call: (_method, route) => {
          expect(route).toBe(`/channels/${to.channel}/typing`);
          given.push(Date.now() - began);
          return Promise.reject(new Error('It is a courtesy.'));
        },
        close: () => {},
      };
      const deps = { api, self: () => undefined, ids: () => new Map(), log: captureLog().log };
      const stop = await createPort(deps).showWorking(to);
      await vi.advanceTimersByTimeAsync(until);
      await stop();
      await vi.advanceTimersByTimeAsync(60_000);
      return given;
    } finally {
      vi.useRealTimers();
    }
  }

  it('is given after half a second, renewed before it fades, and ends', async () => {
    expect(await signs(499)).toEqual([]);
    expect(await signs(500)).toEqual([500]);
    expect(await signs(20_000)).toEqual([500, 8500, 16_500]);
  });
});
