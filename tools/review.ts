/**
 * `npm run review`: what people asked and the bot could not answer, or not well; and one command from there to a bot
 * that can. On a terminal it asks about one group after the other.
 */
import { resolve } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { parseArgs } from 'node:util';
import { platforms } from '../src/adapters/platforms.ts';
import { describeArgumentError } from '../src/cli/argument-error.ts';
import { loadEnvFile } from '../src/cli/env-file.ts';
import { openEngineOrExit } from '../src/cli/knowledge-or-exit.ts';
import { loadConfig } from '../src/config/load.ts';
import { commandOf } from '../src/core/programs.ts';
import { BackchannelError } from '../src/errors.ts';
import { describeError, StoreError } from '../src/store/failure.ts';
import { describeLocation, locate } from '../src/store/location.ts';
import { createStore } from '../src/store/store.ts';
import type { Target } from './review/accept.ts';
import { interview } from './review/interview.ts';
import { createReviewService, type ReviewService } from './review/review-service.ts';
import { type Grounds, showAccepted, showGroup, showNothing } from './review/show.ts';

const USAGE = `Usage: ${commandOf('review', '[options]')}
  without options   goes through the groups (on a terminal), or lists them
  --json            prints the groups as a JSON array (npm adds lines of its own without --silent)
  --accept GROUP --entry ID      writes the group's phrasings to an entry
  --accept GROUP --gap ID        … to a gap
  --accept GROUP --new [entry]   … to a new gap, or a new entry drafted from the nearest
  --accept GROUP --small-talk ID, --off-topic or --chatter
                                 … to what is no question about the story
  --ignore GROUP                 does not show it again
  --phrasing TEXT   writes this instead; needed where words are masked
  --anyway          writes it although it takes known questions away from others
  --knowledge DIR   another folder (or KNOWLEDGE_DIR in the environment)

Drafts stay out of the bot until they are finished and their line "draft: true" is taken out.
`;

/** Nobody waits for an answer here: a slow database is given time. */
const PATIENCE_MS = 10_000;

/** The command line cannot be followed. */
class UsageError extends BackchannelError {}

function readArguments() {
  try {
    const { values, positionals } = parseArgs({
      options: {
        json: { type: 'boolean', default: false },
        accept: { type: 'string' },
        entry: { type: 'string' },
        gap: { type: 'string' },
        new: { type: 'boolean', default: false },
        ignore: { type: 'string' },
        phrasing: { type: 'string' },
        anyway: { type: 'boolean', default: false },
        'small-talk': { type: 'string' },
        'off-topic': { type: 'boolean', default: false },
        chatter: { type: 'boolean', default: false },
        knowledge: { type: 'string' },
        help: { type: 'boolean', short: 'h', default: false },
      },
      allowPositionals: true,
    });
    return { ...values, draft: positionals };
  } catch (error) {
    throw new UsageError('review.usage', describeArgumentError(error));
  }
}

type Arguments = ReturnType<typeof readArguments>;

function targetOf(args: Arguments): Target {
  const { entry, gap, new: draft, draft: words, 'small-talk': talk } = args;
  const targets: Target[] = [];
  if (entry !== undefined) targets.push({ to: 'entry', id: entry });
  if (gap !== undefined) targets.push({ to: 'gap', id: gap });
  if (talk !== undefined) targets.push({ to: 'small-talk', id: talk });
  if (args['off-topic']) targets.push({ to: 'off-topic' });
  if (args.chatter) targets.push({ to: 'chatter' });
  if (draft) targets.push({ to: words[0] === 'entry' ? 'new-entry' : 'new-gap' });
  const [target, another] = targets;
  if (target === undefined || another !== undefined)
    throw new UsageError(
      'review.usage',
      '--accept needs one of --entry ID, --gap ID, --new, --small-talk ID, --off-topic and --chatter.',
    );
  if (draft && (words.length > 1 || !['entry', 'gap', undefined].includes(words[0])))
    throw new UsageError('review.usage', '--new takes nothing, gap or entry.');
  return target;
}

/** Does what the command line says, and prints to standard output. */
async function run(
  review: ReviewService,
  args: Arguments,
  grounds: Omit<Grounds, 'questions' | 'drafts'>,
): Promise<void> {
  const nothing = async () =>
    showNothing({ ...grounds, questions: await review.questions(), drafts: review.drafts() });
  if (args.accept !== undefined) {
    const { accept, phrasing, anyway } = args;
    console.log(showAccepted(await review.accept(accept, targetOf(args), { phrasing, anyway })));
    return;
  }
  if (args.ignore !== undefined) {
    const { question } = await review.ignore(args.ignore);
    console.log(`It will not be shown again: ${question}`);
    return;
  }
  if (args.json) {
    console.log(JSON.stringify(await review.groups(), null, 2));
    return;
  }
  if (process.stdin.isTTY && process.stdout.isTTY) {
    const terminal = createInterface({ input: process.stdin, output: process.stdout });
    await interview(review, terminal, (text) => console.log(text), nothing);
    terminal.close();
    return;
  }
  const groups = await review.groups();
  console.log(
    groups.length === 0
      ? await nothing()
      : groups.map((group) => showGroup(group, review.titleOf)).join('\n\n'),
  );
}

async function main(): Promise<void> {
  const args = readArguments();
  if (args.help) {
    console.log(USAGE);
    return;
  }
  if (args.accept !== undefined) targetOf(args);
  loadEnvFile();
  const config = loadConfig(process.env, platforms);
  const dir = args.knowledge ?? config.knowledgeDir;
  const location = locate(config.store.databaseUrl, config.store.dataDir);
  console.error(`Knowledge: ${resolve(dir)}\nStore: ${describeLocation(location)}`);
  const engine = await openEngineOrExit(dir);
  const quiet = { info() {}, warn() {}, error() {} };
  const store = createStore({ location, log: quiet, patience: PATIENCE_MS, connections: 1, mustExist: true });
  try {
    await store.start();
    if (!store.available()) throw new StoreError('unreachable', store.health().detail);
    const { reviewMinCount: minCount, days, keep } = config.questionLog;
    const review = createReviewService({ store, engine, dir, minCount, days, clock: Date.now });
    await run(review, args, { questionLog: keep, minCount, days });
  } catch (error) {
    if (error instanceof BackchannelError) throw error;
    throw new Error(`The review failed on ${describeLocation(location)}: ${describeError(error)}`, {
      cause: error,
    });
  } finally {
    await store.stop();
  }
}

try {
  await main();
} catch (error) {
  const { message } = error as Error;
  console.error(error instanceof UsageError ? `${message}\n\n${USAGE}` : message);
  if (!(error instanceof BackchannelError) && process.env['LOG_LEVEL'] === 'debug') console.error(error);
  process.exitCode = error instanceof UsageError ? 2 : 1;
}
