/** What is in hand, from its arrival until its reply is out: counted so that it stays bounded, and can be waited for. */
import { setTimeout as sleep } from 'node:timers/promises';

export interface Work {
  add(task: Promise<unknown>): void;
  /** How much is in hand. */
  count(): number;
  /** Replies leave so slowly that nothing is begun which nobody asked for. */
  isCrowded(): boolean;
  /** No more fits in. */
  isFull(): boolean;
  /** Resolves when nothing is in hand any more, or after `ms`, with how much was left. */
  drained(ms: number): Promise<number>;
}

/** A minute and a half of replies at the speed that Discord allows a bot, and some 50 MB. */
const MOST = 5000;

export function createInFlight(most: number = MOST): Work {
  const tasks = new Set<Promise<unknown>>();

  async function empty(): Promise<void> {
    while (tasks.size > 0) await Promise.allSettled(tasks);
  }

  return {
    add(task) {
      const settled: Promise<unknown> = task.then(
        () => tasks.delete(settled),
        () => tasks.delete(settled),
      );
      tasks.add(settled);
    },
    count: () => tasks.size,
    isCrowded: () => tasks.size >= most / 2,
    isFull: () => tasks.size >= most,
    async drained(ms) {
      await Promise.race([empty(), sleep(ms, undefined, { ref: false })]);
      return tasks.size;
    },
  };
}
