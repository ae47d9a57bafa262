/**
 * A library's client that keeps up its own connection: sought by a new one for each attempt until one stands, and anew
 * after what the platform refuses while it runs, if that can be mended.
 */
import pRetry from 'p-retry';
import type { Logger } from 'pino';
import type { AdapterHealth } from '../conversation/platform.ts';
import { PlatformError } from '../conversation/platform-definition.ts';
import { within } from '../time/within.ts';
import type { Faults } from './faults.ts';

/** The life of one client. */
export interface ClientLife<C, R extends C> {
  /** Makes one that is about to connect, and listens to it. @param left Aborted when it is given up. */
  open(left: AbortSignal): C;
  /** Resolves when it is connected. Rejects when it will not be. */
  logIn(client: C): Promise<R>;
  /** Closes its connections. */
  close(client: C): Promise<unknown>;
  /** Listens to it no more. */
  release(client: C): void;
  /** What of it is still connecting, such as "shard 1"; empty where all of it stands. */
  awaited(client: C | undefined): string;
}

export interface SoughtClientDeps extends Faults {
  /** The platform's name for people. */
  readonly platform: string;
  readonly log: Logger;
  /** What a fault means for whoever runs the bot; null where the next attempt may pass. */
  readonly lastingFault: (error: unknown) => PlatformError | null;
  /** Asks for less, if that is what was refused. False where nothing can be mended. */
  readonly mend: (error: unknown) => boolean;
  /** Told when the platform has cut the bot off for good. */
  readonly onFatal: (fault: PlatformError) => void;
  /** By what way the platform is sought, in words that stand behind a failure; empty where that goes without saying. */
  readonly way: string;
}

export interface SoughtClient<C, R extends C> {
  /** Resolves with the client when it is connected. @throws what is lasting. */
  connect(): Promise<R>;
  /** The last one that was connected; undefined until the first is. */
  connected(): R | undefined;
  isStopped(): boolean;
  /** The platform refuses a client, which is of no matter unless it is the one that was connected and still is the latest. */
  refused(client: C, why: PlatformError): Promise<void>;
  health(): AdapterHealth;
  disconnect(): Promise<void>;
}

/** Waits between attempts while the platform does not answer. */
const AGAIN = { minTimeout: 1000, maxTimeout: 30_000, retries: Number.POSITIVE_INFINITY };
/** A far side that answers no goodbye is not waited for any longer. */
const CLOSE_MS = 2000;

export function seekClient<C, R extends C>(
  life: ClientLife<C, R>,
  { platform, log, lastingFault, mend, onFatal, way, note, whyOf }: SoughtClientDeps,
): SoughtClient<C, R> {
  const stop = new AbortController();
  let current: C | undefined;
  let left = new AbortController();
  let connected: R | undefined;
  let fatal: PlatformError | undefined;
  let failure: string | undefined;

  async function leave(client: C): Promise<void> {
    current = undefined;
    left.abort();
    await within(CLOSE_MS, life.close(client));
    life.release(client);
  }

  async function attempt(): Promise<R> {
    left = new AbortController();
    const { signal } = left;
    const client = life.open(signal);
    current = client;
    try {
      return await new Promise<R>((resolve, reject) => {
        signal.addEventListener('abort', () => reject(stop.signal.reason ?? signal.reason));
        life.logIn(client).then(resolve, reject);
      });
    } catch (error) {
      await leave(client);
      if (!stop.signal.aborted && mend(error)) return attempt();
      throw error;
    }
  }

  async function connect(): Promise<R> {
    connected = await pRetry(attempt, {
      ...AGAIN,
      signal: stop.signal,
      onFailedAttempt({ error }) {
        const lasting = lastingFault(error);
        if (lasting !== null) throw lasting;
        failure = whyOf(error);
        note(log, 'warn', 'unreachable', `${platform} does not answer; trying again`, { error });
      },
    });
    failure = undefined;
    return connected;
  }

  return {
    connect,
    connected: () => connected,
    isStopped: () => stop.signal.aborted,
    async refused(client, why) {
      if (client !== current || client !== connected) return;
      try {
        if (!mend(why)) throw why;
        await leave(client);
        await connect();
      } catch (error) {
        if (stop.signal.aborted) return;
        fatal = lastingFault(error) ?? why;
        onFatal(fatal);
      }
    },
    health() {
      if (fatal !== undefined) return { connected: false, detail: fatal.message };
      if (stop.signal.aborted) return { connected: false, detail: 'Stopped.' };
      const awaited = life.awaited(current);
      if (current !== undefined && current === connected && awaited === '')
        return { connected: true, detail: '' };
      const why = failure === undefined ? `${awaited} is connecting` : `${failure}${way}; it is tried again`;
      return { connected: false, detail: `Not connected to ${platform}: ${why}.` };
    },
    async disconnect() {
      if (stop.signal.aborted) return;
      const sentence = `Stopped before the connection to ${platform} stood.`;
      stop.abort(new PlatformError(`${platform.toLowerCase()}.stopped`, sentence, { lasting: false }));
      if (current !== undefined) await leave(current);
    },
  };
}
