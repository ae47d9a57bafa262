/**
 * Compiles the translations of a story that are not compiled yet: in a thread beside this one where the machine has room
 * for two, while this one learns the story. Each takes the next language off one list.
 */
import { availableParallelism } from 'node:os';
import { Worker, type WorkerOptions } from 'node:worker_threads';
import type { Knowledge } from '../knowledge/model.ts';
import type { ValidationIssue } from '../knowledge/validation-issue.ts';
import { compiledName, isKept, markUsed, readCompiled, writeCompiled, writeKept } from './compiled.ts';
import type { Trained } from './engine.ts';
import { keptOf, revisionsOf } from './translations.ts';

/** What a thread beside needs: the list of languages, and how many of them are taken, which all threads count up. */
export interface Work {
  readonly dir: string;
  readonly codes: readonly string[];
  readonly taken: SharedArrayBuffer;
  readonly story: Knowledge;
}

/** A language that is compiled, or of which nothing can be told. */
export interface Done {
  readonly code: string;
  readonly faults: readonly ValidationIssue[];
}

/** Takes languages off the list and compiles them, until it is empty. */
export async function* compileNext({ dir, codes, taken, story }: Work): AsyncGenerator<Done> {
  // Reading and checking need libraries that a start from compiled knowledge does without.
  const { checkTranslation } = await import('./check-translation.ts');
  const count = new Int32Array(taken);
  for (;;) {
    const code = codes[Atomics.add(count, 0, 1)];
    if (code === undefined) return;
    const { engine, faults } = checkTranslation(dir, code, story);
    if (engine !== null) writeCompiled(engine);
    yield { code, faults };
  }
}

const IS_SOURCE = import.meta.url.endsWith('.ts');
const THREAD = new URL(`./compile-thread${IS_SOURCE ? '.ts' : '.js'}`, import.meta.url);

/** Sources run as they are under tsx, which a thread does not have from the one that starts it. */
function startThread(options: WorkerOptions): Worker {
  if (!IS_SOURCE) return new Worker(THREAD, options);
  const [api, program] = [import.meta.resolve('tsx/esm/api'), THREAD.href].map((url) => JSON.stringify(url));
  return new Worker(`import(${api}).then(({ register }) => { register(); return import(${program}); });`, {
    ...options,
    eval: true,
  });
}

/** More than any translation needs; one that wants more ends its thread, and is tried again in this one. */
const MAX_HEAP_MB = 512;

/** With less memory to be had than this, one is learned after the other. */
const ROOM_FOR_TWO = 1024 * 1024 * 1024;

const hasRoomForTwo = (): boolean => availableParallelism() > 1 && process.availableMemory() >= ROOM_FOR_TWO;

/** A thread that takes languages off the list. @returns when it has ended, whatever ended it. */
function compileBeside(work: Work, onDone: (done: Done) => void): Promise<void> {
  const thread = startThread({
    workerData: work,
    resourceLimits: { maxOldGenerationSizeMb: MAX_HEAP_MB },
  });
  return new Promise((resolve) => {
    thread.on('message', onDone);
    // What it leaves is compiled in this thread.
    thread.on('error', (error) =>
      process.emitWarning(`Translations are compiled one after the other: ${error.message}`),
    );
    thread.on('exit', () => resolve());
  });
}

/** Translations that are being compiled. */
export interface Compiling {
  /**
   * Compiles in this thread what is left, waits for what is under way, and collects by what each language is known.
   *
   * @param story Trained by now.
   * @returns what is wrong with them; what can be told is told all the same.
   */
  finish(story: Trained): Promise<ValidationIssue[]>;
}

/**
 * Begins with those that are not compiled, some five seconds each.
 *
 * @param onDone Told of each language once it is compiled.
 */
export function beginTranslations(
  dir: string,
  story: Knowledge,
  onDone: (code: string) => void = () => {},
): Compiling {
  const revisions = revisionsOf(dir, story.told);
  const codes = [...revisions].flatMap(([code, revision]) => (isKept(revision) ? [] : [code]));
  const done = new Map<string, Done>();
  const take = (one: Done): void => {
    done.set(one.code, one);
    onDone(one.code);
  };
  const list = (of: readonly string[]): Work => ({
    dir,
    codes: of,
    taken: new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT),
    story,
  });
  const work = list(codes);
  const beside = codes.length > 0 && hasRoomForTwo() ? compileBeside(work, take) : null;
  return {
    async finish(trained) {
      for await (const one of compileNext(work)) take(one);
      await beside;
      for await (const one of compileNext(list(codes.filter((code) => !done.has(code))))) take(one);
      const { profile, profileName } = keptOf(dir, trained);
      if (revisions.size > 0 && profile === null) {
        const { collectWordProfile } = await import('./word-profile.ts');
        // What is kept and cannot be read is made anew.
        const damaged = [...revisions].filter(
          ([code, revision]) => !done.has(code) && readCompiled(revision) === null,
        );
        for await (const one of compileNext(list(damaged.map(([code]) => code)))) take(one);
        const told = [...revisions.values()].flatMap((revision) => readCompiled(revision) ?? []);
        writeKept(profileName, collectWordProfile([trained, ...told]));
      }
      markUsed([...[...revisions.values()].map(compiledName), profileName]);
      return [...done.values()].flatMap(({ faults }) => faults);
    },
  };
}

/** Compiles what is not compiled yet of the story in force, and says what is wrong with it. */
export const compileTranslations = (dir: string, story: Trained): Promise<ValidationIssue[]> =>
  beginTranslations(dir, story.knowledge).finish(story);
