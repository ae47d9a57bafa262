/**
 * Starts the platforms and keeps them apart: one that fails leaves the others alone and is tried again, with waits
 * that grow, until it runs or the process ends.
 */
import type { Logger } from 'pino';
import type { Inbox } from '../conversation/inbox.ts';
import type { Adapter } from '../conversation/platform.ts';
import type { PlatformName } from '../core/invocation.ts';
import { within } from '../time/within.ts';

/** How to make a platform's adapter. A new one is made for every attempt. */
export interface PlatformSpec {
  readonly name: PlatformName;
  /** @param onFatal To be called when a running adapter is cut off for good, such as by a reset token. */
  create(onFatal: (error: Error) => void): Promise<Adapter>;
  /** Whether an error at the start will come again until somebody changes something, such as a bad token. */
  isLasting(error: unknown): boolean;
}

export interface PlatformState {
  readonly name: PlatformName;
  readonly connected: boolean;
  readonly detail: string;
  /** How many of its events are in hand. */
  readonly underWay: number;
  /** Workspaces whose stored token cannot be read; undefined where nothing is stored. */
  readonly unreadable?: number;
}

export interface PlatformsOptions {
  /** Opens the inbox of an adapter that is about to start. */
  readonly openInbox: (adapter: Adapter) => Inbox;
  readonly log: Logger;
  /** Milliseconds before the n-th new attempt, from 0. */
  readonly backOff?: (attempt: number, lasting: boolean) => number;
  /** Milliseconds after which a start that has neither come about nor failed counts as failed; it goes on all the same. */
  readonly slowMs?: number;
  readonly onStartFailed?: (name: PlatformName) => void;
  /** A platform runs; also after a new attempt. */
  readonly onStarted?: (adapter: Adapter, line: string) => void;
  /** No platform is left that could run without somebody changing something. */
  readonly onAllLost: (sentences: readonly string[]) => void;
}

export interface Platforms {
  /** Starts all at once. Resolves with their lines when each runs or has failed once, or after `patienceMs`. */
  start(patienceMs: number): Promise<string[]>;
  stop(): Promise<void>;
  states(): PlatformState[];
  /** Those that were started. */
  adapters(): Adapter[];
}

const WAITS_MS = [1_000, 2_000, 5_000, 10_000, 30_000, 60_000];
/** A platform that is there answers within a moment, in milliseconds. */
const SLOW_MS = 12_000;
/** Asking again and again with a token that was refused gets an address blocked. */
const LASTING_WAIT_MS = 5 * 60_000;

const defaultBackOff = (attempt: number, lasting: boolean): number =>
  lasting ? LASTING_WAIT_MS : WAITS_MS[Math.min(attempt, WAITS_MS.length - 1)]!;

const sentence = (error: unknown): string => (error instanceof Error ? error.message : String(error));

interface Slot {
  readonly spec: PlatformSpec;
  adapter: Adapter | null;
  inbox: Inbox | null;
  line: string | null;
  /** Why it does not run. */
  fault: { readonly message: string; readonly lasting: boolean } | null;
  attempt: number;
  retry: NodeJS.Timeout | undefined;
  /** Runs while a start is under way. */
  slow: NodeJS.Timeout | undefined;
  /** The start under way counts as failed already. */
  counted: boolean;
}

export function createPlatforms(specs: readonly PlatformSpec[], options: PlatformsOptions): Platforms {
  const { openInbox, log, backOff = defaultBackOff, slowMs = SLOW_MS } = options;
  const { onStartFailed, onStarted, onAllLost } = options;
  const slots: Slot[] = specs.map((spec) => ({
    spec,
    adapter: null,
    inbox: null,
    line: null,
    fault: null,
    attempt: 0,
    retry: undefined,
    slow: undefined,
    counted: false,
  }));
  let stopped = false;

  async function discard(adapter: Adapter | null): Promise<void> {
    try {
      await adapter?.stop();
    } catch (error) {
      log.warn(
        { event: 'platform.not_stopped', err: error, platform: adapter?.name },
        'A platform that had failed could not be stopped',
      );
    }
  }

  /** Some libraries seek a platform that is out of reach for ever, and say nothing. */
  function isSlow(slot: Slot): void {
    const { name } = slot.spec;
    slot.counted = true;
    onStartFailed?.(name);
    log.error(
      {
        event: 'platform.start_slow',
        platform: name,
        ms: slowMs,
        detail: slot.adapter?.health().detail ?? '',
      },
      'A platform does not answer; the bot goes on seeking it, the others are not affected',
    );
  }

  function failed(slot: Slot, error: unknown, lasting: boolean): void {
    clearTimeout(slot.slow);
    if (stopped) return;
    const { name } = slot.spec;
    void discard(slot.adapter);
    slot.adapter = null;
    slot.line = null;
    slot.fault = { message: sentence(error), lasting };
    if (!slot.counted) onStartFailed?.(name);
    if (slots.every(({ fault }) => fault?.lasting)) {
      onAllLost(slots.map(({ fault }) => fault!.message));
      return;
    }
    const wait = backOff(slot.attempt++, lasting);
    log.error(
      {
        event: 'platform.not_started',
        platform: name,
        retryInMs: wait,
        ...(lasting ? { fault: sentence(error) } : { err: error }),
      },
      'A platform could not be started; it will be tried again, the others are not affected',
    );
    slot.retry = setTimeout(() => void attempt(slot), wait);
  }

  async function attempt(slot: Slot): Promise<void> {
    if (stopped) return;
    const { spec } = slot;
    slot.counted = false;
    slot.slow = setTimeout(() => isSlow(slot), slowMs).unref();
    try {
      const adapter = await spec.create((error) => {
        if (slot.adapter === adapter && slot.line !== null) failed(slot, error, true);
      });
      const inbox = openInbox(adapter);
      slot.adapter = adapter;
      slot.inbox = inbox;
      const line = await adapter.start(inbox);
      clearTimeout(slot.slow);
      slot.counted = false;
      if (stopped) return;
      slot.line = line;
      slot.fault = null;
      slot.attempt = 0;
      onStarted?.(adapter, line);
    } catch (error) {
      failed(slot, error, spec.isLasting(error));
    }
  }

  return {
    async start(patienceMs) {
      await within(patienceMs, Promise.all(slots.map(attempt)));
      return slots.map(
        ({ spec, line, fault }) => line ?? `${spec.name}: not connected yet. ${fault?.message ?? ''}`.trim(),
      );
    },
    async stop() {
      stopped = true;
      for (const slot of slots) {
        clearTimeout(slot.retry);
        clearTimeout(slot.slow);
      }
      await Promise.all(slots.map(({ adapter }) => discard(adapter)));
    },
    states: () =>
      slots.map(({ spec: { name }, adapter, inbox, fault, line }) => {
        const underWay = inbox?.underWay() ?? 0;
        if (fault !== null) return { name, connected: false, detail: fault.message, underWay };
        const health = adapter?.health();
        if (health === undefined || line === null) {
          const detail = health?.detail || 'Connecting for the first time.';
          return { name, connected: false, detail, underWay };
        }
        return { name, ...health, underWay };
      }),
    adapters: () =>
      slots.flatMap(({ adapter, line }) => (adapter !== null && line !== null ? [adapter] : [])),
  };
}
