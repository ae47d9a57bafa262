/** How long a call is tried again, and how long Slack is waited for: by what is waited, not by a clock. */
import { webApi } from '@slack/bolt';
import { describe, expect, it, vi } from 'vitest';
import { TIMES } from '../../../src/adapters/slack/limits.ts';
import { insistently } from '../../../src/adapters/slack/web-api.ts';

const putOff = (seconds: number) => new webApi.WebAPIRateLimitedError(seconds);
const refused = (error: string) => new webApi.WebAPIPlatformError({ ok: false, error });

/** Fails with these one after the other, then succeeds. */
function trying(...errors: Error[]) {
  const task = vi.fn(async () => {
    const error = errors.shift();
    if (error !== undefined) throw error;
    return 'done';
  });
  const onRateLimit = vi.fn();
  const waited: number[] = [];
  const wait = async (ms: number) => waited.push(ms);
  const times = { ...TIMES, retry: 1 };
  return { task, onRateLimit, waited, result: insistently(task, { onRateLimit, times, wait }) };
}

describe('a call', () => {
  it('that Slack puts off waits as long as Slack says, however often, and each time is counted', async () => {
    const { task, onRateLimit, waited, result } = trying(
      putOff(3),
      putOff(20),
      putOff(0),
      putOff(1),
      putOff(2),
    );
    expect(await result).toBe('done');
    expect(task).toHaveBeenCalledTimes(6);
    expect(onRateLimit).toHaveBeenCalledTimes(5);
    expect(waited).toEqual([3000, 20_000, 1, 1000, 2000]);
  });

  it('waits a second where Slack names no time', async () => {
    const { waited, result } = trying(refused('rate_limited'));
    expect(await result).toBe('done');
    expect(waited).toEqual([1000]);
  });

  it('is given up when Slack wants more patience than anybody has', async () => {
    const { task, waited, result } = trying(putOff(600));
    await expect(result).rejects.toBeInstanceOf(webApi.WebAPIRateLimitedError);
    expect(task).toHaveBeenCalledTimes(1);
    expect(waited).toEqual([]);
  });

  it.each([
    ['a refusal', refused('channel_not_found'), 1],
    ['a refused token', refused('invalid_auth'), 1],
    ['a server that stumbles', new webApi.WebAPIHTTPError(503, '', {}), 4],
    ['a line that breaks', new webApi.WebAPIRequestError(new Error('other side closed')), 4],
    [
      'no answer, since it may have been taken',
      new webApi.WebAPIRequestError(new DOMException('late', 'TimeoutError')),
      1,
    ],
  ])('after %s is tried so often: %#', async (_, error, times) => {
    const { task, result } = trying(...Array<Error>(9).fill(error));
    await expect(result).rejects.toBe(error);
    expect(task).toHaveBeenCalledTimes(times);
  });
});
