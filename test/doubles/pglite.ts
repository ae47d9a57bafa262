/** PGlite: PostgreSQL in this process, with nothing installed. */
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PGlite } from '@electric-sql/pglite';

const CACHE = '.cache';

const { version } = JSON.parse(
  readFileSync(
    fileURLToPath(new URL('../package.json', import.meta.resolve('@electric-sql/pglite'))),
    'utf8',
  ),
) as { version: string };

/** What a new database of this version looks like on its disk. */
const NEW = join(CACHE, `pglite-${version}.tar`);

/** A database with nothing in it. To set one up from nothing takes seconds: it is done once, and then copied. */
export async function createPglite(): Promise<PGlite> {
  if (existsSync(NEW)) return PGlite.create({ loadDataDir: new Blob([readFileSync(NEW)]) });
  const lite = await PGlite.create();
  const unfinished = `${NEW}.${process.pid}`;
  mkdirSync(CACHE, { recursive: true });
  writeFileSync(unfinished, Buffer.from(await (await lite.dumpDataDir('none')).arrayBuffer()));
  renameSync(unfinished, NEW);
  return lite;
}
