/** The bot's memory over a store; what it promises stands with the interface, in src/core/persistence.ts. */
import type { Persistence, Place, RetentionPolicy, SentReply } from '../core/persistence.ts';
import type { ChannelKey } from '../store/channels.ts';
import { forgetWorkspace } from '../store/forget.ts';
import type { Log } from '../store/log.ts';
import { countUnwanted, writeQuestion } from '../store/questions.ts';
import { lastStatedIn, NO_ENTRY, statedBy, writeSent } from '../store/sent.ts';
import { readChanges } from '../store/setting-changes.ts';
import type { Store } from '../store/store.ts';
import { createClaims } from './claims.ts';
import { type Correctable, type Corrected, type CurrentEntry, runCorrections } from './corrections.ts';
import { readInsights } from './insights.ts';
import { createInterruptionLimiter } from './interruption-limiter.ts';
import { areInForce, type Marks, putInForce } from './marks.ts';
import { createModes, isMode } from './modes.ts';
import { logRow } from './question-log.ts';
import { ERASE_EVERY_MS, eraseOld } from './retention.ts';
import type { IsKnown } from './vocabulary.ts';
import { recordVote } from './votes.ts';

export interface PersistenceOptions {
  readonly log: Log;
  /** Milliseconds since 1970; the system's clock unless a test says otherwise. */
  readonly clock?: () => number;
  readonly policy: RetentionPolicy;
  /** Somebody has confirmed that a smaller question log erases at once what a larger one held; without that it stays until its time. */
  readonly eraseEarlier?: boolean;
  /** Whether the knowledge's vocabulary holds a word: what it does not hold is masked (see mask.ts). */
  readonly isKnown: IsKnown;
  readonly marks: Marks;
  /** The entry's revision in the knowledge that is in use; null if there is no such entry. */
  readonly revisionOf: (entry: string) => number | null;
}

/** A memory with its upkeep. */
export interface RunningPersistence extends Persistence {
  /**
   * Opens the store and begins to erase on time. Works without a store that cannot be reached.
   *
   * @throws {StoreError} if a newer version of the bot has written the database.
   */
  start(): Promise<void>;
  /** Writes what waits (for at most `ms`), and closes the store. */
  stop(ms?: number): Promise<void>;
  /** Erases what has been kept long enough; done by itself every hour. */
  erase(): Promise<void>;
  /** Corrects earlier replies; to be called once the platforms are connected, and after every reload. */
  correct(
    current: (entry: string) => CurrentEntry | null,
    platforms: readonly Correctable[],
  ): Promise<Corrected>;
}

/** Changes of a channel's settings that are shown. */
const CHANGES_SHOWN = 5;

/** The channel as the store names it: outside of any workspace by an empty one. */
const keyOf = ({ platform, workspace, channel }: Place): ChannelKey => ({
  platform,
  workspace: workspace ?? '',
  channel,
});

