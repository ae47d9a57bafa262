/** `npm run backup -- FILE`: a backup of the store, whichever it is, while the bot runs. */
import { createReadStream, existsSync, linkSync, renameSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { backUp } from '../store/backup.ts';
import { codeOf, StoreError } from '../store/failure.ts';
import {
  readArguments,
  runStoreProgram,
  say,
  sayCounts,
  storeOfTheBot,
  UsageError,
  withScratch,
} from './store-program.ts';

const USAGE = `
Usage: npm run backup -- FILE          (built: node dist/src/cli/backup.js FILE)
       npm run --silent backup -- - > FILE

Writes all that the store holds to one file, which npm run restore takes for either kind of store. The bot may run.

  --replace   puts it in the place of an existing file
  -h, --help  this text
`;

const exists = (file: string): StoreError =>
  new StoreError('refused', `${file} exists already. Name another file, or add --replace.`);

/** Never over a file that came meanwhile, unless told to. */
function put(from: string, to: string, replace: boolean): void {
  try {
    if (replace) renameSync(from, to);
    else linkSync(from, to);
  } catch (error) {
    if (codeOf(error) === 'EEXIST') throw exists(to);
    // Some file systems know no links.
    if (replace || existsSync(to)) throw error;
    renameSync(from, to);
  }
}

/** Written beside its place first, so that a file by this name is always a whole backup. */
async function toFile(file: string, replace: boolean): Promise<void> {
  if (!replace && existsSync(file)) throw exists(file);
  const location = storeOfTheBot();
  const beside = { kind: 'sqlite', path: join(dirname(file), basename(file)) } as const;
  await withScratch(beside, async (folder) => {
    const made = join(folder, 'backup.db');
    const counts = await backUp(location, made);
    put(made, file, replace);
    sayCounts(counts);
  });
  say(
    `Backed up to ${file}. Keep DATA_KEY apart from it: without that key the stored tokens cannot be opened.`,
  );
}

async function toStandardOutput(): Promise<void> {
  if (process.stdout.isTTY) throw new UsageError('A backup is no text for a terminal: send it to a file.');
  const location = storeOfTheBot();
  await withScratch(location, async (folder) => {
    const made = join(folder, 'backup.db');
    const counts = await backUp(location, made);
    await pipeline(createReadStream(made), process.stdout);
    sayCounts(counts);
  });
}

await runStoreProgram(USAGE, async () => {
  const { values, positionals } = readArguments({});
  if (values.help) return void process.stdout.write(USAGE.trimStart());
  const [file] = positionals;
  if (file === undefined || positionals.length > 1)
    throw new UsageError('Name one file, or - for standard output.');
  await (file === '-' ? toStandardOutput() : toFile(resolve(file), values.replace));
});
