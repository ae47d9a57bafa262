/** `npm run move-store -- sqlite postgres`: takes all that one store holds to the other, and counts it there. */

import { commandOf } from '../core/programs.ts';
import { StoreError } from '../store/failure.ts';
import { isInUse } from '../store/in-use.ts';
import { describeLocation, type Location, locate } from '../store/location.ts';
import { restore } from '../store/restore.ts';
import {
  ALL_OR_NOTHING,
  passingPlaces,
  readArguments,
  readStoreSettings,
  runStoreProgram,
  say,
  sayCounts,
  UsageError,
  withBackup,
} from './store-program.ts';

const USAGE = `
Usage: ${commandOf('move-store', 'sqlite postgres')}
       ${commandOf('move-store', 'postgres sqlite')}

Takes everything over, and counts it there. The file is that of DATA_DIR, the server that of DATABASE_URL. Stop the bot
first; the store that it leaves stays as it is.

  --sqlite FILE   another file than the one in DATA_DIR
  --replace       takes the place of what the other store holds now
  -h, --help      this text
`;

function bothStores(file: string | undefined): Readonly<Record<string, Location>> {
  const { databaseUrl, dataDir } = readStoreSettings();
  const named = locate(databaseUrl, dataDir);
  if (databaseUrl === undefined || named.kind !== 'postgres')
    throw new StoreError(
      'missing',
      'Set DATABASE_URL to the PostgreSQL database: postgres://user:password@host/database',
    );
  return {
    sqlite: file === undefined ? locate(undefined, dataDir) : { kind: 'sqlite', path: file },
    postgres: named,
  };
}

await runStoreProgram(USAGE, async () => {
  const { values, positionals } = readArguments({ sqlite: { type: 'string' } });
  if (values.help) return void process.stdout.write(USAGE.trimStart());
  const way = positionals.join(' ');
  if (way !== 'sqlite postgres' && way !== 'postgres sqlite')
    throw new UsageError('Say from which store to which: sqlite postgres, or postgres sqlite.');
  const stores = bothStores(values.sqlite);
  const [from, to] = positionals.map((kind) => stores[kind]);
  if (from === undefined || to === undefined) throw new UsageError('There is no such store.');
  say(`From: ${describeLocation(from)}\nTo: ${describeLocation(to)}`);
  if (await isInUse(from))
    throw new StoreError(
      'refused',
      'The bot runs on the store that is to be left. Stop it first: what it writes later would be lost.',
    );
  await withBackup(from, passingPlaces(from), async (taken, had, ifStopped) => {
    ifStopped(ALL_OR_NOTHING);
    const named = `What was taken from ${describeLocation(from)}`;
    const { counts } = await restore(taken, to, { replace: values.replace, named, now: Date.now() });
    const short = Object.entries(had).filter(([table, count]) => counts[table] !== count);
    if (short.length > 0)
      throw new StoreError(
        'refused',
        `These did not come over whole: ${short.map(([table]) => table).join(', ')}. Run it again with --replace.`,
      );
    sayCounts(counts);
  });
  const setting = to.kind === 'postgres' ? 'with DATABASE_URL as it is now' : 'without DATABASE_URL';
  say(`Moved, and every count agrees. Start the bot ${setting}. The old store was left as it is.`);
});
