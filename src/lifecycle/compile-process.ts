/** Reads, checks and trains a knowledge folder in a process of its own; started by open-in-child-process.ts. */
import { setFlagsFromString } from 'node:v8';
import { compileAll } from '../engine/compile.ts';
import { engineFingerprint } from '../engine/compiled.ts';
import { compiledOf } from '../engine/engine.ts';
import { KnowledgeError, type ReadStory } from '../engine/open.ts';
import type { Beginning, Outcome } from './open-in-child-process.ts';
import { TELL_READ } from './open-in-child-process.ts';

// The heap grows by a fifth before garbage is looked for, not by as much again: a tenth more time, a third less memory.
setFlagsFromString('--heap-growing-percent=20');

/** Training leaves no time for what is still to be sent: it begins when that is on its way. */
const send = (message: Outcome | Beginning): Promise<void> =>
  new Promise((resolve) => {
    if (process.send === undefined) resolve();
    else process.send(message, () => resolve());
  });

async function compile(dir: string, tellRead: boolean): Promise<Outcome> {
  const code = engineFingerprint();
  const onRead = (read: ReadStory) => (tellRead ? send({ code, read }) : undefined);
  try {
    return { code, compiled: compiledOf(await compileAll(dir, { onRead })) };
  } catch (error) {
    if (error instanceof KnowledgeError) return { code, faults: error.faults };
    throw error;
  }
}

const [, , dir = 'knowledge', ...options] = process.argv;
await send(await compile(dir, options.includes(TELL_READ)));
process.disconnect?.();
