/**
 * `npm run rehearse -- discord|slack`: a stand-in for the platform on this machine, for whoever wants to see a whole bot
 * start, answer, correct itself and stop before there are tokens. Nothing leaves the machine.
 */
import { createInterface } from 'node:readline';
import { STAGES } from './rehearsal/stages.ts';

const LOOK_MS = 100;

const [name = ''] = process.argv.slice(2);
const open = Object.hasOwn(STAGES, name) ? STAGES[name] : undefined;
if (open === undefined) {
  process.stderr.write(`Usage: npm run rehearse -- ${Object.keys(STAGES).join('|')}\n`);
  process.exit(2);
}
const stage = await open();
const say = (line: string): void => void process.stdout.write(`${line}\n`);

const variables = Object.entries(stage.env).map(([variable, value]) => `${variable}=${value}`);
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
