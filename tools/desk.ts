/** `npm run desk`: a page on this machine for those who look after a story, to see and change what the bot says. */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { platforms } from '../src/adapters/platforms.ts';
import { openEngineOrExit } from '../src/cli/knowledge-or-exit.ts';
import { KNOWLEDGE_OPTIONS, readCommandLine } from '../src/cli/knowledge-program.ts';
import { loadConfig } from '../src/config/load.ts';
import { BackchannelError } from '../src/errors.ts';
import { describeLocation, locate } from '../src/store/location.ts';
import { createStore, type Store } from '../src/store/store.ts';
import { startDesk } from './desk/start.ts';

const USAGE = `
Usage: npm run desk [-- options]

Opens the desk on this machine and prints its address; Ctrl-C ends it.

  --port N          the port (one that is free)
  --labelled DIR    folder of labelled messages (test/questions, for the story that comes with the bot)
  --reviewed FILE   questions with reviewed replies (test/replies/reviewed.yaml, for that story)
`;

/** Nobody waits for an answer here: a slow database is given time. */
const PATIENCE_MS = 10_000;

const { values, dir } = readCommandLine(USAGE, () =>
  parseArgs({
    options: {
      ...KNOWLEDGE_OPTIONS,
      port: { type: 'string', default: '0' },
      labelled: { type: 'string' },
      reviewed: { type: 'string' },
    },
  }),
);

/** What judges one story says nothing of another. */
const isShipped = resolve(dir) === resolve('knowledge');

/** The bot's own store; without one the desk shows no questions, and says why. */
async function openStore(): Promise<{
  store: Store | null;
  without: string | null;
  days: number;
  minCount: number;
}> {
  const { store: settings, questionLog } = loadConfig(process.env, platforms);
  const { days, reviewMinCount: minCount } = questionLog;
  const location = locate(settings.databaseUrl, settings.dataDir);
  const none = (why: string) => ({ store: null, without: why, days, minCount });
  if (location.kind === 'sqlite' && !existsSync(location.path))
    return none(
      `The bot has kept no questions here yet: there is no ${describeLocation(location)}. Once it has run with a token, what people asked is shown on this page.`,
    );
  const quiet = { info() {}, warn() {}, error() {} };
  const store = createStore({ location, log: quiet, patience: PATIENCE_MS, connections: 1, mustExist: true });
  try {
    await store.start();
    if (store.available()) return { store, without: null, days, minCount };
    return none(store.health().detail);
  } catch (error) {
    if (error instanceof BackchannelError) return none(error.message);
    throw error;
  }
}

async function main(): Promise<void> {
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new BackchannelError('desk.port', 'Use a port from 0 (one that is free) to 65535.');
  const kept = await openStore();
  process.stderr.write('Opening the story …\n');
  const engine = await openEngineOrExit(dir);
  const labelled = values.labelled ?? (isShipped ? 'test/questions' : '');
  const reviewed = values.reviewed ?? (isShipped ? 'test/replies/reviewed.yaml' : '');
  const desk = await startDesk({ ...kept, dir, engine, port, labelled, reviewed });
  console.log(`The desk is open, for you alone:\n\n  ${desk.address}\n\nCtrl-C ends it.`);
  const end = async (): Promise<void> => {
    await desk.close();
    await kept.store?.stop();
    process.exit(0);
  };
  process.once('SIGINT', () => void end());
  process.once('SIGTERM', () => void end());
}

try {
  await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
