/** The story that the desk is about: its folder, the bot that answers by it as saved, and what is read anew. */

import type { Engine } from '../../src/engine/engine.ts';
import { KnowledgeError } from '../../src/engine/open.ts';
import { fingerprint } from '../../src/knowledge/files.ts';
import { formatIssue } from '../../src/knowledge/validation-issue.ts';
import { createKnowledgeOpener } from '../../src/lifecycle/open-in-child-process.ts';

export interface Workspace {
  readonly dir: string;
  /** Answers by the files as they were when they last passed their check. */
  engine(): Engine;
  /** What stands in the way of the files on disk; null while the engine answers by them. */
  behind(): string | null;
  /** The files were saved, and this engine answers by them. */
  saved(engine: Engine): void;
}

/**
 * @param open Reads, checks and trains a folder, somewhere where that holds up nobody.
 */
export function createWorkspace(
  dir: string,
  first: Engine,
  open: (dir: string) => Promise<Engine> = createKnowledgeOpener(),
): Workspace {
  let engine = first;
  /** The revision that is being read, or was found faulty. */
  let tried: { readonly revision: string; said: string } | null = null;

  /** Somebody changed the files with other means: reads them, once for each change. */
  function follow(revision: string): string {
    if (tried?.revision === revision) return tried.said;
    const now = { revision, said: 'The files were changed outside of the desk, and are being read.' };
    tried = now;
    open(dir).then(
      (opened) => {
        engine = opened;
      },
      (error: unknown) => {
        const why =
          error instanceof KnowledgeError
            ? error.faults.slice(0, 3).map(formatIssue).join(' · ')
            : String(error);
        now.said = `The files on disk have faults, and the desk answers by what was there before. ${why}`;
      },
    );
    return now.said;
  }

  return {
    dir,
    engine: () => engine,
    behind() {
      const revision = fingerprint(dir);
      return revision === engine.knowledge.revision ? null : follow(revision);
    },
    saved(next) {
      engine = next;
    },
  };
}
