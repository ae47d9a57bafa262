/** `npm run restore -- FILE`: puts what a backup holds into the store, whichever it is, while the bot runs or not. */
import { copyFileSync, createWriteStream, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { commandOf } from '../core/programs.ts';
import { codeOf, isFull, StoreError } from '../store/failure.ts';
import { restore } from '../store/restore.ts';
import {
  ALL_OR_NOTHING,
  passingPlaces,
  readArguments,
  runStoreProgram,
  say,
  sayCounts,
  storeOfTheBot,
  UsageError,
  withScratch,
} from './store-program.ts';

const USAGE = `
Usage: ${commandOf('restore', 'FILE')}
       ${commandOf('restore', '- < FILE')}

Puts what a backup of ${commandOf('backup')} holds into the store, all of it at once. The bot may run: it sees the restored
settings within seconds. It has to be stopped where the store itself is damaged, or was written by a newer version.

  --replace   takes the place of what the store holds now
  -h, --help  this text
`;

/** The backup itself stays as it is. */
async function stage(file: string, to: string): Promise<void> {
  const refused = (sentence: string) => new StoreError('refused', sentence);
  const path = resolve(file);
  try {
    if (file === '-') return await pipeline(process.stdin, createWriteStream(to, { mode: 0o600 }));
    // Nobody waits for a pipe, or reads a device to its end.
    if (!statSync(path).isFile()) throw refused(`${path} is no file. Name one, or pass it on: - < FILE`);
    copyFileSync(path, to);
  } catch (error) {
    if (error instanceof StoreError) throw error;
    if (isFull(error))
      throw refused(`There is no room for a copy of the backup in ${dirname(dirname(to))}. Make some there.`);
    if (codeOf(error) === 'ENOENT') throw refused(`There is no file ${path}.`);
    throw refused(`${file === '-' ? 'Standard input' : path} cannot be read (${codeOf(error)}).`);
  }
}

await runStoreProgram(USAGE, async () => {
  const { values, positionals } = readArguments({});
  if (values.help) return void process.stdout.write(USAGE.trimStart());
  const [file] = positionals;
  if (file === undefined || positionals.length > 1)
    throw new UsageError('Name one file, or - for standard input.');
  const location = storeOfTheBot();
  await withScratch(passingPlaces(location), async (folder, ifStopped) => {
    const staged = join(folder, 'backup.db');
    await stage(file, staged);
    ifStopped(ALL_OR_NOTHING);
    const named = file === '-' ? 'What came by standard input' : resolve(file);
    const how = { replace: values.replace, named, now: Date.now() };
    const { counts, movedTo } = await restore(staged, location, how);
    if (movedTo !== null) say(`What was there before lies in ${movedTo}.`);
    sayCounts(counts);
  });
  say('Restored, and every count agrees.');
});
