/** `npm run backup -- FILE`: a backup of the store, whichever it is, while the bot runs. */
import { createReadStream, existsSync, linkSync, renameSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { commandOf } from '../core/programs.ts';
import { codeOf, StoreError } from '../store/failure.ts';
import { toSlowReader } from './slow-reader.ts';
import {
  passingPlaces,
  readArguments,
  runStoreProgram,
  say,
  sayCounts,
  storeOfTheBot,
  UsageError,
  withBackup,
} from './store-program.ts';

const USAGE = `
Usage: ${commandOf('backup', 'FILE')}
       ${commandOf('backup', '- > FILE', { silent: true })}

Writes all that the store holds to one file, which ${commandOf('restore')} takes for either kind of store. The bot may run.

  --replace   puts it in the place of an existing file
  -h, --help  this text
`;

const CUT_OFF = 'Stopped: what came so far is no whole backup.';

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
  if (statSync(file, { throwIfNoEntry: false })?.isDirectory())
    throw new StoreError('refused', `${file} is a folder. Name a file in it.`);
  if (!replace && existsSync(file)) throw exists(file);
  await withBackup(storeOfTheBot(), [dirname(file)], async (made, counts) => {
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
  await withBackup(location, passingPlaces(location), async (made, counts, ifStopped) => {
    ifStopped(CUT_OFF);
    await pipeline(createReadStream(made), toSlowReader(process.stdout.fd));
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
