/** Reads, checks and trains a knowledge folder in a process of its own; started by open-in-child-process.ts. */
import { compileAll } from '../engine/compile.ts';
import { engineFingerprint } from '../engine/compiled.ts';
import { compiledOf } from '../engine/engine.ts';
import { KnowledgeError } from '../engine/open.ts';
import type { Outcome } from './open-in-child-process.ts';

async function compile(dir: string): Promise<Outcome> {
  const code = engineFingerprint();
  try {
    return { code, compiled: compiledOf(await compileAll(dir)) };
  } catch (error) {
    if (error instanceof KnowledgeError) return { code, faults: error.faults };
    throw error;
  }
}

const outcome = await compile(process.argv[2] ?? 'knowledge');
process.send?.(outcome, () => process.disconnect());