/** Builds the memory; nothing is opened before `start`. */
export function createPersistence(store: Store, options: PersistenceOptions): RunningPersistence {
  const { log, clock = Date.now, policy, isKnown, marks, revisionOf, eraseEarlier = false } = options;
  const modes = createModes(store, clock);
  const interruptions = createInterruptionLimiter(store, clock);
  const claim = createClaims(store, clock, log);
  const correctionFor = { store, log, clock, correctionDays: policy.correctionDays, claim };
  let timer: NodeJS.Timeout | undefined;
  let toldOfEarlier = false;

  /** For what must never throw into the answering path, whatever a caller passes in. */
  function quietly(what: string, work: () => void): void {
    try {
      work();
    } catch (error) {
      log.error({ event: 'persistence.failed', err: error }, `${what} failed; the answer is not affected.`);
    }
  }

  /** What is there and would not be written now: erased if somebody said so, else told of once. */
  async function tellOfEarlier(keep: 'unanswered' | 'off'): Promise<void> {
    try {
      const count = await store.read((db) => countUnwanted(db, keep));
      if (count > 0 && eraseEarlier)
        log.warn(
          { event: 'questions.erased', count, keep },
          'Questions of an earlier, larger QUESTION_LOG are erased, as QUESTION_LOG_ERASE says.',
        );
      else if (count > 0 && !toldOfEarlier)
        log.warn(
          { event: 'questions.kept', count, keep, days: policy.questionDays },
          'QUESTION_LOG is smaller than it was: questions that were kept before stay until QUESTION_LOG_DAYS are over. ' +
            'To erase them now, set QUESTION_LOG_ERASE=true and restart.',
        );
      toldOfEarlier = true;
    } catch {
      // The store is away; the next hour tells.
    }
  }

  async function erase(): Promise<void> {
    if (policy.questionLog !== 'all') await tellOfEarlier(policy.questionLog);
    await store.write((db) => eraseOld(db, policy, clock(), eraseEarlier), 'upkeep');
  }

  return {
    policy,
    channelMode: (context) => modes.get(keyOf(context)),
    channels: (context) => modes.list(keyOf(context)),
    async setChannelMode(context, mode) {
      const reset = mode === 'questions' ? interruptions.reset(keyOf(context)) : undefined;
      const kept = await modes.set(keyOf(context), mode, context.person);
      await reset;
      const { platform, workspace, channel } = context;
      log.info({ event: 'settings.changed', platform, workspace, channel, mode }, 'A channel was set anew.');
      return kept;
    },
    async settingChanges(context) {
      try {
        const changes = await store.read((db) => readChanges(db, keyOf(context), CHANGES_SHOWN));
        return changes.flatMap(({ mode, ...change }) => (isMode(mode) ? [{ ...change, mode }] : []));
      } catch {
        return [];
      }
    },
    mayInterrupt: (context, entry, now) => interruptions.reserve(keyOf(context), entry, now),
    interrupted: (context, entry) =>
      quietly('Counting an interruption', () => interruptions.happened(keyOf(context), entry)),
    record: (question) =>
      quietly('Logging a question', () => {
        const row = logRow(question, policy, isKnown, marks, clock());
        if (row === null) return;
        void store.write(
          async (db) => writeQuestion(db, (await areInForce(db, marks)) ? row : { ...row, asker: null }),
          'soon',
        );
      }),
    vote: (vote) =>
      recordVote(vote, keyOf(vote.context), { store, interruptions, policy, isKnown, marks, clock }),
    sentReply: (sent: SentReply) =>
      quietly('Keeping the id of a reply', () => {
        // A message that states nothing any more is kept as such: no correction may find an older entry there.
        const { message, entry } = sent;
        const revision = entry === null ? 0 : revisionOf(entry);
        if (policy.correctionDays === 0 || revision === null) return;
        const row = {
          ...keyOf(sent),
          message,
          thread: sent.thread ?? '',
          entry: entry ?? NO_ENTRY,
          revision,
          at: clock(),
        };
        void store.write((db) => writeSent(db, row), 'soon');
      }),
    claim,
    async statedBefore(place, { message, thread }) {
      const key = keyOf(place);
      try {
        return await store.read(
          async (db) =>
            (message === null ? null : await statedBy(db, key, message)) ??
            (thread === null ? null : await lastStatedIn(db, key, thread)),
        );
      } catch {
        return null;
      }
    },
    async insights({ platform, workspace }) {
      const own = { platform, workspace: workspace ?? '' };
      try {
        return await store.read((db) => readInsights(db, own, policy, clock()));
      } catch {
        return null;
      }
    },
    async forget(platform, workspace) {
      modes.forget({ platform, workspace });
      await store.write((db) => forgetWorkspace(db, { platform, workspace }));
    },
    health: () => store.health(),
    async start() {
      await store.start();
      void store.write((db) => putInForce(db, marks), 'upkeep');
      void erase();
      timer = setInterval(() => void erase(), ERASE_EVERY_MS);
      timer.unref();
    },
    async stop(ms) {
      clearInterval(timer);
      await store.stop(ms);
    },
    erase,
    correct: (current, platforms) => runCorrections({ ...correctionFor, current, platforms }),
  };
}
