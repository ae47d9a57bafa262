/** Writes what waits, oldest first and many in one commit; when the store is away, tries again later and later. */
import { type Kysely, sql } from 'kysely';
import type { Connection } from './connection.ts';
import { describeError, isLasting } from './failure.ts';
import { inTime } from './in-time.ts';
import type { Log } from './log.ts';
import type { Outbox } from './outbox.ts';
import type { Schema } from './schema.ts';

/** Milliseconds that a write for which nobody waits is held back, to share its commit with others. */
const SOON_MS = 500;

/** Writes that share one transaction at most. */
const BATCH = 200;

/** Milliseconds between two looks whether all is written, for whoever waits for that. */
const FLUSH_EVERY_MS = 25;

export interface WriterDeps {
  readonly connection: Connection;
  readonly outbox: Outbox;
  readonly log: Log;
  /** Where nothing waits, ask whether the store is there: a server may be gone without a word. */
  readonly asksWhenIdle: boolean;
}

export interface Writer {
  /** Writes now what waits. One at a time: what arrives in the same moment goes into the same transaction. */
  pump(): Promise<void>;
  /** Writes before long. */
  soon(): void;
  /** The store is lost; it is tried again by itself. */
  lose(error: unknown): void;
  isBusy(): boolean;
  /** Resolves when nothing waits any more, or after `ms`. */
  flush(ms: number): Promise<void>;
  stop(): void;
}

export function createWriter({ connection, outbox, log, asksWhenIdle }: WriterDeps): Writer {
  let pumping: Promise<void> | null = null;
  let retry: NodeJS.Timeout | undefined;
  let later: NodeJS.Timeout | undefined;
  let stopped = false;

  function lose(error: unknown): void {
    connection.lose(error);
    if (stopped || retry !== undefined) return;
    retry = setTimeout(() => {
      retry = undefined;
      void pump();
    }, connection.nextPause());
    retry.unref();
  }

  async function commit(db: Kysely<Schema>, most: number): Promise<void> {
    const batch = outbox.peek(most);
    try {
      await db.transaction().execute(async (tx) => {
        for (const { write } of batch) await write(tx);
      });
    } catch (error) {
      if (!isLasting(error)) throw error;
      // A write that the database will never take is given up alone, not with its batch.
      if (batch.length > 1) return commit(db, 1);
      log.error(
        { event: 'store.write_refused', fault: describeError(error) },
        'The store refuses a write; it is dropped.',
      );
      outbox.remove(batch, false);
      return;
    }
    connection.recovered();
    outbox.remove(batch, true);
  }

  async function writeBatch(): Promise<void> {
    const db = await connection.open();
    if (outbox.size > 0) return commit(db, BATCH);
    if (asksWhenIdle) await sql`select 1`.execute(db);
    connection.recovered();
  }

  async function drain(): Promise<void> {
    try {
      do await writeBatch();
      while (outbox.size > 0 && !stopped);
    } catch (error) {
      lose(error);
    }
  }

  function pump(): Promise<void> {
    if (stopped) return Promise.resolve();
    pumping ??= new Promise<void>((resolve) => setImmediate(resolve)).then(drain).finally(() => {
      pumping = null;
      // Something may have come in between the last look and now.
      if (outbox.size > 0 && retry === undefined && connection.fault() === null) void pump();
    });
    return pumping;
  }

  return {
    pump,
    lose,
    isBusy: () => pumping !== null,
    soon() {
      later ??= setTimeout(() => {
        later = undefined;
        void pump();
      }, SOON_MS).unref();
    },
    async flush(ms) {
      const end = Date.now() + ms;
      while (outbox.size > 0 && Date.now() < end) {
        clearTimeout(retry);
        retry = undefined;
        await inTime(Math.max(1, end - Date.now()), pump(), 'Writing').catch(() => {});
        if (outbox.size > 0) await new Promise((resolve) => setTimeout(resolve, FLUSH_EVERY_MS));
      }
    },
    stop() {
      stopped = true;
      clearTimeout(retry);
      clearTimeout(later);
    },
  };
}
