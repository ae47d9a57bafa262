/** Patience with Discord's REST API. */
import { RateLimitError, Routes } from 'discord.js';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Api, type CallOptions, createApi } from '../../../src/adapters/discord/api.ts';
import { statusOf } from '../../../src/adapters/discord/errors.ts';
import { type FakeDiscord, startDiscord } from '../../doubles/discord/server.ts';

const MESSAGES = { method: 'POST', path: /messages$/ };
const ONCE_MORE: CallOptions = { retry: { retries: 1, minTimeout: 1 } };

let discord: FakeDiscord;
let api: Api;
let limited: number;
let nonce: number;

beforeEach(async () => {
  discord = await startDiscord();
  limited = 0;
  nonce = 0;
  api = createApi(discord, { onRateLimit: () => limited++ });
});
afterEach(async () => {
  vi.restoreAllMocks();
  api.close();
  await discord.close();
});

function post(channel = discord.channel, options: CallOptions = {}) {
  nonce += 1;
  const body = { content: 'x', nonce: `${nonce}`, enforce_nonce: true, allowed_mentions: { parse: [] } };
  return api.call<{ id: string }>('post', Routes.channelMessages(channel), { body, ...options });
}
const sends = () => discord.rest.calls.filter(({ path }) => MESSAGES.path.test(path));

describe('a call that Discord tells to wait', () => {
  it.each([
    ['in this channel', {}],
    ['everywhere', { 'X-RateLimit-Global': 'true' }],
  ])('waits %s, is made again, and is counted', async (_where, headers) => {
    discord.rest.fail({
      ...MESSAGES,
      status: 429,
      times: 1,
      headers: { 'Retry-After': '0.05', ...headers },
      body: { retry_after: 0.05 },
    });
    await Promise.all([post(), post('123456789012345678')]);
    expect(sends()).toHaveLength(3);
    expect(discord.posts()).toHaveLength(2);
    expect(limited).toBe(1);
  });

  it('for an hour is not made again and again', async () => {
    discord.rest.fail({ ...MESSAGES, status: 429, headers: { 'Retry-After': '3600' }, body: {} });
    await expect(post()).rejects.toBeInstanceOf(RateLimitError);
    expect(sends()).toHaveLength(4);
  });

  it('does not wait for an hour because the clock was set back by one', async () => {
    const full = {
      'X-RateLimit-Limit': '5',
      'X-RateLimit-Remaining': '0',
      'X-RateLimit-Reset-After': '0.05',
    };
    discord.rest.fail({ ...MESSAGES, status: 200, times: 1, headers: full, body: { id: '1' } });
    await post();
    const real = Date.now;
    vi.spyOn(Date, 'now').mockImplementation(() => real() - 3_600_000);
    await post();
    expect(discord.posts()).toHaveLength(1);
  });

  it('is made anew where it would wait for an hour that another was told to', async () => {
    api.close();
    api = createApi(discord, { attemptMs: 600 });
    const [early, other] = ['123456789012345678', '123456789012345679'];
    const told = (channel: string, delayMs: number, onMet = () => {}) =>
      discord.rest.fail({
        method: 'POST',
        path: new RegExp(channel),
        times: 1,
        delayMs,
        onMet,
        status: 429,
        headers: { 'Retry-After': '0.05', 'X-RateLimit-Global': 'true' },
        body: {},
      });
    const real = Date.now;
    // The first hears of its limit after the clock was set back, when the other has waited in vain.
    told(early, 400);
    told(other, 0, () => {
      setTimeout(() => vi.spyOn(Date, 'now').mockImplementation(() => real() - 3_600_000), 25);
    });
    await Promise.all([post(early), post(other)]);
    expect(discord.posts()).toHaveLength(2);
  });
});

describe('a call that fails', () => {
  it.each([
    ['Discord has trouble', { status: 502 }],
    ['the line breaks before', { breaks: true }],
    ['the line breaks after', { breaks: 'after' }],
    ['the line breaks midway', { breaks: 'midway' }],
  ] as const)('because %s is made again, with the same effect', async (_why, fault) => {
    discord.rest.fail({ ...MESSAGES, ...fault, times: 1 });
    await post();
    expect(sends()).toHaveLength(2);
    expect(discord.posts()).toHaveLength(1);
  });

  it('again and again is given up in the end', async () => {
    discord.rest.fail({ ...MESSAGES, status: 500 });
    const error = await post(discord.channel, ONCE_MORE).catch((reason: unknown) => reason);
    expect(statusOf(error)).toBe(500);
    expect(sends()).toHaveLength(2);
  });

  it('because it is wrong is not made again', async () => {
    discord.rest.fail({ ...MESSAGES, status: 400, body: { code: 50035, message: 'no' } });
    await expect(post()).rejects.toThrow('no');
    expect(sends()).toHaveLength(1);
  });

  it('with a 401 does not cost the bot its token', async () => {
    discord.rest.fail({ ...MESSAGES, status: 401, times: 1, body: { code: 0, message: 'no' } });
    await expect(post()).rejects.toThrow('no');
    await post();
  });

  it('because nobody answers in time is made again', async () => {
    discord.rest.fail({ ...MESSAGES, delayMs: 60_000, times: 1 });
    await post(discord.channel, { ...ONCE_MORE, attemptMs: 300 });
    expect(discord.posts()).toHaveLength(1);
  });
});
