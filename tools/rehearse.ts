/**
 * `npm run rehearse -- discord|slack`: a stand-in for the platform on this machine, for whoever wants to see a whole bot
 * start, answer, correct itself and stop before there are tokens. Nothing leaves the machine.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { describeArgumentError } from '../src/cli/argument-error.ts';
import { STAGES } from './rehearsal/stages.ts';

const LOOK_MS = 100;

const USAGE = `Usage: npm run rehearse -- ${Object.keys(STAGES).join('|')}

Opens a stand-in for the platform on this machine, and prints the variables with which to start a bot beside it, in
another terminal: with a folder of its own for its data, which is removed at the end, and any free port for health and
metrics, which it names. What you type here is asked of the bot; what it says, changes and takes away is shown. The stand-in
outlives the bot, so that a restart can be seen from outside. Ctrl+D ends. Nothing leaves the machine.

  -h, --help   this text
`;

/** Ends the process with the usage: on standard output where somebody asked for it, else behind what is wrong. */
function endWithUsage(wrong?: string): never {
  if (wrong === undefined) process.stdout.write(USAGE);
  else process.stderr.write(`${wrong}\n${USAGE}`);
  process.exit(wrong === undefined ? 0 : 2);
}

function readStage() {
  try {
    const options = { help: { type: 'boolean', short: 'h', default: false } } as const;
    const { values, positionals } = parseArgs({ allowPositionals: true, options });
    if (values.help) endWithUsage();
    return positionals.length === 1 ? STAGES[positionals[0] ?? ''] : undefined;
  } catch (error) {
    return endWithUsage(describeArgumentError(error));
  }
}

const open = readStage() ?? endWithUsage(`Name one platform: ${Object.keys(STAGES).join(' or ')}.`);
const stage = await open();
const say = (line: string): void => void process.stdout.write(`${line}\n`);

/** Whatever the `.env` names beside the bot, its data is left alone. */
const dataDir = mkdtempSync(join(tmpdir(), 'backchannel-rehearsal-'));
process.once('exit', () => rmSync(dataDir, { recursive: true, force: true, maxRetries: 3 }));
process.once('SIGINT', () => process.exit(130));
process.once('SIGTERM', () => process.exit(143));

const env = { ...stage.env, DATABASE_URL: '', DATA_DIR: dataDir, HTTP_PORT: '0' };
const variables = Object.entries(env).map(([variable, value]) => `${variable}=${value}`);
say('A stand-in listens on this machine. Start a bot beside it, in another terminal:');
say(`  ${variables.join(' ')} npm start`);
say('Type what somebody asks the bot. What it says, changes and takes away is shown. Ctrl+D ends.');

const seen = new Map<string, string>();

function show(label: string, text: string): void {
  say(`${label}: ${text.trim().replaceAll('\n', '\n  ')}`);
}

function look(): void {
  const standing = new Map(stage.standing().map(({ id, text }) => [id, text]));
  for (const [id, text] of standing) {
    const before = seen.get(id);
    if (before === text) continue;
    show(before === undefined ? 'bot' : 'bot, changed', text);
    seen.set(id, text);
  }
  for (const [id, text] of [...seen])
    if (!standing.has(id)) {
      show('bot, taken away', text);
      seen.delete(id);
    }
}

const looking = setInterval(look, LOOK_MS);
for await (const line of createInterface({ input: process.stdin }))
  if (line.trim() !== '') stage.ask(line.trim());
clearInterval(looking);
look();
await stage.close();
