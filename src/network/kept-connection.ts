/** A connection that is kept up: sought with pauses that grow, and again whenever it is lost, until it is stopped. */
import { setTimeout as sleep } from 'node:timers/promises';
import pRetry from 'p-retry';
import type { Logger } from 'pino';
import { within } from '../time/within.ts';
import type { Faults } from './faults.ts';

/** What is to be kept up. */
export interface Line {
  /** Resolves when it stands. */
  open(): Promise<unknown>;
  /** Resolves when what stands now is lost. */
  lost(): Promise<unknown>;
  close(): Promise<unknown>;
}

/** The platform will not have the bot like this. */
export interface LineRefusal {
  readonly sentence: string;
  /** Ends the start; later on it is tried again all the same. */
  readonly fatal: Error;
}

export interface KeptConnectionDeps extends Faults {
  /** The platform's name for people. */
  readonly platform: string;
  /** By what way it is connected, such as "by Socket Mode". */
  readonly way: string;
  readonly log: Logger;
  /** The platform says hello within so many milliseconds. */
  readonly helloMs: number;
  /** The first pause between two attempts to connect, in milliseconds; later ones double. */
  readonly firstPauseMs: number;
  /** Why an attempt failed, if the platform refuses the bot; null for anything else. */
  readonly refusalIn: (error: unknown) => LineRefusal | null;
  /** Milliseconds for which the platform wants to be left alone after a failed attempt. */
  readonly pauseAfter: (error: unknown) => number;
  /** Told each time that a connection is lost. */
  readonly onReconnect: () => void;
}

export interface KeptConnection {
  /** Resolves with the first connection; where that takes long, it is sought in the background. @throws if it is refused. */
  start(): Promise<void>;
  stop(): Promise<void>;
  health(): { readonly connected: boolean; readonly detail: string };
}

/** A connection that holds for so long was a good one; else the pauses between attempts go on growing. */
const GOOD_CONNECTION_MS = 5000;
const LONGEST_PAUSE_MS = 30_000;
/** `start()` waits so long for the first connection. */
const START_MS = 20_000;
/** The far side need not take part in saying goodbye. */
const GOODBYE_MS = 1000;

/** Tries without end, until the signal is aborted; pauses differ, so that many bots do not come back in one instant. */
export const untilStopped = (firstPauseMs: number, signal: AbortSignal) => ({
  retries: Number.POSITIVE_INFINITY,
  minTimeout: firstPauseMs,
  maxTimeout: LONGEST_PAUSE_MS,
  randomize: true,
  signal,
});

export function keepConnection(line: Line, deps: KeptConnectionDeps): KeptConnection {
  const { platform, way, log, helloMs, firstPauseMs, refusalIn, pauseAfter, onReconnect, note, whyOf } = deps;
  const stopping = new AbortController();
  const { signal } = stopping;
  let starting = true;
  let connected = false;
  let detail = 'not connected yet';

  async function connect(): Promise<void> {
    const inTime = await within(helloMs, line.open());
    // It may have been stopped while the platform was still opening the door.
    if (!inTime || signal.aborted) void line.close();
    if (!inTime) throw new Error(`${platform} did not say hello in time.`);
    signal.throwIfAborted();
  }

  /** Resolves when a connection that held for a while is lost. */
  async function session(onConnected: () => void): Promise<void> {
    await connect();
    const since = performance.now();
    const lost = line.lost();
    connected = true;
    detail = `connected ${way}`;
    note(log, 'debug', 'connected', `Connected to ${platform}`);
    onConnected();
    await lost;
    connected = false;
    signal.throwIfAborted();
    onReconnect();
    detail = 'The connection was lost; connecting again.';
    if (performance.now() - since < GOOD_CONNECTION_MS) throw new Error('The connection was lost at once.');
  }

  async function noteFailure(error: Error, attempt: number): Promise<void> {
    if (signal.aborted) return;
    const refusal = refusalIn(error);
    if (refusal !== null && starting) throw refusal.fatal;
    detail = `${refusal?.sentence ?? `No connection to ${platform}; trying again`} (${whyOf(error)}).`;
    const level = attempt === 1 || refusal !== null ? 'warn' : 'debug';
    note(log, level, 'no_connection', 'No connection; trying again', { attempt, error });
    await sleep(pauseAfter(error), undefined, { signal });
  }

  async function keepUp(onConnected: () => void): Promise<void> {
    while (!signal.aborted)
      await pRetry(() => session(onConnected), {
        ...untilStopped(firstPauseMs, signal),
        onFailedAttempt: ({ error, attemptNumber }) => noteFailure(error, attemptNumber),
      });
  }

  return {
    async start() {
      const first = new Promise<void>((resolve, reject) => {
        keepUp(resolve).catch((error: unknown) => (signal.aborted ? resolve() : reject(error)));
      });
      await within(START_MS, first);
      starting = false;
    },
    async stop() {
      stopping.abort();
      connected = false;
      detail = 'stopped';
      await Promise.race([line.close(), sleep(GOODBYE_MS)]);
    },
    health: () => ({ connected, detail }),
  };
}
