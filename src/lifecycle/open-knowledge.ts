/** The knowledge at the start: as it lies there, or, where that has faults, as it was in force last. */
import { resolve } from 'node:path';
import type { Logger } from 'pino';
import { cacheDir } from '../engine/compiled.ts';
import type { Engine } from '../engine/engine.ts';
import { KnowledgeError, keepAsGood, openCompiled, openLastGood } from '../engine/open.ts';
import { fingerprint } from '../knowledge/files.ts';
import { formatIssue } from '../knowledge/validation-issue.ts';

export interface OpenedKnowledge {
  readonly engine: Engine;
  /** What lies there and was not taken; null where what lies there is in force. */
  readonly refused: { readonly revision: string; readonly faults: readonly string[] } | null;
}

/** Faults in one line of the log. */
const MAX_LOGGED = 20;

/** Opens a folder of which nothing compiled is at hand. @throws {KnowledgeError} if it has faults. */
export type OpenAside = (dir: string) => Promise<Engine>;

/**
 * As it was compiled before; else compiled aside, so that a signal is heard meanwhile.
 *
 * @param onCompile Told when some seconds of work begin.
 * @throws {KnowledgeError} if it has faults.
 */
export async function openAsItLies(
  dir: string,
  openAside: OpenAside,
  onCompile: () => void,
): Promise<Engine> {
  const compiled = openCompiled(dir);
  if (compiled !== null) return compiled;
  onCompile();
  return openAside(dir);
}

/**
 * A restart must not take an answering bot away because of a faulty edit that a reload would have refused.
 *
 * @throws {KnowledgeError} if it has faults and none from before is at hand.
 */
export async function openKnowledge(
  dir: string,
  log: Logger,
  openAside: OpenAside,
): Promise<OpenedKnowledge> {
  const revision = fingerprint(dir);
  try {
    const engine = await openAsItLies(dir, openAside, () =>
      log.info(
        { event: 'knowledge.compiling', folder: resolve(dir), cache: resolve(cacheDir()) },
        'Compiling the knowledge, which takes ten seconds to a minute; a start from compiled knowledge takes one.',
      ),
    );
    keepAsGood(dir, engine);
    return { engine, refused: null };
  } catch (error) {
    const engine = error instanceof KnowledgeError ? openLastGood(dir) : null;
    if (!(error instanceof KnowledgeError) || engine === null) throw error;
    const faults = error.faults.map(formatIssue);
    log.error(
      {
        event: 'knowledge.fallback',
        folder: resolve(dir),
        revision: engine.knowledge.revision,
        faults: faults.slice(0, MAX_LOGGED),
        count: faults.length,
      },
      'The knowledge has faults: the bot starts with the last good one from before. Mend it; no restart is needed then.',
    );
    return { engine, refused: { revision, faults } };
  }
}
