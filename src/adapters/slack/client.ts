/** Bolt's app, and what it takes of that which arrives by Socket Mode or by HTTP. */
import { setImmediate as endOfTurn } from 'node:timers/promises';
import { App, type AppOptions, type Receiver, type ReceiverEvent } from '@slack/bolt';
import { LRUCache } from 'lru-cache';
import type { Inbox } from '../../conversation/inbox.ts';
import type { AdapterHealth } from '../../conversation/platform.ts';
import type { AdapterDeps } from '../../conversation/platform-definition.ts';
import { note } from './errors.ts';
import { REDELIVERY_MS } from './limits.ts';
import type { Workspaces } from './workspaces.ts';

/** A way in. `start` resolves once events can come in. @throws {PlatformError} if they never will. */
export interface Transport extends Receiver {
  start(): Promise<void>;
  stop(): Promise<void>;
  health(): AdapterHealth;
  /** Where it listens; null for Socket Mode. */
  address(): string | null;
}

interface SlackAppDeps extends Pick<AdapterDeps, 'log' | 'tally'> {
  readonly inbox: Pick<Inbox, 'isFull'>;
  readonly workspaces: Pick<Workspaces, 'isWithinReach'>;
}

/** At ten events a second this is more than an hour. */
const REMEMBERED = 50_000;

/**
 * Acknowledges all that it takes at the end of the turn in which it came, whatever becomes of it: Slack allows 3 s. What
 * comes a second time is acknowledged again and goes no further.
 */
export class SlackApp extends App {
  readonly #deps: SlackAppDeps;
  readonly #seen = new LRUCache<string, true>({ max: REMEMBERED, ttl: REDELIVERY_MS });
  #open = true;

  constructor(options: AppOptions, deps: SlackAppDeps) {
    super(options);
    this.#deps = deps;
  }

  /** @throws if Slack had better deliver it again. */
  override async processEvent(event: ReceiverEvent): Promise<void> {
    const { log } = this.#deps;
    const reason = await this.#reasonToLeave(event);
    if (reason !== null) note(log, 'warn', 'left', 'An event is left to be delivered again', { reason });
    if (reason !== null || !this.#open) throw new Error(`Not taken: ${reason ?? 'stopping'}.`);
    // Events have an id; commands, buttons and shortcuts come again with the same trigger.
    const key: string | undefined = event.body['event_id'] ?? event.body['trigger_id'];
    if (key === undefined || !this.#seen.has(key)) {
      if (key !== undefined) this.#seen.set(key, true);
      // Bolt believes that it acknowledges; it is seen to here.
      super
        .processEvent({ ...event, ack: async () => {} })
        .catch((error: unknown) =>
          note(log, 'error', 'event_failed', 'An event could not be worked through', { error }),
        );
      // The reply leaves first if nothing holds it up: to write an acknowledgement takes as long as to find an answer.
      await endOfTurn();
    }
    await event.ack().catch((error: unknown) => {
      // The connection broke. The event is here and gets its answer; its redelivery is dropped.
      note(log, 'debug', 'not_acknowledged', 'An event could not be acknowledged', { error });
    });
  }

  /** Takes nothing from now on: what comes is not acknowledged, so that Slack delivers it elsewhere. */
  close(): void {
    this.#open = false;
  }

  async #reasonToLeave({ body }: ReceiverEvent): Promise<string | null> {
    const { inbox, workspaces, tally } = this.#deps;
    if (inbox.isFull()) {
      tally('crowded');
      return 'crowded';
    }
    const withinReach = workspaces.isWithinReach(body);
    return withinReach === true || (await withinReach) ? null : 'out of reach';
  }
}
