/** Bolt's app, and what it takes of that which arrives by Socket Mode or by HTTP. */
import { App, type AppOptions, type Receiver, type ReceiverEvent } from '@slack/bolt';
import type { Inbox } from '../../conversation/inbox.ts';
import type { AdapterHealth } from '../../conversation/platform.ts';
import type { AdapterDeps } from '../../conversation/platform-definition.ts';
import { createEventIntake, type EventIntake } from '../../network/event-intake.ts';
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

/** Bolt's app, where an intake sees to it that all is acknowledged and nothing is worked through twice. */
export class SlackApp extends App {
  readonly #intake: EventIntake;
  readonly #workspaces: SlackAppDeps['workspaces'];

  constructor(options: AppOptions, { inbox, workspaces, log, tally }: SlackAppDeps) {
    super(options);
    this.#intake = createEventIntake({
      log,
      note,
      isFull: inbox.isFull,
      onCrowded: () => tally('crowded'),
      redeliveryMs: REDELIVERY_MS,
    });
    this.#workspaces = workspaces;
  }

  /** @throws if Slack had better deliver it again. */
  override processEvent(event: ReceiverEvent): Promise<void> {
    const { body } = event;
    return this.#intake.take({
      // Events have an id; commands, buttons and shortcuts come again with the same trigger.
      key: body['event_id'] ?? body['trigger_id'],
      isWithinReach: () => this.#workspaces.isWithinReach(body),
      // Bolt believes that it acknowledges.
      work: () => super.processEvent({ ...event, ack: async () => {} }),
      acknowledge: () => event.ack(),
    });
  }

  /** Takes nothing from now on: what comes is not acknowledged, so that Slack delivers it elsewhere. */
  close(): void {
    this.#intake.close();
  }
}
