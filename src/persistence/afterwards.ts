import { onceSent } from '../time/once-sent.ts';

/** Work that may wait until the reply is out, and must be done before the process ends. */
export interface Afterwards {
  do(work: () => void): void;
  /** Does at once what still waits. */
  finish(): void;
}

export function createAfterwards(): Afterwards {
  let waiting: (() => void)[] = [];
  function finish(): void {
    const all = waiting;
    waiting = [];
    for (const work of all) work();
  }
  return {
    do(work) {
      if (waiting.length === 0) onceSent(finish);
      waiting.push(work);
    },
    finish,
  };
}
