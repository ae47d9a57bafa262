/** Alerts on what the bot's own parts do; what takes a whole process is in test/e2e/alerts.test.ts. */
import { describe, expect, it } from 'vitest';
import { createInbox } from '../../src/conversation/create-inbox.ts';
import type { Invocation } from '../../src/core/invocation.ts';
import { createRouter } from '../../src/core/router.ts';
import { createAdmissionQueue } from '../../src/lifecycle/admission-queue.ts';
import { createPlatforms } from '../../src/lifecycle/platforms.ts';
import { createMetrics } from '../../src/observability/metrics.ts';
import { createReplyLog } from '../../src/observability/reply-log.ts';
import { captureLog } from '../doubles/captured-log.ts';
import { createFakeCore } from '../doubles/core.ts';
import { createMemoryPlatform } from '../doubles/memory-platform.ts';
import { eventBody, mention } from '../doubles/slack/payloads.ts';
import { startBot } from '../doubles/slack/start.ts';
import { temporaryFolder, testStore } from '../store/databases.ts';
import { alertRules, firing, scrapeOf } from './alert-rules.ts';

const asked: Invocation = {
  type: 'message',
  text: 'who leads the talks?',
  mode: 'direct',
  context: {
    platform: 'slack',
    conversation: 'C1:U1',
    person: 'U1',
    workspace: 'T1',
    channel: 'C1',
    direct: false,
    canManage: () => false,
    locale: null,
  },
};

function watched() {
  const metrics = createMetrics('1');
  metrics.expect(['discord', 'slack']);
  const scrape = async () => scrapeOf(await metrics.registry.metrics());
  return { metrics, scrape };
}

describe('the alert rules', () => {
  it('have a name of their own each, and say in a sentence what is the matter', () => {
    const rules = alertRules();
    expect(rules.length).toBeGreaterThan(8);
    expect(new Set(rules.map(({ alert }) => alert)).size).toBe(rules.length);
    for (const { annotations } of rules) expect(annotations.summary.length).toBeGreaterThan(30);
  });

  it('ask for series that stand there before anything has happened', async () => {
    const { metrics, scrape } = watched();
    metrics.watch({
      inFlight: () => 0,
      waiting: () => 0,
      store: () => ({ available: true, waiting: 0, lost: 0 }),
      platforms: () => [{ name: 'slack', connected: true, underWay: 0 }],
      knowledge: () => ({ revision: 'abc', entries: 80, faults: 0 }),
    });
    const names = (await scrape()).map(({ name }) => name);
    for (const { expr } of alertRules())
      expect(names).toContain(/(backchannel_\w+|process_start_time_seconds|up)\b(?=[{[ )])/.exec(expr)![0]);
    expect(firing(await scrape(), await scrape())).toEqual([]);
  });

  it('tell of the first apology', async () => {
    const { metrics, scrape } = watched();
    const { log } = captureLog();
    const engine = () => {
      throw new Error('a fault of ours');
    };
    const router = createRouter({ engine, persistence: null, log, now: Date.now });
    const core = createAdmissionQueue(router, { observe: createReplyLog(log, metrics) });
    const before = await scrape();
    expect((await core.dispatch(asked)).kind).toBe('error');
    expect(firing(before, await scrape())).toEqual(['BackchannelApologises']);
  });

  it('tell of the first question that was refused unseen, not of those that came during a stop', async () => {
    const { metrics, scrape } = watched();
    const core = createAdmissionQueue(createFakeCore(), {
      atOnce: 0,
      waiting: 0,
      onDropped: metrics.dropped,
    });
    const before = await scrape();
    await core.dispatch(asked);
    const after = await scrape();
    expect(firing(before, after)).toEqual(['BackchannelWorkDropped']);
    await core.close();
    await core.dispatch(asked);
    expect(firing(after, await scrape())).toEqual([]);
  });

  it('tell of a platform that does not answer, although nothing was refused', async () => {
    const { metrics, scrape } = watched();
    const { log } = captureLog();
    const { port } = createMemoryPlatform().adapter;
    let failures = 0;
    let slow = () => {};
    const isSlow = new Promise<void>((resolve) => {
      slow = resolve;
    });
    const platforms = createPlatforms(
      [
        {
          name: 'discord',
          isLasting: () => false,
          create: async () => ({
            name: 'discord',
            port,
            start: () => new Promise<string>(() => {}),
            stop: async () => {},
            health: () => ({ connected: false, detail: 'Connecting.' }),
          }),
        },
      ],
      {
        openInbox: ({ name, port: own }) =>
          createInbox({ platform: name, port: own, core: createFakeCore(), log }),
        log,
        slowMs: 1,
        onStartFailed(name) {
          failures += 1;
          metrics.startFailed(name);
          slow();
        },
        onAllLost: () => {},
      },
    );
    const before = await scrape();
    const starting = platforms.start(60_000);
    await isSlow;
    expect(firing(before, await scrape())).toEqual(['BackchannelStartFailed']);
    expect(failures).toBe(1);
    await platforms.stop();
    void starting;
  });

  it('tell of the first request that is signed with another secret', async () => {
    const { metrics, scrape } = watched();
    const bot = await startBot('http', { tally: (event) => metrics.platformEvent('slack', event) });
    const before = await scrape();
    await bot.http.send('event', eventBody(mention({ text: 'who?', user: 'U1' })), { secret: 'wrong' });
    expect(firing(before, await scrape())).toEqual(['BackchannelBadSignatures']);
  });

  it('tell of writes that were given up', async () => {
    const folder = temporaryFolder();
    const { metrics, scrape } = watched();
    const store = testStore({ kind: 'sqlite', path: `${folder.path}/file/backchannel.db` }, { bound: 1 });
    metrics.watch({
      inFlight: () => 0,
      waiting: () => 0,
      store: store.health,
      platforms: () => [],
      knowledge: () => ({ revision: 'abc', entries: 80, faults: 0 }),
    });
    const before = await scrape();
    await Promise.all([store.write(async () => {}), store.write(async () => {})]);
    expect(firing(before, await scrape())).toContain('BackchannelWritesLost');
    await store.stop(1);
    folder.remove();
  });
});
