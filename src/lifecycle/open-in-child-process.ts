/**
 * Opens knowledge of which nothing compiled is at hand, while the bot answers on or heeds signals. Training takes seconds, in which a platform would hear neither
 * heartbeat nor acknowledgement; so it happens in a process of its own, which hands the result over.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { engineFingerprint } from '../engine/compiled.ts';
import { type Compiled, createEngine, type Engine } from '../engine/engine.ts';
import { engineMeanwhile } from '../engine/meanwhile.ts';
import { KnowledgeError, type ReadStory } from '../engine/open.ts';
import type { ValidationIssue } from '../knowledge/validation-issue.ts';

/** What the process made of the folder, or found wrong in it. `code`: the fingerprint of the code that it ran. */
export type Outcome = { readonly code: string } & (
  | { readonly compiled: Compiled }
  | { readonly faults: readonly ValidationIssue[] }
);

/** What the process tells before that, if it is asked to: the story as it was read. */
export type Beginning = { readonly code: string; readonly read: ReadStory };

/** Makes the process tell what it has read. */
export const TELL_READ = '--tell-read';

/** How the process is dealt with while it works. */
export interface OpenOptions {
  /** Told of a story that has passed its check, before it is learned. */
  readonly onRead?: (read: ReadStory) => void;
  /** Ends the process. */
  readonly signal?: AbortSignal;
}

/** Sources run as they are under tsx; what is built has another ending. */
const ENDING = import.meta.url.endsWith('.ts') ? '.ts' : '.js';
const PROCESS = new URL(`./compile-process${ENDING}`, import.meta.url);

/** Longer than any compilation takes, on a machine with a tenth of a core too, in milliseconds. */
const PATIENCE_MS = 15 * 60_000;

/** More than any story needs; a folder that wants more takes down this process and no other. */
const MAX_HEAP_MB = 512;

/** A small nursery, too: the bot shares its machine with this process, whose garbage would be as much again as what it holds. */
const HEAP = [`--max-old-space-size=${MAX_HEAP_MB}`, '--max-semi-space-size=2'];

/** Characters of what the process said last that are looked through for the cause when it fails. */
const LAST_WORDS = 4_000;

/**
 * For glibc, whose bound for what it maps by itself, and gives back at once, rises with the first large array that is freed:
 * those that follow would leave holes behind. Other allocators pass it over.
 */
const ALLOCATOR = { MALLOC_MMAP_THRESHOLD_: String(128 * 1024), MALLOC_ARENA_MAX: '2' };

/** The process needs no secret. */
function environment(): NodeJS.ProcessEnv {
  const { PATH, HOME, TMPDIR, BACKCHANNEL_CACHE, BACKCHANNEL_LANGUAGES } = process.env;
  return {
    PATH,
    HOME,
    TMPDIR,
    ...ALLOCATOR,
    ...(BACKCHANNEL_CACHE === undefined ? {} : { BACKCHANNEL_CACHE }),
    ...(BACKCHANNEL_LANGUAGES === undefined ? {} : { BACKCHANNEL_LANGUAGES }),
  };
}

/** Why it ended without a result: the line of its last words that names an error, else the end of them. */
function causeOf(lastWords: string): string {
  const lines = lastWords.split('\n').map((line) => line.trim());
  return lines.find((line) => /^\w*Error\b/.test(line)) ?? lines.filter(Boolean).slice(-3).join(' ');
}

function outcomeOf(aside: ChildProcess, onBeginning: (beginning: Beginning) => void): Promise<Outcome> {
  let lastWords = '';
  aside.stderr?.setEncoding('utf8').on('data', (text: string) => {
    lastWords = (lastWords + text).slice(-LAST_WORDS);
  });
  return new Promise<Outcome>((resolve, reject) => {
    aside.on('message', (message: Outcome | Beginning) => {
      if ('read' in message) onBeginning(message);
      else resolve(message);
    });
    aside.once('error', reject);
    // Not at `exit`: what it said last may still be on its way then.
    aside.once('close', (code, signal) =>
      reject(
        new Error(
          `The process that reads the knowledge ended with ${code ?? signal}. ${causeOf(lastWords)}`.trim(),
        ),
      ),
    );
  });
}

/**
 * What opens a folder in a process of its own. It knows the code that it was started with: an update that was put in
 * the place of that code compiles for itself, not for the process that runs.
 *
 * @returns a function that throws {KnowledgeError} as `openEngine` does, and {Error} if nothing can be read for now.
 */
export function createKnowledgeOpener(
  program: URL = PROCESS,
): (dir: string, options?: OpenOptions) => Promise<Engine> {
  const code = engineFingerprint();
  return async (dir, { onRead, signal } = {}) => {
    const aside = fork(program, onRead === undefined ? [dir] : [dir, TELL_READ], {
      env: environment(),
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
      execArgv: [...process.execArgv, ...HEAP],
      // Maps and arrays of numbers come over as what they are.
      serialization: 'advanced',
      timeout: PATIENCE_MS,
    });
    // Whoever ends the bot meanwhile ends this as well.
    const end = () => void aside.kill();
    process.once('exit', end);
    signal?.addEventListener('abort', end);
    try {
      const outcome = await outcomeOf(aside, (beginning) => {
        if (beginning.code === code) onRead?.(beginning.read);
      });
      if (outcome.code !== code)
        throw new Error('The code of the bot was replaced since this process was started: restart the bot.');
      if ('faults' in outcome) throw new KnowledgeError(outcome.faults);
      return createEngine(outcome.compiled);
    } finally {
      process.off('exit', end);
      signal?.removeEventListener('abort', end);
      end();
    }
  };
}

/**
 * Opens an edited folder aside; what can be answered before all of the edit is learned serves meanwhile.
 *
 * @param inForce The story that is edited, as it is when the edit comes.
 */
export const createEditOpener =
  (openAside: ReturnType<typeof createKnowledgeOpener>, inForce: () => Engine) =>
  (dir: string, takeMeanwhile: (story: Engine) => void, outrun: AbortSignal): Promise<Engine> =>
    openAside(dir, {
      signal: outrun,
      onRead(read) {
        const meanwhile = engineMeanwhile(inForce(), read);
        if (meanwhile !== null) takeMeanwhile(meanwhile);
      },
    });
