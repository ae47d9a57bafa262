/** Restores either store from a backup, while the bot runs too: in one transaction, so that it sees all of it or none. */
import {
  chmodSync,
  chownSync,
  closeSync,
  existsSync,
  mkdtempSync,
  openSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Kysely, sql, type Transaction } from 'kysely';
import { commandOf } from '../core/programs.ts';
import { SILENT, UNHURRIED } from './backup.ts';
import { type Counts, copyRows } from './copy.ts';
import { connectExisting } from './existing.ts';
import { describeError, isDamaged, StoreError } from './failure.ts';
import { isInUse } from './in-use.ts';
import { describeLocation, type Location } from './location.ts';
import { makeFolder, openDatabase } from './open.ts';
import type { Schema } from './schema.ts';
import { countRows, tablesOf } from './tables.ts';

export interface RestoreOptions {
  /** Somebody said that what is there may go. */
  readonly replace: boolean;
  /** What is restored, in words at the beginning of a sentence: the file as somebody named it. */
  readonly named: string;
  /** Milliseconds since 1970. */
  readonly now: number;
}

export interface Restored {
  readonly counts: Counts;
  /** Where a database that this version cannot work with was moved; null if none was. */
  readonly movedTo: string | null;
}

const SQLITE_MAGIC = 'SQLite format 3\0';

function startOf(file: string): string {
  const bytes = Buffer.alloc(SQLITE_MAGIC.length);
  const open = openSync(file, 'r');
  try {
    readSync(open, bytes);
  } finally {
    closeSync(open);
  }
  return bytes.toString('latin1');
}

/** What a database consists of, in one text: the same for all of the present schema, however they came to it. */
async function shapeOf(sqlite: Kysely<Schema>): Promise<string> {
  const tables = await tablesOf(sqlite);
  const { rows } = await sql<{ name: string }>`
    select name from sqlite_master where type in ('trigger', 'view')`.execute(sqlite);
  const told = tables.map(({ name, columns, key }) => [name, [...columns].sort(), key]);
  return JSON.stringify([told, rows.map(({ name }) => name)]);
}

/** The shape of a database that this version makes. @param folder Where one may lie for a moment. */
async function presentShape(folder: string): Promise<string> {
  const own = mkdtempSync(join(folder, 'shape-'));
  const made = await openDatabase({ kind: 'sqlite', path: join(own, 'made.db') }, UNHURRIED, SILENT);
  try {
    return await shapeOf(made);
  } finally {
    await made.destroy();
    rmSync(own, { recursive: true, force: true });
  }
}

/**
 * Opens a backup, and brings it to the present schema: it must be a copy that may be changed. One that lacks a table
 * would leave there what the store has in it, and one with more would bring what nobody made.
 *
 * @param named It in words, at the beginning of a sentence.
 * @throws {StoreError} if it is no backup of ours, is damaged, or was written by a newer version.
 */
async function openBackup(file: string, named: string): Promise<Kysely<Schema>> {
  const none = new StoreError(
    'refused',
    `${named} is no backup of Backchannel. Name a file that ${commandOf('backup')} has made.`,
  );
  const start = startOf(file);
  if (start.startsWith('PGDMP'))
    throw new StoreError('refused', `${named} is a dump of PostgreSQL: restore it by pg_restore.`);
  if (start !== SQLITE_MAGIC) throw none;
  const damaged = new StoreError('refused', `${named} is damaged: take another backup.`);
  const { db } = await connectExisting({ kind: 'sqlite', path: file }, UNHURRIED).catch((error) => {
    throw error instanceof StoreError ? none : isDamaged(error) ? damaged : error;
  });
  try {
    const { rows } = await sql<Record<string, string>>`pragma integrity_check`.execute(db).catch((error) => {
      throw isDamaged(error) ? damaged : error;
    });
    if (Object.values(rows[0] ?? {})[0] !== 'ok') throw damaged;
  } finally {
    await db.destroy();
  }
  const backup = await openDatabase({ kind: 'sqlite', path: file }, UNHURRIED, SILENT).catch((error) => {
    if (!(error instanceof StoreError && error.fault === 'newer')) throw error;
    // It would name the copy, which nobody knows of.
    throw new StoreError(
      'newer',
      `${named} was written by a newer version of Backchannel. Use the programs of that version, or a backup from ` +
        'before the upgrade. Nothing was changed.',
    );
  });
  if ((await shapeOf(backup)) === (await presentShape(dirname(file)))) return backup;
  await backup.destroy();
  throw new StoreError(
    'refused',
    `${named} is no backup of Backchannel: it has not the tables that it should have. Nothing was changed.`,
  );
}

/** A database that cannot be worked with makes room, with the files that belong to it. */
function moveAside(path: string, now: number): string {
  const to = `${path}.before-restore-${new Date(now).toISOString().replace(/\D/g, '').slice(0, 14)}`;
  for (const ending of ['', '-wal', '-shm'])
    if (existsSync(path + ending)) renameSync(path + ending, to + ending);
  return to;
}

