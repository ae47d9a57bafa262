/** The load bench: what it measures must be there, and it must say when we are too slow. */
import { afterEach, describe, expect, it } from 'vitest';
import { MOST_OVERHEAD_MS, type Row, tooSlow } from '../../tools/load/bars.ts';
import { percentiles } from '../../tools/load/measure.ts';
import { startBare } from '../../tools/load/processes.ts';
import { startDiscord } from '../doubles/discord/server.ts';

const row = (platform: string, bare: number, ours: number): Row => ({
  platform,
  bare_p50_ms: bare,
  bare_p99_ms: 9,
  ours_p50_ms: ours,
  ours_p99_ms: 9,
  replies_per_s: 1000,
  rss_mb: 200,
});

describe('the bar for our overhead', () => {
  it('is a millisecond at the median', () => {
    expect(MOST_OVERHEAD_MS).toBe(1);
    expect(tooSlow([row('discord', 1.6, 2.6), row('slack', 3.2, 3.1)])).toEqual([]);
  });

  it('names the platform and the figures where it is missed', () => {
    const faults = tooSlow([row('discord', 1.6, 2.4), row('slack', 3.2, 4.5)]);
    expect(faults).toHaveLength(1);
    expect(faults[0]).toMatch(/slack: .*1\.30 ms .*4\.5 ms beside 3\.2 ms/);
  });
});

describe('percentiles', () => {
  it('do not depend on the order of the samples', () => {
    const samples = Array.from({ length: 100 }, (_, i) => ((i * 37) % 100) + 1);
    expect(percentiles(samples)).toEqual({ p50: 51, p99: 100 });
  });
});

describe('the bare app', () => {
  const ends: (() => Promise<unknown>)[] = [];
  afterEach(async () => {
    for (const end of ends.splice(0)) await end();
  });

  it('tells the memory that it holds', async () => {
    const server = await startDiscord({ ready: { guilds: [] } });
    ends.push(() => server.close());
    const bare = await startBare('./bare-discord.ts', {
      DISCORD_TOKEN: server.token,
      DISCORD_API_URL: server.apiUrl,
    });
    ends.unshift(() => bare.stop());
    const memory = await bare.memory();
    expect(memory).toBeGreaterThan(30);
    expect(memory).toBeLessThan(1000);
  }, 20_000);
});
