import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createMetrics } from '../../src/observability/metrics.ts';
import { alertRules } from '../deploy/alert-rules.ts';

const described = readFileSync('docs/operations.md', 'utf8');
const own = async () =>
  (await createMetrics('1').registry.getMetricsAsJSON())
    .map(({ name }) => name)
    .filter((name) => name.startsWith('backchannel_'));

describe('metrics', () => {
  it('are all described for operators, and no other is', async () => {
    const listed = [...described.matchAll(/^\| `(backchannel_\w+)` \|/gm)].map(([, name]) => name);
    expect(listed.sort()).toEqual((await own()).sort());
  });

  it('in the alert rules exist', async () => {
    const names = await own();
    for (const { expr } of alertRules())
      for (const [name] of expr.matchAll(/backchannel_\w+/g)) expect(names).toContain(name);
  });

  it('read as zero until something is watched, and follow it then', async () => {
    const metrics = createMetrics('1');
    expect(await metrics.registry.metrics()).toContain('backchannel_work_waiting 0');
    metrics.watch({
      inFlight: () => 3,
      waiting: () => 7,
      store: () => ({ available: true, waiting: 2, lost: 1 }),
      platforms: () => [{ name: 'slack', connected: true, underWay: 5, unreadable: 2 }],
      knowledge: () => ({ revision: 'abc', entries: 80, faults: 3 }),
    });
    metrics.platformEvent('slack', 'reconnect');
    metrics.platformEvent('slack', 'rate-limit');
    metrics.platformEvent('slack', 'crowded');
    metrics.platformEvent('slack', 'undelivered');
    metrics.platformEvent('slack', 'bad-signature');
    metrics.limited('slack', 'person');
    metrics.dropped('ambient');
    metrics.reloaded('taken');
    metrics.storeError();
    metrics.startFailed('slack');
    const text = await metrics.registry.metrics();
    for (const line of [
      'backchannel_work_in_flight 3',
      'backchannel_work_waiting 7',
      'backchannel_store_available 1',
      'backchannel_store_writes_waiting 2',
      'backchannel_store_writes_lost 1',
      'backchannel_store_errors_total 1',
      'backchannel_platform_connected{platform="slack"} 1',
      'backchannel_platform_reconnects_total{platform="slack"} 1',
      'backchannel_platform_rate_limits_total{platform="slack"} 1',
      'backchannel_platform_start_failures_total{platform="slack"} 1',
      'backchannel_limited_total{platform="slack",scope="person"} 1',
      'backchannel_dropped_total{reason="ambient"} 1',
      'backchannel_dropped_total{reason="crowded"} 1',
      'backchannel_platform_undelivered_total{platform="slack"} 1',
      'backchannel_platform_bad_signatures_total{platform="slack"} 1',
      'backchannel_platform_work{platform="slack"} 5',
      'backchannel_knowledge_info{revision="abc"} 1',
      'backchannel_knowledge_entries 80',
      'backchannel_knowledge_faults 3',
      'backchannel_platform_unreadable_tokens{platform="slack"} 2',
      'backchannel_knowledge_reloads_total{outcome="taken"} 1',
    ])
      expect(text).toContain(line);
  });
});
