/** Reads, checks and trains a knowledge folder in a process of its own; started by open-in-child-process.ts. */
import { engineFingerprint } from '../engine/compiled.ts';
import { compiledOf } from '../engine/engine.ts';
import { KnowledgeError, openEngine } from '../engine/open.ts';
import { compileTranslations } from '../engine/translations.ts';
import type { Outcome } from './open-in-child-process.ts';

async function compile(dir: string): Promise<Outcome> {
  const code = engineFingerprint();
  try {
    const engine = await openEngine(dir);
    await compileTranslations(dir, engine);
    return { code, compiled: compiledOf(engine) };
  } catch (error) {
    if (error instanceof KnowledgeError) return { code, faults: error.faults };
    throw error;
  }
}

const outcome = await compile(process.argv[2] ?? 'knowledge');
process.send?.(outcome, () => process.disconnect());
