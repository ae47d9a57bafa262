/**
 * `npm run --silent ask -- "question"` prints one reply; with `--jsonl` it answers JSON Lines from standard input,
 * one line each, in order, in constant memory. `--knowledge DIR` answers from another folder.
 */
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { type Answerer, createAnswerer } from '../core/answerer.ts';
import { commandFromText } from '../core/command-text.ts';
import { about, explain, help, whatsNext } from '../core/commands.ts';
import { plainText } from '../core/plain.ts';
import type { Reply } from '../core/reply.ts';
import { createTopicFinder, type TopicFinder } from '../core/topics.ts';
import type { Engine } from '../engine/engine.ts';
import { openEngineOrExit } from './knowledge-or-exit.ts';

const USAGE = `Usage:
  npm run --silent ask -- "your question" [--knowledge DIR]
  npm run --silent ask -- --jsonl [--knowledge DIR] < questions.jsonl
`;

interface JsonlReply {
  readonly id: string;
  readonly kind: Reply['kind'];
  readonly reason: Reply['reason'];
  readonly entry: string | null;
  readonly facts: readonly string[];
  readonly confidence: number;
  readonly suggestions: readonly { readonly entry: string; readonly facts: readonly string[] }[];
  readonly text: string;
}

interface JsonlFault {
  readonly id: string | null;
  readonly error: string;
}

function toJson(id: string, reply: Reply): JsonlReply {
  return {
    id,
    kind: reply.kind,
    reason: reply.reason,
    entry: reply.entry,
    facts: reply.facts,
    confidence: Number(reply.confidence.toFixed(4)),
    suggestions: reply.suggestions.map(({ entry, facts }) => ({ entry, facts })),
    text: plainText(reply),
  };
}

function answerLine(
  line: string,
  ask: (text: string, mode: 'direct' | 'ambient') => Reply,
): JsonlReply | JsonlFault {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return { id: null, error: 'This line is no JSON.' };
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return { id: null, error: 'This line is no JSON object.' };
  const { id, text, mode } = value as { id?: unknown; text?: unknown; mode?: unknown };
  const knownId = typeof id === 'string' ? id : typeof id === 'number' ? String(id) : null;
  if (typeof text !== 'string') return { id: knownId, error: 'This line has no string "text".' };
  if (mode !== undefined && mode !== 'direct' && mode !== 'ambient')
    return { id: knownId, error: '"mode" must be "direct" or "ambient".' };
  return toJson(knownId ?? '', ask(text, mode ?? 'direct'));
}

/** What is asked here is answered as in chat; of the typed commands those that need no memory are known. */
function asker(engine: Engine): (text: string, mode: 'direct' | 'ambient') => Reply {
  const answerer: Answerer = createAnswerer(engine);
  // Only /explain needs it, and making it takes time at every start.
  let finder: TopicFinder | undefined;
  return (text, mode) => {
    const typed = mode === 'direct' ? commandFromText(text) : null;
    switch (typed?.name) {
      case 'explain':
        finder ??= createTopicFinder(engine.knowledge);
        return explain(engine.knowledge, answerer, finder, String(typed.options['topic'] ?? ''));
      case 'whats-next':
        return whatsNext(engine.knowledge);
      case 'about':
        return about(engine.knowledge);
      case 'help':
        return help(engine.knowledge);
      default:
        return answerer.ask(String(typed?.options['question'] ?? text), { mode });
    }
  };
}

async function answerLines(ask: ReturnType<typeof asker>): Promise<boolean> {
  let faultless = true;
  // A slow reader must slow us down, or a million answers would pile up in memory.
  let room: Promise<void> = Promise.resolve();
  process.stdout.on('error', () => process.exit(1));
  for await (const line of createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
    await room;
    const answer = answerLine(line, ask);
    if ('error' in answer) faultless = false;
    if (!process.stdout.write(`${JSON.stringify(answer)}\n`))
      room = new Promise((resolve) => process.stdout.once('drain', resolve));
  }
  return faultless;
}

async function main(): Promise<number> {
  let parsed: ReturnType<typeof parse>;
  try {
    parsed = parse();
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n${USAGE}`);
    return 2;
  }
  const { values, positionals } = parsed;
  const question = positionals.join(' ').trim();
  if (!values.jsonl && question === '') {
    process.stderr.write(USAGE);
    return 2;
  }
  const ask = asker(await openEngineOrExit(values.knowledge));
  if (values.jsonl) return (await answerLines(ask)) ? 0 : 1;
  process.stdout.write(`${plainText(ask(question, 'direct'))}\n`);
  return 0;
}

function parse() {
  return parseArgs({
    allowPositionals: true,
    options: {
      jsonl: { type: 'boolean', default: false },
      knowledge: { type: 'string', default: process.env['KNOWLEDGE_DIR'] || 'knowledge' },
    },
  });
}

process.exitCode = await main();
if (process.env['BACKCHANNEL_REPORT_PEAK'])
  process.stderr.write(`peak_kb=${process.resourceUsage().maxRSS}\n`);
