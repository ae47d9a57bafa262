/** Work in flight: counted so that stopping can wait for it, guarded so that one fault stays one fault. */
import { setTimeout as sleep } from 'node:timers/promises';

export interface Work {
  /** Runs `task` unless stopped; a rejection goes to `onFault` and no further. */
  run(task: () => Promise<void>): void;
  /** Takes no more work; resolves when what is under way is done, or after `ms`, with how much was left. */
  drain(ms: number): Promise<number>;
}

export function createWork(onFault: (error: unknown) => void): Work {
  const underWay = new Set<Promise<void>>();
  let open = true;
  return {
    run(task) {
      if (!open) return;
      const running: Promise<void> = task()
        .catch(onFault)
        .finally(() => underWay.delete(running));
      underWay.add(running);
    },
    async drain(ms) {
      open = false;
      await Promise.race([Promise.all([...underWay]), sleep(ms, undefined, { ref: false })]);
      return underWay.size;
    },
  };
}
