import { describe, expect, it } from 'vitest';
import { type HealthSources, readiness } from '../../src/observability/health.ts';

const well: HealthSources = {
  stopping: () => false,
  knowledge: () => ({ revision: 'abc', entries: 80, faults: 0, earlier: false }),
  platforms: () => [{ name: 'discord', connected: true, detail: '' }],
  persistence: () => ({ available: true, detail: 'The store works.', waiting: 0, lost: 0 }),
};

describe('readiness', () => {
  it('is given when the knowledge is loaded, every platform is connected and the store is reachable', () => {
    expect(readiness(well)).toEqual({
      ready: true,
      parts: {
        knowledge: { ready: true, detail: '80 entries, revision abc.' },
        discord: { ready: true, detail: 'Connected.' },
        store: { ready: true, detail: 'The store works.' },
      },
    });
  });

  it.each<[string, Partial<HealthSources>, string]>([
    [
      'discord',
      { platforms: () => [{ name: 'discord', connected: false, detail: 'Shard 0 is connecting.' }] },
      'Shard 0 is connecting.',
    ],
    [
      'store',
      { persistence: () => ({ available: false, detail: 'The store is away.', waiting: 3, lost: 0 }) },
      'The store is away.',
    ],
    ['process', { stopping: () => true }, 'Stopping.'],
  ])('names %s when that is what is missing, and only that', (part, change, detail) => {
    const { ready, parts } = readiness({ ...well, ...change });
    expect(ready).toBe(false);
    expect(parts[part]).toEqual({ ready: false, detail });
    expect(Object.entries(parts).filter(([, { ready }]) => !ready)).toHaveLength(1);
  });

  it.each([
    [false, /^80 entries, revision abc\. The last good knowledge is in force: .* have 2 faults/],
    [
      true,
      /^80 entries, revision abc\. The last good knowledge from before this start is in force: .* 2 faults/,
    ],
  ])('is not given while the files have faults (fallen back at the start: %s)', (earlier, detail) => {
    const knowledge = () => ({ revision: 'abc', entries: 80, faults: 2, earlier });
    const { ready, parts } = readiness({ ...well, knowledge });
    expect(ready).toBe(false);
    expect(parts['knowledge']?.detail).toMatch(detail);
  });

  it('is not given while a key opens no stored token', () => {
    const detail = 'DATA_KEY does not open the stored tokens of 1 workspace.';
    const platforms = () => [{ name: 'slack', connected: true, detail, unreadable: 1 }];
    expect(readiness({ ...well, platforms })).toMatchObject({
      ready: false,
      parts: { slack: { ready: false, detail } },
    });
  });

  it('tells what a platform lacks though it is connected, such as an intent', () => {
    const platforms = () => [{ name: 'discord', connected: true, detail: 'Without the intent.' }];
    const { ready, parts } = readiness({ ...well, platforms });
    expect({ ready, discord: parts['discord'] }).toEqual({
      ready: true,
      discord: { ready: true, detail: 'Without the intent.' },
    });
  });

  it('needs no store where there is none', () => {
    expect(readiness({ ...well, persistence: () => null })).toMatchObject({ ready: true });
  });
});
