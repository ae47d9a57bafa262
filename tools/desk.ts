/** `npm run desk`: a page on this machine for those who look after a story, to see and change what the bot says. */
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { platforms } from '../src/adapters/platforms.ts';
import { openEngineOrExit } from '../src/cli/knowledge-or-exit.ts';
import { KNOWLEDGE_OPTIONS, readCommandLine } from '../src/cli/knowledge-program.ts';
import { loadConfig } from '../src/config/load.ts';
import { BackchannelError } from '../src/errors.ts';
import { locate } from '../src/store/location.ts';
import { createQuestionStore } from './desk/question-store.ts';
import { startDesk } from './desk/start.ts';

const USAGE = `
Usage: npm run desk [-- options]

Opens the desk on this machine and prints its address; Ctrl-C ends it.

  --port N          the port (4700; 0 for any that is free)
  --labelled DIR    folder of labelled messages (test/questions, for the story that comes with the bot)
  --reviewed FILE   questions with reviewed replies (test/replies/reviewed.yaml, for that story)
`;

const { values, dir } = readCommandLine(USAGE, () =>
  parseArgs({
    options: {
      ...KNOWLEDGE_OPTIONS,
      port: { type: 'string' },
      labelled: { type: 'string' },
      reviewed: { type: 'string' },
    },
  }),
);

/** What judges one story says nothing of another. */
const isShipped = resolve(dir) === resolve('knowledge');

/** Where the desk is unless told otherwise, so that a bookmark and an open tab are good for the next time too. */
const USUAL_PORT = 4700;

/** @throws {BackchannelError} if it is none. */
function readPort(text: string | undefined): number {
  const port = text === undefined ? USUAL_PORT : Number(text);
  if (text !== '' && Number.isInteger(port) && port >= 0 && port <= 65_535) return port;
  throw new BackchannelError('desk.port', 'Use a port from 1 to 65535, or 0 for any that is free.');
}

const isTaken = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';

async function main(): Promise<void> {
  const port = readPort(values.port);
  const { store: settings, questionLog } = loadConfig(process.env, platforms);
  const store = createQuestionStore(locate(settings.databaseUrl, settings.dataDir));
  process.stderr.write('Opening the story …\n');
  const engine = await openEngineOrExit(dir);
  const desk = await startDesk({
    dir,
    engine,
    port,
    open: store.open,
    days: questionLog.days,
    minCount: questionLog.reviewMinCount,
    queue: join(settings.dataDir, 'desk-queue.json'),
    labelled: values.labelled ?? (isShipped ? 'test/questions' : ''),
    reviewed: values.reviewed ?? (isShipped ? 'test/replies/reviewed.yaml' : ''),
  }).catch((error: unknown) => {
    if (!isTaken(error)) throw error;
    throw new BackchannelError(
      'desk.port_taken',
      `Port ${port} is taken, perhaps by a desk that is open already: use that one, or open this at any free port with: npm run desk -- --port 0`,
    );
  });
  console.log(`The desk is open, for you alone:\n\n  ${desk.address}\n\nCtrl-C ends it.`);
  const end = async (): Promise<void> => {
    await desk.close();
    await store.stop();
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