/**
 * A new file is its owner's alone, since it holds sealed tokens; and what root makes belongs to whoever the folder
 * belongs to, for the bot has to be able to write it.
 */
function giveToBot(path: string): void {
  const { uid, gid } = statSync(dirname(path));
  for (const file of [path, `${path}-wal`, `${path}-shm`].filter((one) => existsSync(one))) {
    chmodSync(file, 0o600);
    if (process.getuid?.() === 0) chownSync(file, uid, gid);
  }
}

/** Milliseconds between two attempts at a database that the bot is writing to, and how many there are. */
const BUSY_MS = 50;
const BUSY_TRIES = 200;

/** Takes its turn with the bot, which writes for a moment at a time. */
async function inTurn<T>(work: () => Promise<T>, tries = BUSY_TRIES): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (tries === 0 || !/BUSY|LOCKED/.test(describeError(error))) throw error;
    await sleep(BUSY_MS);
    return inTurn(work, tries - 1);
  }
}

interface Target {
  readonly db: Kysely<Schema>;
  readonly movedTo: string | null;
}

const isNewer = (error: unknown): boolean => error instanceof StoreError && error.fault === 'newer';

/** Opens the store, and makes it where there is none. @throws {StoreError} `newer` if a newer version has written it. */
async function openTarget(location: Location): Promise<Target> {
  if (location.kind === 'sqlite') makeFolder(dirname(location.path));
  const isNew = location.kind === 'sqlite' && !existsSync(location.path);
  const db = await inTurn(() => openDatabase(location, UNHURRIED, SILENT));
  if (location.kind === 'sqlite' && isNew) giveToBot(location.path);
  return { db, movedTo: null };
}

/**
 * Opens a new database in the place of one that cannot be worked with, which is kept beside it.
 *
 * @param fault Why it cannot.
 * @param isOpen Somebody else has it open: it would be taken away under a bot that runs.
 * @throws {StoreError} if nobody said that it may go, or it is open; {Error} `fault` if another place is no remedy.
 */
async function makeRoom(
  location: Location,
  fault: unknown,
  { replace, now }: RestoreOptions,
  isOpen: boolean,
): Promise<Target> {
  const place = describeLocation(location);
  if (location.kind === 'postgres' && isNewer(fault))
    throw new StoreError(
      'refused',
      `A newer version has written ${place}. Make an empty database, set DATABASE_URL to it, and restore there.`,
    );
  if (location.kind === 'postgres' || !(isNewer(fault) || isDamaged(fault))) throw fault;
  const what = isNewer(fault) ? 'was written by a newer version' : 'is damaged';
  if (!replace)
    throw new StoreError(
      'refused',
      `${place} ${what}. Stop the bot, and add --replace: then it is moved aside, and the backup takes its place.`,
    );
  if (isOpen)
    throw new StoreError(
      'refused',
      `${place} ${what}, and a bot that runs has it open. Stop the bot first, then restore again: nothing was changed.`,
    );
  const movedTo = moveAside(location.path, now);
  const db = await openDatabase(location, UNHURRIED, SILENT);
  giveToBot(location.path);
  return { db, movedTo };
}

/** Puts the rows of a backup in the place of those of a store, in one transaction. */
async function replaceRows(
  backup: Kysely<Schema>,
  { db, movedTo }: Target,
  location: Location,
  { replace }: RestoreOptions,
): Promise<Restored> {
  try {
    const tables = await tablesOf(backup);
    const replaceAll = async (writing: Transaction<Schema>) => {
      let rows = 0;
      for (const table of tables) rows += await countRows(writing, table);
      if (rows > 0 && !replace)
        throw new StoreError(
          'refused',
          `${describeLocation(location)} holds ${rows} rows already. With --replace what is brought takes their place.`,
        );
      return backup.transaction().execute((reading) => copyRows(reading, writing, tables));
    };
    return { counts: await inTurn(() => db.transaction().execute(replaceAll)), movedTo };
  } finally {
    await db.destroy();
  }
}

/**
 * Puts what a backup holds in the place of what the store holds.
 *
 * @param file A copy of the backup: it may be changed.
 * @throws {StoreError} if it is no backup, or would overwrite something without having been told to.
 */
export async function restore(file: string, location: Location, options: RestoreOptions): Promise<Restored> {
  const backup = await openBackup(file, options.named);
  try {
    // Asked before anything of this process has the file open.
    const isOpen = location.kind === 'sqlite' && (await isInUse(location).catch(() => false));
    try {
      return await replaceRows(backup, await openTarget(location), location, options);
    } catch (fault) {
      // Damage may show only once everything is looked at.
      return await replaceRows(backup, await makeRoom(location, fault, options, isOpen), location, options);
    }
  } finally {
    await backup.destroy();
  }
}
