/** Reads, checks and trains a knowledge folder in a process of its own; started by open-in-child-process.ts. */
import { compiledOf } from '../engine/engine.ts';
import { KnowledgeError, openEngine } from '../engine/open.ts';
import type { Outcome } from './open-in-child-process.ts';

async function compile(dir: string): Promise<Outcome> {
  try {
    return { compiled: compiledOf(await openEngine(dir)) };
  } catch (error) {
    if (error instanceof KnowledgeError) return { faults: error.faults };
    throw error;
  }
}

const outcome = await compile(process.argv[2] ?? 'knowledge');
process.send?.(outcome, () => process.disconnect());
