/**
 * Writes that wait for the store: in order, a batch a transaction. When too many wait, the oldest of those that the
 * bot can do without makes room; what somebody has set or voted goes only when nothing else is left.
 *
 * A write may run again after a failure whose outcome nobody knows, so every write must come to the same when it
 * runs twice.
 */
import type { Transaction } from 'kysely';
import type { Schema } from './schema.ts';

export type Write = (db: Transaction<Schema>) => Promise<void>;

interface Waiting {
  readonly write: Write;
  /** May be given up for another, as a line of the question log may. */
  readonly expendable: boolean;
  /** The bot's own upkeep, which every start does again: with it nothing is lost that somebody would miss. */
  readonly isUpkeep: boolean;
  /** Called once it is on disk, or given up. */
  readonly done: (stored: boolean) => void;
}

export interface Outbox {
  readonly size: number;
  /** How many of them somebody would miss. */
  readonly missed: number;
  /** Writes given up since the start. */
  readonly lost: number;
  add(waiting: Waiting): void;
  /** The oldest writes; they stay until `remove`. */
  peek(most: number): readonly Waiting[];
  /** The oldest `count` writes are done with; `stored` says how. */
  remove(batch: readonly Waiting[], stored: boolean): void;
}

/** @param onLost Told how many were given up so far, at the first and then at every thousandth. */
export function createOutbox(bound: number, onLost: (lost: number) => void): Outbox {
  const queue: Waiting[] = [];
  let lost = 0;

  function giveUp(waiting: Waiting): void {
    lost += 1;
    if (lost % 1000 === 1) onLost(lost);
    waiting.done(false);
  }

  return {
    get size() {
      return queue.length;
    },
    get missed() {
      return queue.filter(({ isUpkeep }) => !isUpkeep).length;
    },
    get lost() {
      return lost;
    },
    add(waiting) {
      queue.push(waiting);
      if (queue.length <= bound) return;
      const expendable = queue.findIndex((other) => other.expendable);
      const [dropped] = queue.splice(Math.max(0, expendable), 1);
      giveUp(dropped!);
    },
    peek: (most) => queue.slice(0, most),
    remove(batch, stored) {
      // Some of the batch may have been dropped meanwhile.
      for (const waiting of batch) {
        if (queue[0] !== waiting) continue;
        queue.shift();
        if (stored) waiting.done(true);
        else giveUp(waiting);
      }
    },
  };
}
