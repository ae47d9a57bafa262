/**
 * Opens changed knowledge while the bot answers on. Training takes seconds, in which a platform would hear neither
 * heartbeat nor acknowledgement; so it happens in a process of its own, which leaves the result where compiled
 * knowledge is kept. Where nothing can be kept, it is compiled here after all.
 */
import { fork } from 'node:child_process';
import type { Fault } from '../knowledge/fault.ts';
import type { Engine } from '../search/engine.ts';
import { KnowledgeError, openEngine } from '../search/open.ts';

/** What the process found. */
export interface Outcome {
  readonly faults: readonly Fault[];
}

/** Sources run as they are under tsx; what is built has another ending. */
const ENDING = import.meta.url.endsWith('.ts') ? '.ts' : '.js';

/** Longer than any compilation takes, in milliseconds. */
const PATIENCE_MS = 120_000;

/** The process needs no secret. */
function environment(): NodeJS.ProcessEnv {
  const { PATH, HOME, TMPDIR, BACKCHANNEL_CACHE } = process.env;
  return { PATH, HOME, TMPDIR, ...(BACKCHANNEL_CACHE === undefined ? {} : { BACKCHANNEL_CACHE }) };
}

/** @throws {KnowledgeError} as `openEngine` does. */
export async function openAside(dir: string): Promise<Engine> {
  const aside = fork(new URL(`./compile-process${ENDING}`, import.meta.url), [dir], {
    env: environment(),
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    timeout: PATIENCE_MS,
  });
  try {
    const { faults } = await new Promise<Outcome>((resolve, reject) => {
      aside.once('message', (outcome) => resolve(outcome as Outcome));
      aside.once('error', reject);
      aside.once('exit', (code) =>
        reject(new Error(`The process that reads the knowledge ended with ${code}.`)),
      );
    });
    if (faults.length > 0) throw new KnowledgeError(faults);
  } finally {
    aside.kill();
  }
  return openEngine(dir);
}
