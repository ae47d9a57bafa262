/** Takes events that a platform delivers again until they are acknowledged. */
import { LRUCache } from 'lru-cache';
import type { Logger } from 'pino';
import { onceSent } from '../time/once-sent.ts';
import type { Faults } from './faults.ts';

export interface DeliveredEvent {
  /** Names it, also when it comes again; undefined where the platform gives it no name. */
  readonly key: string | undefined;
  /** Whether it can be worked through here and now. */
  isWithinReach(): true | Promise<boolean>;
  work(): Promise<unknown>;
  acknowledge(): Promise<unknown>;
}

interface EventIntakeDeps {
  readonly log: Logger;
  readonly note: Faults['note'];
  /** No more fits in. */
  readonly isFull: () => boolean;
  /** Told of each event that is left because no more fits in. */
  readonly onCrowded: () => void;
  /** For so long the platform delivers an event again, in milliseconds. */
  readonly redeliveryMs: number;
}

export interface EventIntake {
  /**
   * Acknowledges at the end of the turn after that in which an event came, whatever becomes of it. What comes a second time is
   * acknowledged again and goes no further.
   *
   * @throws if the platform had better deliver it again, or to another process.
   */
  take(event: DeliveredEvent): Promise<void>;
  /** Takes nothing from now on: what comes is not acknowledged. */
  close(): void;
}

/** At ten events a second this is more than an hour. */
const REMEMBERED = 50_000;

export function createEventIntake(deps: EventIntakeDeps): EventIntake {
  const { log, note, isFull, onCrowded, redeliveryMs } = deps;
  // By its size, not by `max`: so it grows with what it holds, and a start makes no room for all of it.
  const seen = new LRUCache<string, true>({
    maxSize: REMEMBERED,
    sizeCalculation: () => 1,
    ttl: redeliveryMs,
    // Left to itself, it sets a timer with each event to look at the clock again.
    ttlResolution: 1000,
  });
  let open = true;

  async function reasonToLeave(event: DeliveredEvent): Promise<string | null> {
    if (isFull()) {
      onCrowded();
      return 'crowded';
    }
    const withinReach = event.isWithinReach();
    return withinReach === true || (await withinReach) ? null : 'out of reach';
  }

  return {
    async take(event) {
      const { key } = event;
      const reason = await reasonToLeave(event);
      if (reason !== null) note(log, 'warn', 'left', 'An event is left to be delivered again', { reason });
      if (reason !== null || !open) throw new Error(`Not taken: ${reason ?? 'stopping'}.`);
      if (key === undefined || !seen.has(key)) {
        if (key !== undefined) seen.set(key, true);
        event
          .work()
          .catch((error: unknown) =>
            note(log, 'error', 'event_failed', 'An event could not be worked through', { error }),
          );
        // The reply leaves first if nothing holds it up: to write an acknowledgement takes as long as to find an answer.
        await new Promise<void>(onceSent);
      }
      await event.acknowledge().catch((error: unknown) => {
        // The connection broke. The event is here and gets its answer; its redelivery is dropped.
        note(log, 'debug', 'not_acknowledged', 'An event could not be acknowledged', { error });
      });
    },
    close() {
      open = false;
    },
  };
}
