/** Opens a knowledge folder: from what was compiled before if the files are unchanged, else read, checked, trained. */

import { fingerprint } from '../knowledge/files.ts';
import type { ValidationIssue } from '../knowledge/validation-issue.ts';
import { readCompiled, writeCompiled } from './compiled.ts';
import { createEngine, type Engine } from './engine.ts';

/** The knowledge cannot be used. `faults` says what is wrong and where. */
export class KnowledgeError extends Error {
  readonly code = 'KNOWLEDGE_INVALID';
  readonly faults: readonly ValidationIssue[];

  constructor(faults: readonly ValidationIssue[]) {
    super(`The knowledge has ${faults.length} fault${faults.length === 1 ? '' : 's'}.`);
    this.name = 'KnowledgeError';
    this.faults = faults;
  }
}

/**
 * The engine of a story.
 *
 * @throws {KnowledgeError} with every fault, if the knowledge does not pass its check: a calibration that was fitted
 *   for other evidence than is computed is one.
 */
export async function openEngine(dir: string): Promise<Engine> {
  const compiled = readCompiled(fingerprint(dir));
  if (compiled) return createEngine(compiled);
  // Reading and checking need libraries that a start from compiled knowledge does without.
  const { checkKnowledge } = await import('./check.ts');
  const checked = checkKnowledge(dir);
  if (checked.engine === null || checked.faults.length > 0) throw new KnowledgeError(checked.faults);
  writeCompiled(checked.engine);
  return checked.engine;
}
