/**
 * What the bot counts. Every series stands at 0 from the start: Prometheus sees no increase in a series that was not
 * there before its first event, so the first incident would never raise an alert.
 */
import { Counter, Histogram, type Registry } from 'prom-client';
import type { PlatformEvent } from '../conversation/platform.ts';
import type { LimitScope } from '../core/limits.ts';
import type { Reason, Reply, ReplyKind } from '../core/reply.ts';

/** Seconds from a few tenths of a millisecond, which an answer takes, to the patience with a slow store. */
const DURATION_BUCKETS = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5];

/** Why a piece of work was refused before it was looked at. */
export type DropReason = 'ambient' | 'busy' | 'stopping' | 'crowded';

/** What became of changed knowledge: `failed` passes by itself, and is tried again. */
export type ReloadOutcome = 'taken' | 'refused' | 'failed';

/** The values of a label, all of them: one that is missing here does not pass the type check. */
const allOf = <T extends string>(values: Readonly<Record<T, true>>) => Object.keys(values) as T[];

const KINDS = allOf<Exclude<ReplyKind, 'no-answer'>>({
  answer: true,
  suggestions: true,
  'small-talk': true,
  silence: true,
  notice: true,
  error: true,
});
const REASONS = allOf<Reason>({
  'not-in-article': true,
  'off-topic': true,
  opinion: true,
  'after-article': true,
});
const SCOPES = allOf<LimitScope>({ person: true, channel: true, ambient: true });
const DROPS = allOf<DropReason>({ ambient: true, busy: true, stopping: true, crowded: true });
const OUTCOMES = allOf<ReloadOutcome>({ taken: true, refused: true, failed: true });

export interface Counters {
  /** The platforms that will be counted: their series begin at 0. */
  expect(platforms: readonly string[]): void;
  replied(platform: string, reply: Reply, milliseconds: number): void;
  limited(platform: string, scope: LimitScope): void;
  dropped(reason: DropReason): void;
  platformEvent(platform: string, event: PlatformEvent): void;
  startFailed(platform: string): void;
  storeError(): void;
  reloaded(outcome: ReloadOutcome): void;
}

export function createCounters(registry: Registry): Counters {
  const registers = [registry];

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
  const badSignatures = new Counter({
    name: 'backchannel_platform_bad_signatures_total',
    help: 'Requests that were signed just now, with another secret than the one of this bot.',
    labelNames: ['platform'] as const,
    registers,
  });
  const startFailures = new Counter({
    name: 'backchannel_platform_start_failures_total',
    help: 'Failed attempts to start a platform.',
    labelNames: ['platform'] as const,
    registers,
  });
  const byEvent = {
    ...{ reconnect: reconnects, 'rate-limit': rateLimits },
    ...{ undelivered, 'bad-signature': badSignatures },
  };
  const storeErrors = new Counter({
    name: 'backchannel_store_errors_total',
    help: 'Faults of the store that were logged.',
    registers,
  });
  const reloads = new Counter({
    name: 'backchannel_knowledge_reloads_total',
    help: 'Changes of the knowledge files: taken, refused because they are faulty, or failed for a reason that may pass.',
    labelNames: ['outcome'] as const,
    registers,
  });

  for (const reason of DROPS) dropped.inc({ reason }, 0);
  for (const outcome of OUTCOMES) reloads.inc({ outcome }, 0);

  return {
    expect(platforms) {
      for (const platform of platforms) {
        for (const kind of KINDS) replies.inc({ platform, kind, reason: 'none' }, 0);
        for (const reason of REASONS) replies.inc({ platform, kind: 'no-answer', reason }, 0);
        for (const scope of SCOPES) limited.inc({ platform, scope }, 0);
        for (const counter of [reconnects, rateLimits, undelivered, badSignatures, startFailures])
          counter.inc({ platform }, 0);
        duration.zero({ platform });
      }
    },
    replied(platform, { kind, reason }, milliseconds) {
      replies.inc({ platform, kind, reason: reason ?? 'none' });
      duration.observe({ platform }, milliseconds / 1000);
    },
    limited: (platform, scope) => limited.inc({ platform, scope }),
    dropped: (reason) => dropped.inc({ reason }),
    platformEvent(platform, event) {
      if (event === 'crowded') dropped.inc({ reason: event });
      else byEvent[event].inc({ platform });
    },
    startFailed: (platform) => startFailures.inc({ platform }),
    storeError: () => storeErrors.inc(),
    reloaded: (outcome) => reloads.inc({ outcome }),
  };
}
