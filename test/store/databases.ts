/**
 * The databases that the suites run on: an SQLite file, PostgreSQL without anything installed (PGlite behind its
 * socket server), and a real PostgreSQL server when TEST_DATABASE_URL names one.
 */
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PGlite } from '@electric-sql/pglite';
import { PGLiteSocketServer } from '@electric-sql/pglite-socket';
import pg from 'pg';
import type { Location } from '../../src/store/location.ts';
import type { Log } from '../../src/store/log.ts';
import { createStore, type Store, type StoreOptions } from '../../src/store/store.ts';
import { createPglite } from '../doubles/pglite.ts';

/** One kind of database. Each `fresh` is empty and shares nothing with the others. */
export interface TestDatabase {
  readonly name: string;
  /** PGlite takes one connection at a time. */
  readonly connections: number;
  /** Starts what is needed once for many tests. */
  up(): Promise<void>;
  fresh(): Promise<{ location: Location; drop(): Promise<void> }>;
  down(): Promise<void>;
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return port;
}

export function temporaryFolder(): { path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), 'backchannel-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

export function sqliteDatabase(): TestDatabase {
  return {
    name: 'SQLite',
    connections: 1,
    up: async () => {},
    async fresh() {
      const folder = temporaryFolder();
      return {
        location: { kind: 'sqlite', path: join(folder.path, 'data', 'backchannel.db') },
        drop: async () => folder.remove(),
      };
    },
    down: async () => {},
  };
}

/** One for all suites of a process: to set one up takes seconds, and to empty it a thousandth of one. */
let shared: Promise<PGlite> | undefined;

function pgliteDatabase(): TestDatabase {
  let lite: PGlite;
  let server: PGLiteSocketServer;
  let port = 0;
  return {
    name: 'PostgreSQL (PGlite)',
    connections: 1,
    async up() {
      shared ??= createPglite();
      lite = await shared;
      port = await freePort();
      server = new PGLiteSocketServer({ db: lite, host: '127.0.0.1', port, maxConnections: 32 });
      await server.start();
    },
    async fresh() {
      await lite.exec('drop schema public cascade; create schema public;');
      return {
        location: { kind: 'postgres', url: `postgres://postgres:postgres@127.0.0.1:${port}/postgres` },
        drop: async () => {},
      };
    },
    down: () => server.stop(),
  };
}

/** Each test gets a schema of its own, so that suites can run side by side on one server. */
function postgresDatabase(url: string): TestDatabase {
  const query = async (sql: string) => {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    await client.query(sql);
    await client.end();
  };
  return {
    name: 'PostgreSQL (server)',
    connections: 4,
    up: async () => {},
    async fresh() {
      const schema = `test_${randomUUID().replaceAll('-', '')}`;
      await query(`create schema ${schema}`);
      const own = new URL(url);
      own.searchParams.set('options', `-c search_path=${schema}`);
      return {
        location: { kind: 'postgres', url: own.href },
        drop: () => query(`drop schema ${schema} cascade`),
      };
    },
    down: async () => {},
  };
}

const server = process.env['TEST_DATABASE_URL'];

export const postgresDatabases = (): TestDatabase[] => [
  pgliteDatabase(),
  ...(server ? [postgresDatabase(server)] : []),
];

export const databases = (): TestDatabase[] => [sqliteDatabase(), ...postgresDatabases()];

/** A log that remembers its lines. */
export function memoryLog(): Log & { lines: { level: string; fields: object; message: string }[] } {
  const lines: { level: string; fields: object; message: string }[] = [];
  const at = (level: string) => (fields: object, message: string) =>
    void lines.push({ level, fields, message });
  return { lines, info: at('info'), warn: at('warn'), error: at('error') };
}

/** A store with short waits. */
export function testStore(location: Location, options: Partial<StoreOptions> = {}): Store {
  return createStore({
    location,
    log: memoryLog(),
    backOff: () => 20,
    connections: 1,
    patience: 3_000,
    ...options,
  });
}
