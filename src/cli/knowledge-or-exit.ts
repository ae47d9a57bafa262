import { formatFault } from '../knowledge/fault.ts';
import type { Engine } from '../search/engine.ts';
import { KnowledgeError, openEngine } from '../search/open.ts';

/** Opens the knowledge, or says every fault with its file and line and ends the process with status 1. */
export async function openEngineOrExit(dir: string): Promise<Engine> {
  try {
    return await openEngine(dir);
  } catch (error) {
    if (!(error instanceof KnowledgeError)) throw error;
    for (const fault of error.faults) process.stderr.write(`${formatFault(fault)}\n`);
    process.stderr.write(`${error.message} Nothing was started; mend it and run: npm run check\n`);
    process.exit(1);
  }
}
