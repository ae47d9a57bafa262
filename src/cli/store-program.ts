/** What the programs over the store have in common: which store they work on, how they say so, how they fail. */
import { randomBytes } from 'node:crypto';
import { mkdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { type ParseArgsConfig, parseArgs } from 'node:util';
import { ConfigError, loadConfig, type Settings, secretsOf } from '../config/load.ts';
import { backUp } from '../store/backup.ts';
import type { Counts } from '../store/copy.ts';
import { describeError, isDamaged, isFull, isUnreachable, StoreError } from '../store/failure.ts';
import { describeLocation, type Location, locate } from '../store/location.ts';
import { describeArgumentError } from './argument-error.ts';
import { endWithReader } from './closed-pipe.ts';
import { loadEnvFile } from './env-file.ts';

/** The command line cannot be followed. */
export class UsageError extends Error {}

/**
 * The command line of a program over the store.
 *
 * @param own Options beside `--replace` and `--help`, which all of them have.
 * @throws {UsageError} where it cannot be followed.
 */
export function readArguments<const Own extends NonNullable<ParseArgsConfig['options']>>(own: Own) {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        ...own,
        replace: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
  } catch (error) {
    throw new UsageError(describeArgumentError(error));
  }
}

/** Standard output may be a backup: what people read goes to standard error. */
export const say = (sentence: string): void => void process.stderr.write(`${sentence}\n`);

/** The environment as the bot reads it: what is set, then the `.env` of the working directory. */
export function readStoreSettings(): Settings['store'] {
  loadEnvFile();
  return loadConfig(process.env, []).store;
}

/** The store that the bot of this environment works on; says which. */
export function storeOfTheBot(): Location {
  const { databaseUrl, dataDir } = readStoreSettings();
  const location = locate(databaseUrl, dataDir);
  say(`Store: ${describeLocation(location)}`);
  return location;
}

/**
 * Where a file may lie that is only passed on: beside an SQLite file, since a container's `/tmp` may be memory; else
 * where such files usually lie.
 */
export const passingPlaces = (location: Location): readonly string[] =>
  location.kind === 'sqlite' ? [dirname(location.path), tmpdir()] : [tmpdir()];

/** What a program says of its outcome when it is stopped before its end. */
const NOTHING_WRITTEN = 'Stopped: nothing was written.';

/** The same where a store was being written, in one transaction. */
export const ALL_OR_NOTHING =
  'Stopped in the middle: the store has taken all of it, or nothing. Run this again to have all of it.';

/** Those that end a program unless it says otherwise: Ctrl-C, `kill`, a terminal that is closed. */
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Says what a program is to say if a signal ends it from now on. */
export type IfStopped = (sentence: string) => void;

/**
 * Has a folder go with the process, however that ends short of SIGKILL.
 *
 * @returns `remove` removes it now.
 */
function goesWithProcess(folder: string): { readonly remove: () => void; readonly ifStopped: IfStopped } {
  let outcome = NOTHING_WRITTEN;
  const remove = (): void => {
    process.off('exit', remove);
    for (const signal of SIGNALS) process.off(signal, stop);
    rmSync(folder, { recursive: true, force: true });
  };
  const stop = (signal: NodeJS.Signals): void => {
    remove();
    say(outcome);
    // Nobody listens for it any more: whoever sent it sees that it was heard.
    process.kill(process.pid, signal);
  };
  process.on('exit', remove);
  for (const signal of SIGNALS) process.on(signal, stop);
  return {
    remove,
    ifStopped(sentence) {
      outcome = sentence;
    },
  };
}

/**
 * Runs `work` with an empty folder of its own in the first of `places` that takes one, and removes it afterwards, also
 * when a signal ends the process meanwhile.
 *
 * @throws {StoreError} if none of them does.
 */
export async function withScratch<T>(
  places: readonly string[],
  work: (folder: string, ifStopped: IfStopped) => Promise<T>,
): Promise<T> {
  const name = `.backchannel-${randomBytes(6).toString('hex')}`;
  const folder = places.map((place) => join(place, name)).find((path) => makes(path));
  if (folder === undefined)
    throw new StoreError(
      'refused',
      `Nothing can be written in ${places.map((place) => resolve(place)).join(' or ')}. ` +
        'It has to be a folder that is there, with room, and that the user who runs this may write in.',
    );
  const { remove, ifStopped } = goesWithProcess(folder);
  try {
    return await work(folder, ifStopped);
  } finally {
    remove();
  }
}

/**
 * Makes a backup in the first of `places` that has room for it, and hands it over; it is gone afterwards unless it was
 * moved away.
 *
 * @param make Another way than the usual one to write it.
 */
export async function withBackup<T>(
  location: Location,
  places: readonly string[],
  use: (file: string, counts: Counts, ifStopped: IfStopped) => Promise<T>,
  make = backUp,
): Promise<T> {
  let isMade = false;
  try {
    return await withScratch(places, async (folder, ifStopped) => {
      const file = join(folder, 'backup.db');
      const counts = await make(location, file);
      isMade = true;
      return use(file, counts, ifStopped);
    });
  } catch (error) {
    const others = places.slice(1);
    if (isMade || others.length === 0 || !isFull(error)) throw error;
    return withBackup(location, others, use, make);
  }
}

function makes(folder: string): boolean {
  try {
    mkdirSync(folder, { mode: 0o700 });
    return true;
  } catch {
    return false;
  }
}

/** A line for each table that has rows. */
export function sayCounts(counts: Counts): void {
  for (const [table, count] of Object.entries(counts)) if (count > 0) say(`  ${table}: ${count}`);
  say(`  ${Object.values(counts).reduce((sum, one) => sum + one, 0)} rows in all`);
}

/** In words for people, before those of the database. */
function failureOf(error: unknown): string {
  if (isFull(error)) return 'There is no room on the disk: make some, and run this again';
  if (isUnreachable(error))
    return 'PostgreSQL cannot be reached, or lets nobody in: look whether it runs, and at DATABASE_URL';
  // A backup that is damaged is told of otherwise.
  return isDamaged(error) ? 'The database file of the store is damaged; restore a backup' : 'This failed';
}

/** Runs a program; what goes wrong is said in a sentence without any secret, and the status is 1, or 2 for its usage. */
export async function runStoreProgram(usage: string, work: () => Promise<void>): Promise<void> {
  endWithReader();
  try {
    await work();
  } catch (error) {
    const isOurs = error instanceof StoreError || error instanceof ConfigError || error instanceof UsageError;
    let sentence = isOurs ? error.message : `${failureOf(error)}: ${describeError(error)}`;
    for (const secret of secretsOf(process.env, []))
      if (secret.length > 2) sentence = sentence.replaceAll(secret, '[secret]');
    say(error instanceof UsageError ? `${sentence}\n\n${usage.trim()}` : sentence);
    process.exitCode = error instanceof UsageError ? 2 : 1;
  }
}
