/** The changes that editors have under way: kept while the desk runs, checked aside, and saved when they are good. */
import { join } from 'node:path';
import { LRUCache } from 'lru-cache';
import { writeCompiled } from '../../../src/engine/compiled.ts';
import type { Engine } from '../../../src/engine/engine.ts';
import { fingerprint } from '../../../src/knowledge/files.ts';
import { textOf } from '../../review/story-file.ts';
import type { checkWhole, WholeCheck } from '../checks/whole-check.ts';
import type { Workspace } from '../workspace.ts';
import { type Change, type Proposal, propose, reversed, revisionOf, undoneBy, unworded } from './change.ts';
import { type Saved, saveFile } from './save.ts';

/** Changes under way at most; the one that nobody has looked at for longest goes first. */
const MOST_CHANGES = 200;

/** Bots that are kept to try changes with: each takes as much memory as the running one. */
const MOST_ENGINES = 2;

/** A change beside its file as that is now. */
export interface Looked extends Proposal {
  readonly change: Change;
  /** The file as it is now. */
  readonly before: string;
  readonly revision: string;
  /** Fields of a draft that nobody has worded yet. */
  readonly unworded: readonly string[];
}

export type Outcome = Saved | 'faulty' | 'unworded';

export interface Changes {
  keep(change: Change): void;
  /** One that is under way, or that would take back one that was saved. */
  get(id: string): Change | undefined;
  drop(id: string): void;
  all(): Change[];
  /** One that was saved, as long as the desk runs. */
  saved(id: string): Change | undefined;
  /** @throws {YamlEditError} if it no longer fits its file. */
  look(change: Change): Looked;
  /** The whole check with the change in its file; begun once for what is the same. @throws {Error} */
  check(looked: Looked): Promise<WholeCheck>;
  /** Saves what was looked at, once the whole check has no fault. */
  save(change: Change, revision: string): Promise<Outcome>;
}

export interface ChangesParts {
  readonly workspace: Workspace;
  readonly checkWhole: typeof checkWhole;
  /** Folder of labelled messages, of which none may be in the knowledge. */
  readonly labelled: string;
}

export function createChanges({ workspace, checkWhole, labelled }: ChangesParts): Changes {
  const { dir } = workspace;
  const changes = new LRUCache<string, Change>({ max: MOST_CHANGES });
  const saved = new LRUCache<string, Change>({ max: MOST_CHANGES });
  const checks = new LRUCache<string, { readonly done: Promise<WholeCheck>; readonly stop: AbortController }>(
    {
      max: MOST_ENGINES,
      dispose: ({ stop }) => stop.abort(),
    },
  );

  /** What would take back what was saved; not under way before somebody wants it. */
  function reversalFor(id: string): Change | undefined {
    const undone = saved.get(undoneBy(id) ?? '');
    return (undone && reversed(undone)) ?? undefined;
  }

  function look(change: Change): Looked {
    const before = textOf(join(dir, change.file));
    return {
      ...propose(change, before),
      change,
      before,
      revision: revisionOf(before),
      unworded: unworded(change),
    };
  }

  function check({ change, text }: Looked): Promise<WholeCheck> {
    const key = `${fingerprint(dir)} ${change.file} ${revisionOf(text)}`;
    const known = checks.get(key);
    if (known !== undefined) return known.done;
    const stop = new AbortController();
    const done = checkWhole(dir, new Map([[change.file, text]]), labelled, stop.signal);
    checks.set(key, { done, stop });
    done.catch(() => checks.delete(key));
    return done;
  }

  function take(engine: Engine): void {
    // Somebody may have saved another file while this one was checked: then it is read anew.
    if (engine.knowledge.revision !== fingerprint(dir)) return;
    writeCompiled(engine);
    workspace.saved(engine);
  }

  return {
    keep: (change) => void changes.set(change.id, change),
    get: (id) => changes.get(id) ?? reversalFor(id),
    drop: (id) => void changes.delete(id),
    all: () => [...changes.values()],
    saved: (id) => saved.get(id),
    look,
    check,
    async save(change, revision) {
      const looked = look(change);
      if (looked.revision !== revision) return 'moved';
      if (looked.unworded.length > 0) return 'unworded';
      const { engine, faults } = await check(looked);
      if (engine === null || faults.length > 0) return 'faulty';
      const outcome = saveFile(join(dir, change.file), revision, looked.text);
      if (outcome !== 'saved') return outcome;
      changes.delete(change.id);
      saved.set(change.id, change);
      take(engine);
      return 'saved';
    },
  };
}
