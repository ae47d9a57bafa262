import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { withEncodedPassword } from '../config/connection-string.ts';

/** Where the data is kept. */
export type Location =
  | { readonly kind: 'sqlite'; readonly path: string }
  | { readonly kind: 'postgres'; readonly url: string };

/**
 * Reads `DATABASE_URL`: `postgres://…` for a PostgreSQL server, `file:…` for an SQLite file elsewhere; without it
 * the embedded database lies in `dataDir`.
 */
export function locate(databaseUrl: string | undefined, dataDir: string): Location {
  if (databaseUrl === undefined) return { kind: 'sqlite', path: join(dataDir, 'backchannel.db') };
  if (!databaseUrl.startsWith('file:')) return { kind: 'postgres', url: withEncodedPassword(databaseUrl) };
  // `file:///abs/path` is a URL; `file:data/x.db` is how people write a path relative to where they are.
  if (databaseUrl.startsWith('file://')) return { kind: 'sqlite', path: fileURLToPath(databaseUrl) };
  return { kind: 'sqlite', path: decodeURIComponent(databaseUrl.slice('file:'.length)) };
}

/** The place in words, without user or password. */
export function describeLocation(location: Location): string {
  if (location.kind === 'sqlite') return `the SQLite file ${resolve(location.path)}`;
  const { host, pathname } = new URL(location.url);
  return `PostgreSQL at ${host}${pathname}`;
}
