/** Kysely over the npm package `libsql`, whose API is that of better-sqlite3. */
import { accessSync, chmodSync, closeSync, constants, existsSync, openSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import {
  CompiledQuery,
  type DatabaseConnection,
  SqliteDialect,
  type SqliteDialectConfig,
  SqliteDriver,
} from 'kysely';
import Database from 'libsql';
import { StoreError } from './failure.ts';

/**
 * Milliseconds that SQLite itself waits for a lock. Its calls are synchronous, so this time stands still for
 * everybody; longer locks are waited for between attempts.
 */
const BUSY_TIMEOUT_MS = 50;

/** libsql ends the whole process on a value of a type that it does not know, so none may reach it. */
function bindable(value: unknown): string | number | bigint | null | Uint8Array {
  if (value === undefined || value === null) return null;
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'bigint') return value;
  if (value instanceof Uint8Array) return value;
  throw new TypeError(`A value of type ${typeof value} cannot be stored.`);
}

/** Takes the write lock at the start, so that no transaction fails halfway because another one wrote. */
class ImmediateDriver extends SqliteDriver {
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin immediate'));
  }

  /** A full disk or a failed read has SQLite roll back by itself; the fault to tell is the one before. */
  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    try {
      await super.rollbackTransaction(connection);
    } catch (error) {
      if (!/no transaction is active/.test(String(error))) throw error;
    }
  }
}

class LibsqlDialect extends SqliteDialect {
  readonly #config: SqliteDialectConfig;

  constructor(config: SqliteDialectConfig) {
    super(config);
    this.#config = config;
  }

  override createDriver(): SqliteDriver {
    return new ImmediateDriver(this.#config);
  }
}

/** For its owner alone, from its first moment on; SQLite gives the files beside it the same mode. */
function keepPrivate(path: string): void {
  try {
    // Closing a file that is in use here would drop the locks on it: POSIX keeps them by process.
    if (!existsSync(path)) closeSync(openSync(path, 'a', 0o600));
    // Those beside it may be left of a crash, as open as they were.
    for (const file of [path, `${path}-wal`, `${path}-shm`]) if (existsSync(file)) chmodSync(file, 0o600);
  } catch {
    // Another's file, or none that can be made: opening it says it better.
  }
}

const may = (path: string, mode: number): boolean => {
  try {
    accessSync(path, mode);
    return true;
  } catch {
    return false;
  }
};

/** Why a file cannot be opened, where its rights or its folder tell; SQLite has but a number for it. Null for another reason. */
function whyClosed(path: string): string | null {
  const folder = resolve(dirname(path));
  const user =
    process.getuid === undefined ? 'This user' : `The user that runs this (uid ${process.getuid()})`;
  if (!existsSync(folder)) return `${user} cannot make its folder ${folder}.`;
  if (!may(folder, constants.W_OK | constants.X_OK)) return `${user} cannot write in its folder ${folder}.`;
  const closed = [path, `${path}-wal`, `${path}-shm`].find(
    (file) => existsSync(file) && !may(file, constants.R_OK | constants.W_OK),
  );
  return closed === undefined ? null : `${user} cannot read and write ${resolve(closed)}.`;
}

function openFile(path: string): Database.Database {
  try {
    return new Database(path, { timeout: BUSY_TIMEOUT_MS } as Database.Options);
  } catch (error) {
    const why = whyClosed(path);
    throw why === null ? error : new StoreError('unreachable', why);
  }
}

/**
 * Opens the file, and creates it if need be.
 *
 * `synchronous=FULL`: with `NORMAL` a commit in WAL mode outlives `kill -9` but not a power cut, and what people
 * were told is saved must outlive both. The writes of one moment share a commit, so the cost is one sync of the
 * log for all of them. https://www.sqlite.org/pragma.html#pragma_synchronous
 *
 * @throws {StoreError} where this user may not open it; {Error} of the driver, if it is no database.
 */
export function sqliteDialect(path: string): SqliteDialect {
  keepPrivate(path);
  const database = openFile(path);
  try {
    for (const pragma of ['journal_mode = WAL', 'synchronous = FULL', 'foreign_keys = ON']) {
      const statement = database.prepare(`PRAGMA ${pragma}`);
      if (statement.reader) statement.all();
      else statement.run();
    }
  } catch (error) {
    database.close();
    throw error;
  }
  return new LibsqlDialect({
    database: {
      close: () => void database.close(),
      prepare: (sql) => {
        const statement = database.prepare(sql);
        return {
          reader: statement.reader,
          all: (values) => statement.all(values.map(bindable)),
          run: (values) => statement.run(values.map(bindable)),
          iterate: (values) => statement.iterate(values.map(bindable)),
        };
      },
    },
  });
}
