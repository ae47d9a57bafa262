/** What a port promises, whatever the platform's library throws. */
import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import type { PostResult } from '../../src/conversation/platform.ts';
import { type CallFaults, createSteadyPort, type PlatformCalls } from '../../src/conversation/steady-port.ts';
import { sampleAnswer } from '../doubles/core.ts';

/** What the made-up library throws. */
class LibraryError extends Error {
  readonly outcome: Exclude<PostResult['outcome'], 'posted'>;
  constructor(outcome: LibraryError['outcome'], message: string = outcome) {
    super(message);
    this.outcome = outcome;
  }
}

const message = { workspace: 'W', channel: 'C', message: 'M' };
const to = { workspace: 'W', channel: 'C', thread: null, replyTo: 'Q', person: 'P', direct: false };

/** A port over calls that all end like this, and the lines of its log. */
function portOver(result: unknown) {
  const call = () => (result instanceof Error ? Promise.reject(result) : Promise.resolve(result));
  const calls = Object.fromEntries(
    ['post', 'postPrivately', 'edit', 'remove', 'fetch', 'fetchAbove', 'acknowledge', 'showWorking'].map(
      (name) => [name, call],
    ),
  ) as Record<keyof PlatformCalls, () => Promise<never>>;
  const lines: unknown[] = [];
  const faults: CallFaults = {
    outcomeOf: (error) => (error instanceof LibraryError ? error.outcome : 'failed'),
    whyRefused: (error) => (error instanceof LibraryError && error.message === 'muted' ? 'Muted.' : null),
    isGone: (error) => error instanceof LibraryError && error.outcome === 'refused',
    mayStand: (error) => error instanceof LibraryError && error.outcome === 'unknown',
    isTold: (error) => error instanceof LibraryError && error.message === 'told',
    note: (_log, level, event, sentence, { error: _, ...about }) =>
      lines.push([level, event, sentence, about]),
  };
  const port = createSteadyPort(calls, faults, pino({ level: 'silent' }));
  return { port, lines };
}

const here = { channel: 'C', question: 'Q' };
const POSTED = 'A reply could not be posted in this channel';

describe('a reply that the platform', () => {
  it('takes stands there, and the log says nothing', async () => {
    const { port, lines } = portOver(message);
    expect(await port.post(to, sampleAnswer(), 'key')).toEqual({ outcome: 'posted', message });
    expect(lines).toEqual([]);
  });

  it.each([
    ['refused', 'warn', 'post_failed', POSTED],
    ['failed', 'error', 'post_failed', POSTED],
    ['unknown', 'error', 'post_unknown', 'Nobody knows whether a reply stands in this channel'],
  ] as const)('does not take: %s, in one line', async (outcome, level, event, sentence) => {
    const { port, lines } = portOver(new LibraryError(outcome));
    expect(await port.post(to, sampleAnswer(), 'key')).toEqual({ outcome });
    expect(lines).toEqual([[level, event, sentence, here]]);
  });

  it('refuses with a reason, with that reason', async () => {
    const { port, lines } = portOver(new LibraryError('refused', 'muted'));
    await port.post(to, sampleAnswer(), 'key');
    expect(lines).toEqual([['warn', 'post_failed', 'Muted.', here]]);
  });

  it('shows to nobody in private is said elsewhere, which is no fault', async () => {
    const { port, lines } = portOver(new LibraryError('refused'));
    expect(await port.postPrivately(to, sampleAnswer(), 'key')).toEqual({ outcome: 'refused' });
    expect(lines).toEqual([['info', 'post_failed', POSTED, here]]);
  });

  it('does not take in a direct message is logged without that place, which may be a person', async () => {
    const { port, lines } = portOver(new LibraryError('failed'));
    await port.post({ ...to, direct: true }, sampleAnswer(), 'key');
    expect(lines).toEqual([['error', 'post_failed', POSTED, { question: 'Q' }]]);
  });

  it('does not take for a reason that was told of already is not told of again', async () => {
    const { port, lines } = portOver(new LibraryError('failed', 'told'));
    await port.post(to, sampleAnswer(), 'key');
    expect(lines).toEqual([['debug', 'post_failed', POSTED, here]]);
  });
});

describe('a message that cannot be changed', () => {
  it.each([
    ['gone', 'refused', 'info'],
    ['failed', 'failed', 'warn'],
  ] as const)('is %s', async (result, outcome, level) => {
    const { port, lines } = portOver(new LibraryError(outcome));
    expect(await port.edit(message, sampleAnswer(), 'key')).toBe(result);
    expect(lines).toEqual([[level, 'edit_failed', 'A reply could not be changed', { channel: 'C' }]]);
  });
});

it('a sign that may stand counts as given', async () => {
  const { port, lines } = portOver(new LibraryError('unknown'));
  expect(await port.acknowledge?.(message)).toBe(true);
  expect(await portOver(new LibraryError('refused')).port.acknowledge?.(message)).toBe(false);
  expect(lines).toEqual([]);
});

it('nothing that is asked of a port rejects', async () => {
  const { port, lines } = portOver(new Error('The line broke.'));
  await port.remove(message);
  expect(await port.fetch(message)).toBeNull();
  expect(await port.fetchAbove(message, 'T')).toBeNull();
  expect(await port.acknowledge?.(message)).toBe(false);
  await (await port.showWorking(to))();
  expect(lines.map((line) => (line as string[])[1])).toEqual([
    'remove_failed',
    'look_up',
    'look_up',
    'not_reacted',
    'not_shown',
  ]);
});
