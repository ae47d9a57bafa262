/**
 * `npm run bench:lengths`: how long the longest messages take, whatever they are made of. What is read once takes
 * milliseconds; what is read again and again, seconds. Ends with 1 above the bar.
 */
import { encodeEdit } from '../src/adapters/discord/encode.ts';
import { encode as encodeForSlack } from '../src/adapters/slack/encode.ts';
import { openEngineOrExit } from '../src/cli/knowledge-or-exit.ts';
import { createAnswerer } from '../src/core/answerer.ts';
import type { Invocation, MessageContext } from '../src/core/invocation.ts';
import { createRouter } from '../src/core/router.ts';
import { createLog } from '../src/observability/log.ts';
import { maskQuestion } from '../src/persistence/mask.ts';
import { SLOW } from '../test/security/hostile.ts';
import { NASTY } from '../test/text/strings.ts';

/** Milliseconds that anything may take, on a machine with other work to do. */
const BAR_MS = 100;

const RUNS = 3;

const context: MessageContext = {
  platform: 'bench',
  conversation: 'c',
  person: 'p',
  workspace: 'w',
  channel: 'c',
  direct: false,
  canManage: () => true,
  locale: null,
};

/** Long texts, bare, behind a word, before one, and on both sides; and what else strangers have typed. */
const TEXTS = [
  ...SLOW.flatMap((run) => [run, `who${run}`, `${run}who talks`, `"${run}who${run}x${run}`]),
  ...Object.values(NASTY),
];

const engine = await openEngineOrExit(process.argv[2] ?? 'knowledge');
const core = createRouter({
  engine: () => engine,
  persistence: null,
  log: createLog({ level: 'silent', secrets: [] }),
  now: Date.now,
});
const answerer = createAnswerer(engine);
const [entry = ''] = engine.knowledge.entries.keys();

const used = (name: string, options: Record<string, string>): Invocation => ({
  type: 'command',
  name,
  options,
  context,
});
const said = (text: string): Invocation => ({ type: 'message', text, mode: 'direct', context });

/** All ways for a text into the bot, and out of it again. */
const WAYS: Readonly<Record<string, (text: string) => unknown>> = {
  message: (text) => core.dispatch(said(text)),
  'overheard message': (text) => answerer.ask(text, { mode: 'ambient' }),
  'typed command': (text) => core.dispatch(said(`/${text}`)),
  '/ask': (text) => core.dispatch(used('ask', { question: text })),
  '/explain': async (text) => {
    const reply = await core.dispatch(used('explain', { topic: text }));
    encodeEdit(reply);
    encodeForSlack(reply, 'key');
  },
  '/about': (text) => core.dispatch(used('about', { subject: text })),
  'command name': (text) => core.dispatch(used(text, {})),
  'button id': (text) => core.dispatch({ type: 'action', id: text, question: null, reply: null, context }),
  'why button': (text) =>
    core.dispatch({ type: 'action', id: `why:${entry}`, question: text, reply: null, context }),
  completion: (text) => core.complete('explain', 'topic', text),
  'question log': (text) => maskQuestion(text, () => false),
};

/** Milliseconds of the fastest run: what the work takes, not what else the machine does meanwhile. */
async function fastest(work: () => unknown): Promise<number> {
  let best = Number.POSITIVE_INFINITY;
  for (let run = 0; run < RUNS; run++) {
    const began = performance.now();
    await work();
    best = Math.min(best, performance.now() - began);
  }
  return best;
}

for (const [way, take] of Object.entries(WAYS)) {
  let [worst, of] = [0, ''];
  for (const text of TEXTS) {
    const took = await fastest(() => take(text));
    if (took > worst) [worst, of] = [took, text];
  }
  const sample = JSON.stringify(of.slice(0, 12));
  console.log(`${way.padEnd(20)}${worst.toFixed(1).padStart(8)} ms at worst, by ${of.length} of ${sample}`);
  if (worst > BAR_MS) process.exitCode = 1;
}
if (process.exitCode === 1) console.error(`Above the bar of ${BAR_MS} ms.`);
