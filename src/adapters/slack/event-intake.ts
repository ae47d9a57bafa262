/**
 * What stands between Slack and Bolt's routing. Everything is acknowledged here, at the end of the turn in which it
 * came and whatever becomes of it: Slack allows 3 s, and neither a token store nor a reply that is slow to leave
 * may use them up. What comes a second time is acknowledged again and goes no further.
 */
import { setImmediate as endOfTurn } from 'node:timers/promises';
import type { App, ReceiverEvent } from '@slack/bolt';
import type { Logger } from 'pino';
import type { Work } from '../in-flight.ts';
import { createFirstTime } from '../recent.ts';
import { describeError } from './errors.ts';
import { REDELIVERY_MS } from './limits.ts';
import { textAt } from './payload.ts';

/** True for the one process that may handle an event, where several share the work. */
export type Claim = (eventKey: string) => Promise<boolean>;

export interface Gate {
  /** What a receiver takes for the app. */
  readonly app: App;
  /** Lets nothing in from now on: what comes is not acknowledged, so that Slack delivers it elsewhere. */
  close(): void;
}

/** At ten events a second this is more than an hour. */
const REMEMBERED = 50_000;

/**
 * What makes a delivery the same as an earlier one; null if nothing tells. Events have an id. Commands and buttons
 * have none: where a Socket Mode connection breaks they come again in the same envelope, else with the same trigger.
 */
function keyOf(event: ReceiverEvent): string | null {
  const id = textAt(event.body, 'event_id');
  if (id !== undefined) return `event:${id}`;
  const envelope = textAt(event.customProperties, 'envelopeId');
  if (envelope !== undefined) return `envelope:${envelope}`;
  const trigger = textAt(event.body, 'trigger_id');
  return trigger === undefined ? null : `trigger:${trigger}`;
}

export interface GateDeps {
  /** Bolt's app, which routes what is let in to its listeners. */
  readonly app: App;
  readonly work: Work;
  readonly log: Logger;
  readonly claim: Claim | undefined;
  /** Whether an event is of a workspace whose token cannot be had now. */
  readonly isOutOfReach?: (body: unknown) => false | Promise<boolean>;
  /** Told of each event that is left to Slack to deliver again: too many replies are on their way, or no token is there. */
  readonly onLeft?: ((reason: 'crowded' | 'out of reach') => void) | undefined;
}

export function createGate({
  app,
  work,
  log,
  claim,
  isOutOfReach = () => false,
  onLeft = () => {},
}: GateDeps): Gate {
  const isFirst = createFirstTime(REMEMBERED, REDELIVERY_MS);
  let open = true;

  async function acknowledge(event: ReceiverEvent): Promise<void> {
    try {
      await event.ack();
    } catch (error) {
      // The connection broke. The event is here and gets its answer; its redelivery is dropped.
      log.debug(describeError(error), 'could not acknowledge');
    }
  }

  async function letIn(event: ReceiverEvent, key: string | null): Promise<void> {
    if (claim && key !== null && !(await claim(`slack:${key}`))) return;
    // A copy: the receiver must not see an acknowledgement that Bolt believes it gives.
    await app.processEvent({ ...event, ack: async () => {} });
  }

  /** QuestionType only as long as the acknowledgement may wait. */
  async function mustBeLeft({ body }: ReceiverEvent): Promise<boolean> {
    const asked = isOutOfReach(body);
    return asked !== false && Promise.race([asked, endOfTurn(false)]);
  }

  /** Works an event through, and acknowledges it. @throws if Slack had better deliver it again. */
  async function handle(event: ReceiverEvent): Promise<void> {
    if (await mustBeLeft(event)) {
      onLeft('out of reach');
      throw new Error('The store with the workspaces is away; Slack may deliver this again.');
    }
    const key = keyOf(event);
    if (key !== null && !isFirst(key)) {
      log.debug('dropped a second delivery');
      return acknowledge(event);
    }
    const worked = letIn(event, key).catch((error: unknown) => {
      log.error(describeError(error), 'Slack: an event could not be worked through');
    });
    // The reply leaves first if nothing holds it up: writing the acknowledgement takes as long as finding the answer.
    await endOfTurn();
    await acknowledge(event);
    await worked;
  }

  async function processEvent(event: ReceiverEvent): Promise<void> {
    if (!open) throw new Error('Stopping; Slack may deliver this again.');
    if (work.isFull()) {
      onLeft('crowded');
      throw new Error('Too many replies are on their way; Slack may deliver this again.');
    }
    const handled = handle(event);
    work.add(handled);
    await handled;
  }

  return {
    // Receivers ask nothing of an app but to process events.
    app: { processEvent } as unknown as App,
    close() {
      open = false;
    },
  };
}
