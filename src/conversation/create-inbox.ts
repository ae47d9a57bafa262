/** Puts the conversation together: one inbox for each platform, over its port and the core. */

import { LRUCache } from 'lru-cache';
import type { Logger } from 'pino';
import { atMost, lasting } from '../core/cache-options.ts';
import type { Core } from '../core/core.ts';
import type { PlatformName } from '../core/invocation.ts';
import type { PlatformTraits } from '../core/platform-traits.ts';
import { createAddressing } from './addressing.ts';
import { createAllowance } from './allowance.ts';
import { createApologies } from './apologies.ts';
import { createDelivery } from './delivery.ts';
import { createInFlight } from './in-flight.ts';
import type { Inbox } from './inbox.ts';
import { createInteractions } from './interactions.ts';
import type { PlatformEvent, PlatformPort } from './platform.ts';
import { createQuestions } from './questions.ts';
import { createReplyOrigins } from './reply-origins.ts';
import { createStatedReplies } from './stated-replies.ts';
import { createThreadTracker } from './thread-tracker.ts';

export interface InboxDeps {
  readonly platform: PlatformName;
  readonly port: PlatformPort;
  readonly core: Core;
  readonly log: Logger;
  /** Whether two people of two workspaces may have one id; they may, if nobody says otherwise. */
  readonly personIds?: PlatformTraits['personIds'];
  /** True for the one process that may handle an event, where several share the work. */
  readonly claim?: (event: string) => Promise<boolean>;
  /** Told about what is worth counting. */
  readonly tally?: (event: PlatformEvent) => void;
}

/** Interactions that come again do so within minutes. */
const SEEN = 20_000;
const SEEN_MS = 60 * 60_000;
/** At the end work in hand is waited for: interactions die after 3 s, messages can wait on a rate limit. */
const DRAIN_MS = 10_000;

export function createInbox(deps: InboxDeps): Inbox {
  const { platform, port, core, claim = async () => true, tally = () => {} } = deps;
  const log = deps.log.child({ platform });
  const inFlight = createInFlight();
  const allowance = createAllowance(Date.now, deps.personIds ?? 'workspace');
  const threads = createThreadTracker(Date.now);
  const origins = createReplyOrigins(port);
  const stated = createStatedReplies(platform, core);
  const apologies = createApologies(log);
  const addressing = createAddressing({
    core,
    port,
    threads,
    isOwn: origins.isOwn,
    isCrowded: inFlight.isCrowded,
  });
  const onUndelivered = () => tally('undelivered');
  const delivery = createDelivery({ port, threads, origins, stated, apologies, onUndelivered, log });
  const questions = createQuestions({ core, port, addressing, delivery, apologies, claim });
  const interactions = createInteractions({ core, port, origins, stated, apologies, onUndelivered });
  let isOpen = true;
  const seen = new LRUCache<string, true>({ ...atMost(SEEN), ...lasting(SEEN_MS) });

  /** Works an event through, counted from its arrival until its reply is out. */
  function begin(sort: string, work: () => Promise<void>): Promise<void> {
    if (!isOpen) return Promise.resolve();
    if (inFlight.isFull()) {
      tally('crowded');
      log.warn({ event: 'inbox.crowded', sort }, 'refused unseen');
      return Promise.resolve();
    }
    const done = work().catch((error: unknown) =>
      log.error({ event: 'inbox.failed', sort, err: error }, 'An event could not be worked through'),
    );
    inFlight.add(done);
    return done;
  }

  /** An interaction is worked through once, by one process. */
  async function once(key: string, work: () => Promise<void>): Promise<void> {
    if (seen.has(key)) return;
    seen.set(key, true);
    if (await claim(`${platform} interaction ${key}`)) await work();
  }

  return {
    message: (incoming) => begin('message', () => questions.asked(incoming)),
    edited: (incoming) => begin('edit', () => questions.edited(incoming)),
    deleted: (message) => begin('deletion', () => questions.deleted(message)),
    left: (workspace) => begin('removal of the bot', () => core.forget(platform, workspace)),
    command: (use) => begin('command', () => once(use.key, () => interactions.command(use))),
    explain: (use) => begin('explain', () => once(use.key, () => interactions.explain(use))),
    async press(press) {
      // Nobody reads what comes of so many; whoever presses on sees that nothing comes of it.
      if (!allowance.press(press.context)) return;
      await begin('press', () => once(press.key, () => interactions.press(press)));
    },
    mayLook: allowance.look,
    complete: core.complete,
    page: (page, locale = null) => core.page(page, { platform, locale }),
    channels: core.channels,
    underWay: inFlight.count,
    isFull: inFlight.isFull,
    async drained() {
      isOpen = false;
      const left = await inFlight.drained(DRAIN_MS);
      if (left > 0) log.warn({ event: 'inbox.left_undone', left }, 'Stopped before all replies were out');
    },
  };
}
