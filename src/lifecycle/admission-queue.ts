/**
 * The admission queue between the platforms and the core: counts what is in flight, keeps the event loop free for heartbeats
 * and acknowledgements while a flood of messages comes in, and bounds what waits. Addressed questions go before
 * overheard talk; when too much waits, the oldest overheard talk is dropped first.
 */
import type { Core } from '../core/core.ts';
import type { Invocation } from '../core/invocation.ts';
import { makeReply, type Reply, SILENCE_FOR_NOW } from '../core/reply.ts';
import { messagesFor } from '../messages/messages.ts';
import type { DropReason } from '../observability/counters.ts';
import type { Observer } from '../observability/reply-log.ts';

export interface AdmissionOptions {
  /** Invocations that are worked on at once; they wait for the store at most. */
  readonly atOnce?: number;
  /** Invocations that wait for their turn at most. */
  readonly waiting?: number;
  /** Milliseconds of answering without a break before the event loop gets its turn. */
  readonly sliceMs?: number;
  /** Milliseconds on a clock that only runs forward. */
  readonly clock?: () => number;
  readonly observe?: Observer;
  readonly onDropped?: (reason: DropReason, invocation: Invocation) => void;
}

export interface AdmissionQueue extends Core {
  inFlight(): number;
  waiting(): number;
  /** Takes no more work; resolves when what was taken is done. */
  close(): Promise<void>;
}

interface Waiting {
  readonly invocation: Invocation;
  readonly settle: (reply: Reply | Promise<Reply>) => void;
}

const isAmbient = (invocation: Invocation): boolean =>
  invocation.type === 'message' && invocation.mode === 'ambient';

export function createAdmissionQueue(core: Core, options: AdmissionOptions = {}): AdmissionQueue {
  const {
    atOnce = 256,
    waiting: most = 1000,
    sliceMs = 8,
    clock = () => performance.now(),
    observe = () => {},
    onDropped = () => {},
  } = options;
  const direct: Waiting[] = [];
  const ambient: Waiting[] = [];
  let running = 0;
  let closed = false;
  let sliceBegan: number | null = null;
  let idle: (() => void)[] = [];

  const waiting = () => direct.length + ambient.length;

  function mayRun(): boolean {
    return running < atOnce && (sliceBegan === null || clock() - sliceBegan < sliceMs);
  }

  /** Notes that this turn of the event loop has begun to answer, and comes back in the next one. */
  function beginSlice(): void {
    if (sliceBegan !== null) return;
    sliceBegan = clock();
    setImmediate(() => {
      sliceBegan = null;
      pump();
    });
  }

  async function run(invocation: Invocation): Promise<Reply> {
    running += 1;
    beginSlice();
    try {
      return await core.dispatch(invocation);
    } finally {
      running -= 1;
      pump();
    }
  }

  function pump(): void {
    while (waiting() > 0 && mayRun()) {
      const next = direct.shift() ?? ambient.shift()!;
      next.settle(run(next.invocation));
    }
    // What still waits is taken up in the next turn, or when something ends.
    if (waiting() > 0 && running < atOnce) beginSlice();
    if (waiting() === 0 && running === 0) {
      for (const resolve of idle) resolve();
      idle = [];
    }
  }

  function drop(reason: DropReason, invocation: Invocation): Reply {
    onDropped(reason, invocation);
    if (isAmbient(invocation)) return SILENCE_FOR_NOW;
    const words = messagesFor(invocation.context.locale);
    const body = words.format(reason === 'stopping' ? 'faults.stopping' : 'faults.busy');
    return makeReply({ kind: 'notice', body, delivery: 'private' });
  }

  /** At once, in its turn, or not at all. */
  function admit(invocation: Invocation): Reply | Promise<Reply> {
    if (closed) return drop('stopping', invocation);
    if (waiting() === 0 && mayRun()) return run(invocation);
    if (waiting() >= most) {
      const oldest = ambient.shift();
      if (oldest !== undefined) oldest.settle(drop('ambient', oldest.invocation));
      else return drop(isAmbient(invocation) ? 'ambient' : 'busy', invocation);
    }
    return new Promise<Reply>((settle) => {
      (isAmbient(invocation) ? ambient : direct).push({ invocation, settle });
      if (running < atOnce) beginSlice();
    });
  }

  return {
    ...core,
    async dispatch(invocation) {
      const arrived = clock();
      const reply = await admit(invocation);
      observe(invocation, reply, clock() - arrived);
      return reply;
    },
    inFlight: () => running,
    waiting,
    close() {
      closed = true;
      if (waiting() === 0 && running === 0) return Promise.resolve();
      return new Promise((resolve) => {
        idle.push(resolve);
      });
    },
  };
}
