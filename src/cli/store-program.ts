/** What the programs over the store have in common: which store they work on, how they say so, how they fail. */
import { randomBytes } from 'node:crypto';
import { mkdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type ParseArgsConfig, parseArgs } from 'node:util';
import { config as loadEnvFile } from 'dotenv';
import { ConfigError, loadConfig, type Settings, secretsOf } from '../config/load.ts';
import type { Counts } from '../store/copy.ts';
import { describeError, StoreError } from '../store/failure.ts';
import { describeLocation, type Location, locate } from '../store/location.ts';
import { endWithReader } from './closed-pipe.ts';

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
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

/** Standard output may be a backup: what people read goes to standard error. */
export const say = (sentence: string): void => void process.stderr.write(`${sentence}\n`);

/** The environment as the bot reads it: what is set, then the `.env` of the working directory. */
export function readStoreSettings(): Settings['store'] {
  loadEnvFile({ quiet: true });
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
 * Runs `work` with an empty folder of its own, which is gone afterwards. Beside an SQLite file where there is room for
 * it: a container's `/tmp` may be memory.
 */
export async function withScratch<T>(location: Location, work: (folder: string) => Promise<T>): Promise<T> {
  const name = `.backchannel-${randomBytes(6).toString('hex')}`;
  const places = [...(location.kind === 'sqlite' ? [dirname(location.path)] : []), tmpdir()];
  const folder = places.map((place) => join(place, name)).find((path) => makes(path));
  if (folder === undefined) throw new Error(`No folder could be made in ${places.join(' or ')}.`);
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
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

/** Runs a program; what goes wrong is said in a sentence without any secret, and the status is 1, or 2 for its usage. */
export async function runStoreProgram(usage: string, work: () => Promise<void>): Promise<void> {
  endWithReader();
  try {
    await work();
  } catch (error) {
    const isOurs = error instanceof StoreError || error instanceof ConfigError || error instanceof UsageError;
    let sentence = isOurs ? error.message : `This failed: ${describeError(error)}`;
    for (const secret of secretsOf(process.env, []))
      if (secret.length > 2) sentence = sentence.replaceAll(secret, '[secret]');
    say(error instanceof UsageError ? `${sentence}\n\n${usage.trim()}` : sentence);
    process.exitCode = error instanceof UsageError ? 2 : 1;
  }
}
