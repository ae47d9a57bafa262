/** Opens the bot's memory over the store that is configured, and what rests on it. */
import { dirname, resolve } from 'node:path';
import type { Logger } from 'pino';
import type { Settings } from '../config/load.ts';
import type { Adapter } from '../conversation/platform.ts';
import { createAnswerer } from '../core/answerer.ts';
import type { Engine } from '../engine/engine.ts';
import { createAfterwards } from '../persistence/afterwards.ts';
import type { Correctable } from '../persistence/corrections.ts';
import { createMarks } from '../persistence/marks.ts';
import { createPersistence, type RunningPersistence } from '../persistence/persistence.ts';
import { vocabularyOf } from '../persistence/vocabulary.ts';
import { isInUse } from '../store/in-use.ts';
import { describeLocation, locate } from '../store/location.ts';
import type { Log } from '../store/log.ts';
import { createStore, type Store } from '../store/store.ts';
import { ownSecret } from './own-secret.ts';

export interface OpenPersistence {
  readonly store: Store;
  readonly persistence: RunningPersistence;
  /** Where the store is, in words. */
  readonly place: string;
  /** Corrects earlier replies by the knowledge in force. Never rejects. */
  correct(adapters: readonly Adapter[]): Promise<void>;
}

/** Makes what is derived from an engine anew only when the engine is another one. */
function derived<T>(engine: () => Engine, make: (engine: Engine) => T): () => T {
  let from: Engine | null = null;
  let value: T;
  return () => {
    const now = engine();
    if (now !== from) {
      value = make(now);
      from = now;
    }
    return value;
  };
}

/** Passes the store's log on, and counts what went wrong. */
function counting(log: Logger, onFault: () => void): Log {
  return {
    info: (fields, message) => log.info(fields, message),
    warn(fields, message) {
      onFault();
      log.warn(fields, message);
    },
    error(fields, message) {
      onFault();
      log.error(fields, message);
    },
  };
}

/** An adapter, as corrections see it. */
const correctable = ({ name, port, health }: Adapter): Correctable => ({
  platform: name,
  isConnected: () => health().connected,
  // The correction of a message may be tried again by any process: its key is the message itself.
  correct: ({ workspace, channel, message }, reply) =>
    port.edit({ workspace, channel, message }, reply, message),
});

/**
 * A store that cannot be reached is no fault: the bot answers without it, and it is sought on.
 *
 * @throws {StoreError} if a newer version of the bot has written the database.
 */
export async function openPersistence(
  config: Settings,
  engine: () => Engine,
  logger: Logger,
  onFault: () => void,
): Promise<OpenPersistence> {
  const log = counting(logger, onFault);
  const location = locate(config.store.databaseUrl, config.store.dataDir);
  const store = createStore({ location, log });
  // Beside a database that several processes share, each of them makes a secret of its own.
  if (location.kind === 'postgres' && config.dataKey === undefined)
    logger.warn(
      { event: 'store.own_secret', folder: resolve(config.store.dataDir) },
      'PostgreSQL without DATA_KEY: votes and how many people asked something are told apart by a secret in DATA_DIR, ' +
        'and counted anew where that is another one. Set DATA_KEY, the same in every process.',
    );
  // Asked before this process has it open itself.
  if (location.kind === 'sqlite' && (await isInUse(location).catch(() => false)))
    logger.warn(
      { event: 'store.shared' },
      `Another process has ${describeLocation(location)} open. Where that is a second bot, stop one of them: several ` +
        'processes need PostgreSQL.',
    );
  const folder = location.kind === 'sqlite' ? dirname(location.path) : config.store.dataDir;
  const vocabulary = derived(engine, ({ knowledge }) => vocabularyOf(knowledge));
  const answerer = derived(engine, createAnswerer);
  const entryOf = (id: string) => engine().knowledge.entries.get(id);
  const direct = createPersistence(store, {
    log,
    policy: {
      questionLog: config.questionLog.keep,
      questionDays: config.questionLog.days,
      minAskers: config.questionLog.minAskers,
      correctionDays: config.correctionDays,
    },
    eraseEarlier: config.questionLog.eraseEarlier,
    marks: createMarks(config.dataKey ?? ownSecret(folder)),
    isKnown: (word, asName) => vocabulary()(word, asName),
    revisionOf: (id) => entryOf(id)?.revision ?? null,
  });
  // Masking a question takes longer than answering it: the reply goes out first.
  const afterwards = createAfterwards();
  const persistence: RunningPersistence = {
    ...direct,
    record: (outcome) => afterwards.do(() => direct.record(outcome)),
    stop(ms) {
      afterwards.finish();
      return direct.stop(ms);
    },
  };
  await persistence.start();
  return {
    store,
    persistence,
    place: describeLocation(location),
    async correct(adapters) {
      await persistence.correct((id) => {
        const entry = entryOf(id);
        return entry ? { revision: entry.revision, reply: answerer().state(entry) } : null;
      }, adapters.map(correctable));
    },
  };
}
