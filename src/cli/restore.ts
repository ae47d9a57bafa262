/** `npm run restore -- FILE`: puts what a backup holds into the store, whichever it is, while the bot runs or not. */
import { copyFileSync, createWriteStream, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { StoreError } from '../store/failure.ts';
import { restore } from '../store/restore.ts';
import {
  ALL_OR_NOTHING,
  NOTHING_WRITTEN,
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
Usage: npm run restore -- FILE         (built: node dist/src/cli/restore.js FILE)
       npm run restore -- - < FILE

Puts what a backup of npm run backup holds into the store, all of it at once. The bot may run: it sees the restored
settings within seconds.

  --replace   takes the place of what the store holds now
  -h, --help  this text
`;

/** The backup itself stays as it is. */
async function stage(file: string, to: string): Promise<void> {
  if (file === '-') return pipeline(process.stdin, createWriteStream(to, { mode: 0o600 }));
  try {
    // Nobody waits for a pipe, or reads a device to its end.
    if (!statSync(resolve(file)).isFile()) throw new Error('no file');
    copyFileSync(resolve(file), to);
  } catch {
    throw new StoreError('refused', `${resolve(file)} cannot be read.`);
  }
}

await runStoreProgram(USAGE, async () => {
  const { values, positionals } = readArguments({});
  if (values.help) return void process.stdout.write(USAGE.trimStart());
  const [file] = positionals;
  if (file === undefined || positionals.length > 1)
    throw new UsageError('Name one file, or - for standard input.');
  const location = storeOfTheBot();
  let isBegun = false;
  const work = async (folder: string): Promise<void> => {
    const staged = join(folder, 'backup.db');
    await stage(file, staged);
    isBegun = true;
    const { counts, movedTo } = await restore(staged, location, { replace: values.replace, now: Date.now() });
    if (movedTo !== null) say(`What was there before lies in ${movedTo}.`);
    sayCounts(counts);
  };
  await withScratch(passingPlaces(location), work, () => (isBegun ? ALL_OR_NOTHING : NOTHING_WRITTEN));
  say('Restored, and every count agrees.');
});
