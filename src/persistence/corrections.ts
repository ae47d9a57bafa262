/**
 * Corrections: when an entry's answer has changed in substance (its `revision` grew), the bot edits the replies that
 * stated it in the days before, and says so in them.
 */
import type { PlatformName } from '../core/invocation.ts';
import type { SentReply } from '../core/persistence.ts';
import type { Reply } from '../core/reply.ts';
import { messagesFor } from '../messages/messages.ts';
import { describeError } from '../store/failure.ts';
import type { Log } from '../store/log.ts';
import {
  forgetSent,
  markCorrected,
  outdatedReplies,
  type StoredReply,
  statedEntries,
} from '../store/sent.ts';
import type { Store } from '../store/store.ts';
import { DAY, dayOf, MINUTE } from './time.ts';

/** A correction that failed may be tried again after this, by any process. */
const RETRY_MS = 10 * MINUTE;

/** Nobody waits for a correction: a busy machine, such as one that compiles, has this long to look replies up. */
const UNHURRIED_MS = 30_000;

/** An entry as it is now. */
export interface CurrentEntry {
  readonly revision: number;
  readonly reply: Reply;
}

/** A platform whose messages can be changed. */
export interface Correctable {
  readonly platform: PlatformName;
  isConnected(): boolean;
  /** `gone`: the message is no longer there, or out of reach. `failed`: it may work later. */
  correct(sent: SentReply, reply: Reply): Promise<'edited' | 'gone' | 'failed'>;
}

export interface CorrectionDeps {
  readonly store: Store;
  readonly log: Log;
  readonly clock: () => number;
  readonly correctionDays: number;
  /** Null for an entry that is no longer there; replies that stated it are left as they are. */
  readonly current: (entry: string) => CurrentEntry | null;
  readonly platforms: readonly Correctable[];
  /** True for the one process that may make this correction. */
  readonly claim: (event: string) => Promise<boolean>;
}

export interface Corrected {
  readonly corrected: number;
  /** Messages that are gone or out of reach. */
  readonly gone: number;
  /** Platforms that failed; they are tried again the next time. */
  readonly failed: number;
}

/** The reply with a last line that tells when it was corrected. */
function correctedReply(reply: Reply, at: number): Reply {
  const note = messagesFor(null).format('conversation.correctedOn', { day: dayOf(at) });
  return { ...reply, body: `${reply.body}\n_${note}_` };
}

const asSent = (stored: StoredReply): SentReply => ({
  platform: stored.platform,
  workspace: stored.workspace === '' ? null : stored.workspace,
  channel: stored.channel,
  message: stored.message,
  thread: stored.thread === '' ? null : stored.thread,
  entry: stored.entry,
});

async function outdated(deps: CorrectionDeps): Promise<(StoredReply & CurrentEntry)[]> {
  const { store, clock, correctionDays, current } = deps;
  const since = clock() - correctionDays * DAY;
  const found: (StoredReply & CurrentEntry)[] = [];
  for (const entry of await store.read(statedEntries, UNHURRIED_MS)) {
    const now = current(entry);
    if (now === null) continue;
    const replies = await store.read((db) => outdatedReplies(db, entry, now.revision, since), UNHURRIED_MS);
    // The message remembers the old revision until it is corrected; what it shall state is the new one.
    found.push(...replies.map((reply) => ({ ...reply, ...now })));
  }
  return found;
}

/**
 * Corrects every reply of the last days that states an entry in an older revision, one after the other. To be run
 * after a start and after every reload. Never rejects: what fails is logged and left for the next run.
 */
export async function runCorrections(deps: CorrectionDeps): Promise<Corrected> {
  const { store, log, clock, platforms, claim } = deps;
  const result = { corrected: 0, gone: 0, failed: 0 };
  let work: (StoredReply & CurrentEntry)[];
  try {
    work = deps.correctionDays === 0 ? [] : await outdated(deps);
  } catch (error) {
    log.warn(
      { event: 'corrections.postponed', fault: describeError(error) },
      'Earlier replies could not be looked up; corrections wait.',
    );
    return result;
  }
  for (const sent of work) {
    const platform = platforms.find((one) => one.platform === sent.platform);
    if (platform === undefined || !platform.isConnected()) continue;
    const round = Math.floor(clock() / RETRY_MS);
    const event = `correct ${sent.platform} ${sent.channel} ${sent.message} ${sent.revision} ${round}`;
    if (!(await claim(event))) continue;
    try {
      const outcome = await platform.correct(asSent(sent), correctedReply(sent.reply, clock()));
      if (outcome === 'failed') result.failed += 1;
      else {
        const edited = outcome === 'edited';
        result[edited ? 'corrected' : 'gone'] += 1;
        await store.write((db) => (edited ? markCorrected(db, sent, sent.revision) : forgetSent(db, sent)));
      }
    } catch (error) {
      result.failed += 1;
      log.warn(
        {
          event: 'corrections.failed',
          platform: sent.platform,
          entry: sent.entry,
          fault: describeError(error),
        },
        'A reply could not be corrected.',
      );
    }
  }
  if (work.length > 0) log.info({ event: 'corrections.done', ...result }, 'Earlier replies were corrected.');
  return result;
}
