/**
 * Opens changed knowledge while the bot answers on. Training takes seconds, in which a platform would hear neither
 * heartbeat nor acknowledgement; so it happens in a process of its own, which hands the result over.
 */
import { fork } from 'node:child_process';
import { type Compiled, createEngine, type Engine } from '../engine/engine.ts';
import { KnowledgeError } from '../engine/open.ts';
import type { ValidationIssue } from '../knowledge/validation-issue.ts';

/** What the process made of the folder, or found wrong in it. */
export type Outcome = { readonly compiled: Compiled } | { readonly faults: readonly ValidationIssue[] };

/** Sources run as they are under tsx; what is built has another ending. */
const ENDING = import.meta.url.endsWith('.ts') ? '.ts' : '.js';

/** Longer than any compilation takes, in milliseconds. */
const PATIENCE_MS = 120_000;

/** More than any story needs; a folder that wants more takes down this process and no other. */
const MAX_HEAP_MB = 512;

/** The process needs no secret. */
function environment(): NodeJS.ProcessEnv {
  const { PATH, HOME, TMPDIR, BACKCHANNEL_CACHE } = process.env;
  return { PATH, HOME, TMPDIR, ...(BACKCHANNEL_CACHE === undefined ? {} : { BACKCHANNEL_CACHE }) };
}

/** @throws {KnowledgeError} as `openEngine` does. */
export async function openInChildProcess(dir: string): Promise<Engine> {
  const aside = fork(new URL(`./compile-process${ENDING}`, import.meta.url), [dir], {
    env: environment(),
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    execArgv: [...process.execArgv, `--max-old-space-size=${MAX_HEAP_MB}`],
    // Maps and arrays of numbers come over as what they are.
    serialization: 'advanced',
    timeout: PATIENCE_MS,
  });
  try {
    const outcome = await new Promise<Outcome>((resolve, reject) => {
      aside.once('message', (message) => resolve(message as Outcome));
      aside.once('error', reject);
      aside.once('exit', (code) =>
        reject(new Error(`The process that reads the knowledge ended with ${code}.`)),
      );
    });
    if ('faults' in outcome) throw new KnowledgeError(outcome.faults);
    return createEngine(outcome.compiled);
  } finally {
    aside.kill();
  }
}
