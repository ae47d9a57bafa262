/** Opens the knowledge for a program that can do nothing without it. */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { commandOf } from '../core/programs.ts';
import type { Engine } from '../engine/engine.ts';
import { KnowledgeError, openEngine } from '../engine/open.ts';
import { formatIssue } from '../knowledge/validation-issue.ts';

/** Ends the process with status 1 where there is no such folder, and says how to make one. */
export function folderOrExit(dir: string): void {
  if (existsSync(dir)) return;
  process.stderr.write(
    `There is no folder ${resolve(dir)}. To make one: ${commandOf('new', dir)}. To name another: --knowledge DIR.\n`,
  );
  process.exit(1);
}

/** Opens the knowledge, or says every fault with its file and line and ends the process with status 1. */
export function openEngineOrExit(dir: string): Promise<Engine> {
  folderOrExit(dir);
  return orExit(dir, () => openEngine(dir));
}

/** The same for another way to open it. */
export async function orExit<T>(dir: string, open: () => Promise<T>): Promise<T> {
  try {
    return await open();
  } catch (error) {
    if (!(error instanceof KnowledgeError)) throw error;
    folderOrExit(dir);
    for (const fault of error.faults) process.stderr.write(`${formatIssue(fault)}\n`);
    process.stderr.write(
      `${error.message} Nothing was started; mend it and run: ${commandOf('check', `--knowledge ${dir}`)}\n`,
    );
    process.exit(1);
  }
}
