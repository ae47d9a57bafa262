/**
 * Every metric that the bot has, in this one place. Names, labels and meaning are the operator's interface:
 * `docs/operations.md` lists them, and a test holds the list against this file.
 */
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { PlatformEvent } from '../conversation/platform.ts';
import type { LimitScope } from '../core/limits.ts';
import type { Reply } from '../core/reply.ts';

/** Seconds from a few tenths of a millisecond, which an answer takes, to the patience with a slow store. */
const DURATION_BUCKETS = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5];

/** Why a piece of work was refused before it was looked at. */
export type DropReason = 'ambient' | 'busy' | 'stopping' | 'crowded';

/** What is read only when the metrics are. */
export interface MetricSources {
  readonly inFlight: () => number;
  readonly waiting: () => number;
  /** Null without a store. */
  readonly store: () => { available: boolean; waiting: number; lost: number } | null;
  readonly platforms: () => readonly { name: string; connected: boolean; underWay: number }[];
  readonly knowledge: () => { revision: string; entries: number };
}

export interface Metrics {
  readonly registry: Registry;
  /** Replaces the sources that gauges read from; until then they read as zero. */
  watch(sources: MetricSources): void;
  replied(platform: string, reply: Reply, milliseconds: number): void;
  limited(platform: string, scope: LimitScope): void;
  dropped(reason: DropReason): void;
  platformEvent(platform: string, event: PlatformEvent): void;
  startFailed(platform: string): void;
  storeError(): void;
  reloaded(outcome: 'taken' | 'refused'): void;
}

export function createMetrics(version: string): Metrics {
  const registry = new Registry();
  const registers = [registry];
  let sources: MetricSources | null = null;

  // Node's own: memory, event-loop delay, CPU, file handles, as `process_*` and `nodejs_*`.
  collectDefaultMetrics({ register: registry });

  const replies = new Counter({
    name: 'backchannel_replies_total',
    help: 'Replies by platform, kind and, for refusals, reason ("none" otherwise).',
    labelNames: ['platform', 'kind', 'reason'] as const,
    registers,
  });
  const duration = new Histogram({
    name: 'backchannel_reply_duration_seconds',
    help: "The bot's own time for a reply, by platform: from its arrival, with the wait for its turn, without the platform's time.",
    labelNames: ['platform'] as const,
    buckets: DURATION_BUCKETS,
    registers,
  });
  const limited = new Counter({
    name: 'backchannel_limited_total',
    help: 'Questions refused by a rate limit, by platform and scope (person, channel, ambient).',
    labelNames: ['platform', 'scope'] as const,
    registers,
  });
  const dropped = new Counter({
    name: 'backchannel_dropped_total',
    help: 'Work refused unseen: ambient (the queue was full), busy (full of direct questions), crowded (too many replies on their way), stopping.',
    labelNames: ['reason'] as const,
    registers,
  });
  const reconnects = new Counter({
    name: 'backchannel_platform_reconnects_total',
    help: 'Connections to a platform that had to be made again.',
    labelNames: ['platform'] as const,
    registers,
  });
  const rateLimits = new Counter({
    name: 'backchannel_platform_rate_limits_total',
    help: 'Times that a platform told the bot to wait (status 429).',
    labelNames: ['platform'] as const,
    registers,
  });
  const undelivered = new Counter({
    name: 'backchannel_platform_undelivered_total',
    help: 'Replies that reached nobody: the platform refused them, or could not be reached in the end.',
    labelNames: ['platform'] as const,
    registers,
  });
  const startFailures = new Counter({
    name: 'backchannel_platform_start_failures_total',
    help: 'Failed attempts to start a platform.',
    labelNames: ['platform'] as const,
    registers,
  });
  const storeErrors = new Counter({
    name: 'backchannel_store_errors_total',
    help: 'Faults of the store that were logged.',
    registers,
  });
  const reloads = new Counter({
    name: 'backchannel_knowledge_reloads_total',
    help: 'Changes of the knowledge files: taken, or refused because they are faulty.',
    labelNames: ['outcome'] as const,
    registers,
  });

  new Gauge({
    name: 'backchannel_work_in_flight',
    help: 'Invocations that are being answered.',
    registers,
    collect() {
      this.set(sources?.inFlight() ?? 0);
    },
  });
  new Gauge({
    name: 'backchannel_work_waiting',
    help: 'Invocations that wait for their turn.',
    registers,
    collect() {
      this.set(sources?.waiting() ?? 0);
    },
  });
  new Gauge({
    name: 'backchannel_platform_work',
    help: 'Events of a platform in hand, from their arrival until their replies are out.',
    labelNames: ['platform'] as const,
    registers,
    collect() {
      for (const { name, underWay } of sources?.platforms() ?? []) this.set({ platform: name }, underWay);
    },
  });
  new Gauge({
    name: 'backchannel_platform_connected',
    help: '1 while the platform is connected, 0 while it is not.',
    labelNames: ['platform'] as const,
    registers,
    collect() {
      for (const { name, connected } of sources?.platforms() ?? [])
        this.set({ platform: name }, connected ? 1 : 0);
    },
  });
  new Gauge({
    name: 'backchannel_store_available',
    help: '1 while the store can be reached, 0 while it cannot; also 0 when there is none.',
    registers,
    collect() {
      this.set(sources?.store()?.available ? 1 : 0);
    },
  });
  new Gauge({
    name: 'backchannel_store_writes_waiting',
    help: 'Writes held in memory until the store can take them.',
    registers,
    collect() {
      this.set(sources?.store()?.waiting ?? 0);
    },
  });
  new Gauge({
    name: 'backchannel_store_writes_lost',
    help: 'Writes given up since the start because too many waited.',
    registers,
    collect() {
      this.set(sources?.store()?.lost ?? 0);
    },
  });
  new Gauge({
    name: 'backchannel_knowledge_info',
    help: 'Always 1; the label is the fingerprint of the knowledge in force.',
    labelNames: ['revision'] as const,
    registers,
    collect() {
      this.reset();
      const knowledge = sources?.knowledge();
      if (knowledge) this.set({ revision: knowledge.revision }, 1);
    },
  });
  new Gauge({
    name: 'backchannel_knowledge_entries',
    help: 'FAQ entries in the knowledge in force.',
    registers,
    collect() {
      this.set(sources?.knowledge()?.entries ?? 0);
    },
  });
  new Gauge({
    name: 'backchannel_build_info',
    help: 'Always 1; the labels are the versions of the bot and of Node.js.',
    labelNames: ['version', 'node'] as const,
    registers,
  }).set({ version, node: process.version }, 1);

  return {
    registry,
    watch(from) {
      sources = from;
    },
    replied(platform, { kind, reason }, milliseconds) {
      replies.inc({ platform, kind, reason: reason ?? 'none' });
      duration.observe({ platform }, milliseconds / 1000);
    },
    limited: (platform, scope) => limited.inc({ platform, scope }),
    dropped: (reason) => dropped.inc({ reason }),
    platformEvent(platform, event) {
      if (event === 'crowded') dropped.inc({ reason: event });
      else ({ reconnect: reconnects, 'rate-limit': rateLimits, undelivered })[event].inc({ platform });
    },
    startFailed: (platform) => startFailures.inc({ platform }),
    storeError: () => storeErrors.inc(),
    reloaded: (outcome) => reloads.inc({ outcome }),
  };
}
