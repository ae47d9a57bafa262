/**
 * Watches a knowledge folder and swaps in what was changed, once it has passed its checks. What does not pass is
 * reported with file and line, and the last good knowledge stays in force. What could not be read for another reason is
 * tried again.
 */
import { join } from 'node:path';
import { fingerprint } from './files.ts';
import { formatIssue, type ValidationIssue } from './validation-issue.ts';
import { watchFolders } from './watch-folders.ts';

/** The part of a pino logger that is needed here. */
interface Log {
  info(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

export interface ReloadOptions<T> {
  readonly dir: string;
  /** Fingerprint of the knowledge that is in force. */
  readonly revision: string;
  /**
   * Reads and checks the folder. What it throws may carry `faults`, as a `KnowledgeError` does.
   *
   * @param takeMeanwhile Puts in force what has passed its check, until the whole is done.
   * @param outrun The files were changed again: what is made of them is not wanted any more.
   */
  readonly open: (dir: string, takeMeanwhile: (opened: T) => void, outrun: AbortSignal) => T | Promise<T>;
  /** What the folder held at the start and was not taken, where something else is in force. */
  readonly refused?: { readonly revision: string; readonly faults: readonly string[] };
  /** Told what became of a change. */
  readonly onOutcome?: (outcome: 'taken' | 'refused' | 'failed') => void;
  /** Milliseconds before the n-th new attempt (from 0) at what could not be read. */
  readonly retry?: (attempt: number) => number;
  /** Puts in force what serves until the whole is done. */
  readonly swapMeanwhile?: (opened: T) => void;
  /** Puts the new one in force. */
  readonly swap: (opened: T) => void | Promise<void>;
  readonly log: Log;
  /** Milliseconds of quiet before a change is read: editors and `git pull` write several files. */
  readonly settle?: number;
  /** Milliseconds between looks at the files themselves, for file systems that report no changes. */
  readonly poll?: number;
}

interface ReloadState {
  /** Fingerprint of the knowledge in force. */
  readonly revision: string;
  /** What is wrong with the files as they lie there now; empty if they are in force. */
  readonly faults: readonly string[];
}

export interface KnowledgeWatch {
  readonly state: ReloadState;
  /** Looks now; resolves when whatever there was to do is done. */
  look(): Promise<void>;
  stop(): void;
}

const DEFAULT_SETTLE_MS = 300;
const DEFAULT_POLL_MS = 5_000;
const RETRIES_MS = [5_000, 30_000, 60_000, 5 * 60_000];
const defaultRetry = (attempt: number): number => RETRIES_MS[Math.min(attempt, RETRIES_MS.length - 1)]!;
/** Faults in one line of the log. */
const MAX_LOGGED = 20;

/** The faults that an error tells of, as a `KnowledgeError` does; none where something else went wrong. */
function faultsOf(error: unknown): string[] {
  const faults =
    typeof error === 'object' && error !== null && 'faults' in error
      ? (error.faults as ValidationIssue[])
      : [];
  return Array.isArray(faults) ? faults.map(formatIssue) : [];
}

/** Begins to watch. Nothing here keeps the process alive. */
export function watchKnowledge<T>(options: ReloadOptions<T>): KnowledgeWatch {
  const { dir, open, swap, log, settle = DEFAULT_SETTLE_MS, poll = DEFAULT_POLL_MS } = options;
  const { refused, onOutcome = () => {}, swapMeanwhile = () => {}, retry = defaultRetry } = options;
  let inForce = options.revision;
  /** Whether what is learned from a changed way to ask is still to come: then other knowledge serves than `inForce`. */
  let isMeanwhile = false;
  /** What was read last, good or not, so that the same fault is told once. */
  let lastRead = refused?.revision ?? options.revision;
  let faults: readonly string[] = refused?.faults ?? [];
  let looking: Promise<void> | null = null;
  let opening = new AbortController();
  let again = false;
  let stopped = false;
  let settling: NodeJS.Timeout | undefined;
  let retrying: NodeJS.Timeout | undefined;
  let attempt = 0;

  function notTaken(error: unknown): void {
    const found = faultsOf(error);
    if (found.length > 0) {
      faults = found;
      onOutcome('refused');
      log.error(
        { event: 'knowledge.refused', faults: faults.slice(0, MAX_LOGGED), count: faults.length },
        'The changed knowledge has faults; the last good one stays in force.',
      );
      return;
    }
    const reason = error instanceof Error ? error.message : String(error);
    const wait = retry(attempt++);
    faults = [reason];
    onOutcome('failed');
    log.error(
      { event: 'knowledge.not_read', reason, retryInMs: wait },
      'The changed knowledge could not be read; it is tried again, and the last good one stays in force.',
    );
    retrying = setTimeout(() => {
      lastRead = '';
      void look();
    }, wait);
    retrying.unref();
  }

  async function reload(revision: string): Promise<void> {
    clearTimeout(retrying);
    if (lastRead !== '') attempt = 0;
    lastRead = revision;
    // What was taken back while it was being learned gives way to what was in force before, which is compiled.
    if (revision === inForce && !isMeanwhile) {
      if (faults.length > 0)
        log.info({ event: 'knowledge.unchanged', revision }, 'The knowledge is again as it is in force.');
      faults = [];
      return;
    }
    const isOutrun = () => fingerprint(dir) !== revision;
    /** Changed while it was being read: what was read may be half of each. */
    const outrun = () => {
      if (!isOutrun()) return false;
      lastRead = '';
      again = true;
      return true;
    };
    const takeMeanwhile = (opened: T) => {
      if (stopped || isOutrun()) return;
      swapMeanwhile(opened);
      isMeanwhile = true;
      log.info(
        { event: 'knowledge.meanwhile', revision },
        'The changed ways to ask are known word for word; what they teach is being learned.',
      );
    };
    opening = new AbortController();
    try {
      const opened = await open(dir, takeMeanwhile, opening.signal);
      if (stopped || outrun()) return;
      await swap(opened);
      inForce = revision;
      isMeanwhile = false;
      faults = [];
      onOutcome('taken');
      log.info(
        { event: 'knowledge.reloaded', revision },
        'The knowledge was changed, checked and is in force.',
      );
    } catch (error) {
      if (stopped || outrun()) return;
      notTaken(error);
    }
  }

  async function lookOnce(): Promise<void> {
    do {
      again = false;
      const revision = fingerprint(dir);
      if (revision !== lastRead) await reload(revision);
    } while (again && !stopped);
  }

  function look(): Promise<void> {
    if (looking !== null) {
      again = true;
      // What is being made of the files as they were is not waited for.
      if (fingerprint(dir) !== lastRead) opening.abort();
      return looking;
    }
    looking = lookOnce()
      .catch((error: unknown) =>
        log.error(
          { event: 'knowledge.unreadable', err: error },
          'The knowledge folder could not be looked at.',
        ),
      )
      .finally(() => {
        looking = null;
      });
    return looking;
  }

  function changed(): void {
    clearTimeout(settling);
    settling = setTimeout(() => void look(), settle);
    settling.unref();
  }

  const watched = watchFolders([dir, join(dir, 'faq')], changed);
  const polling = setInterval(() => {
    if (fingerprint(dir) === lastRead) return;
    watched.renew();
    changed();
  }, poll);
  polling.unref();

  return {
    get state() {
      return { revision: inForce, faults };
    },
    look,
    stop() {
      stopped = true;
      opening.abort();
      clearTimeout(settling);
      clearTimeout(retrying);
      clearInterval(polling);
      watched.close();
    },
  };
}
