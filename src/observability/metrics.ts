/**
 * Every metric that the bot has: what it counts is in counters.ts, what is read when somebody asks stands here. Names,
 * labels and meaning are the operator's interface: `docs/operations.md` lists them, and a test holds the list against
 * the code.
 */
import { collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import { type Counters, createCounters } from './counters.ts';

/** What is read only when the metrics are. */
export interface MetricSources {
  readonly inFlight: () => number;
  readonly waiting: () => number;
  /** Null without a store. */
  readonly store: () => { available: boolean; waiting: number; lost: number } | null;
  readonly platforms: () => readonly {
    name: string;
    connected: boolean;
    underWay: number;
    unreadable?: number;
  }[];
  readonly knowledge: () => { revision: string; entries: number; faults: number };
}

export interface Metrics extends Counters {
  readonly registry: Registry;
  /** Replaces the sources that gauges read from; until then they read as zero. */
  watch(sources: MetricSources): void;
}

export function createMetrics(version: string): Metrics {
  const registry = new Registry();
  const registers = [registry];
  let sources: MetricSources | null = null;

  // Node's own: memory, event-loop delay, CPU, file handles, as `process_*` and `nodejs_*`.
  collectDefaultMetrics({ register: registry });

  const counters = createCounters(registry);

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
    name: 'backchannel_platform_unreadable_tokens',
    help: 'Workspaces whose stored token the key of this process does not open.',
    labelNames: ['platform'] as const,
    registers,
    collect() {
      for (const { name, unreadable = 0 } of sources?.platforms() ?? [])
        this.set({ platform: name }, unreadable);
    },
  });
  new Gauge({
    name: 'backchannel_store_available',
    help: '1 while the store can be reached, 0 while it cannot; missing where there is none.',
    registers,
    collect() {
      const store = sources?.store() ?? null;
      if (store === null) this.remove({});
      else this.set(store.available ? 1 : 0);
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
    name: 'backchannel_knowledge_faults',
    help: 'Faults of the knowledge files as they lie there now, or reasons why they cannot be read; what is in force has none.',
    registers,
    collect() {
      this.set(sources?.knowledge()?.faults ?? 0);
    },
  });
  new Gauge({
    name: 'backchannel_build_info',
    help: 'Always 1; the labels are the versions of the bot and of Node.js.',
    labelNames: ['version', 'node'] as const,
    registers,
  }).set({ version, node: process.version }, 1);

  return {
    ...counters,
    registry,
    watch(from) {
      sources = from;
    },
  };
}
