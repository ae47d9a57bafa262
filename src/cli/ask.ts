/**
 * `npm run --silent ask -- "question"` prints one reply; with `--jsonl` it answers JSON Lines from standard input,
 * one line each, in order, in constant memory. `--file FILE` answers the questions of a plain text, one a line, for
 * whoever reads them. `--knowledge DIR` answers from another folder.
 */
import { once } from 'node:events';
import { closeSync, createReadStream, openSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { traits as terminal } from '../adapters/terminal/traits.ts';
import { plainText } from '../core/plain.ts';
import { commandOf } from '../core/programs.ts';
import type { Reply } from '../core/reply.ts';
import { createSingleQuestions, type SingleQuestions } from '../core/single-questions.ts';
import { compileTranslations } from '../engine/compile-translations.ts';
import { openLanguages } from '../lifecycle/open-languages.ts';
import { openEngineOrExit } from './knowledge-or-exit.ts';
import { KNOWLEDGE_OPTIONS, readCommandLine } from './knowledge-program.ts';

const USAGE = `
Usage: ${commandOf('ask', '"your question"', { silent: true })}
       ${commandOf('ask', '--file questions.txt', { silent: true })}
       ${commandOf('ask', '--jsonl < questions.jsonl', { silent: true })}

Answers one question, each line of a text, or each line of JSON Lines on standard input, in order.

  --lang CODE       the reader's language, for messages that tell too little of their own
  --file FILE       read a question a line, empty lines left out, and print each with its reply and where that is from:
                    the entry or the gap, or that there is none
  --brief           with --file: a line for each question, with the entry that answers, "not said" and the gap, "closest" and
                    the entry whose facts come closest, or "refused" and why, and with the first words of the reply
  --jsonl           read {"id", "text", "mode"?, "conversation"?, "locale"?} a line, and print one line for each
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
  /** The language of the text. */
  readonly lang: string;
}

interface JsonlFault {
  readonly id: string | null;
  readonly error: string;
}

/** What answers, and the language that it speaks where a reply is in no other. */
interface Asked {
  readonly ask: SingleQuestions;
  readonly own: string;
}

function toJson(id: string, reply: Reply, own: string): JsonlReply {
  // What is stated as the closest is the first of the readings.
  const offered = [...(reply.closest === null ? [] : [reply.closest]), ...reply.suggestions].slice(0, 3);
  return {
    id,
    kind: reply.kind,
    reason: reply.reason,
    entry: reply.entry,
    facts: reply.facts,
    confidence: Number(reply.confidence.toFixed(4)),
    suggestions: offered.map(({ entry, facts }) => ({ entry, facts })),
    text: plainText(reply),
    lang: reply.language ?? own,
  };
}

async function answerLine(line: string, { ask, own }: Asked): Promise<JsonlReply | JsonlFault> {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return { id: null, error: 'This line is no JSON.' };
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return { id: null, error: 'This line is no JSON object.' };
  const { id, text, mode, conversation, locale } = value as Record<string, unknown>;
  const knownId = typeof id === 'string' ? id : typeof id === 'number' ? String(id) : null;
  if (typeof text !== 'string') return { id: knownId, error: 'This line has no string "text".' };
  if (mode !== undefined && mode !== 'direct' && mode !== 'ambient')
    return { id: knownId, error: '"mode" must be "direct" or "ambient".' };
  if (conversation != null && typeof conversation !== 'string')
    return { id: knownId, error: '"conversation" must be a string.' };
  if (locale != null && typeof locale !== 'string')
    return { id: knownId, error: '"locale" must be a string.' };
  const reply = await ask(text, mode ?? 'direct', conversation ?? null, locale ?? undefined);
  return toJson(knownId ?? '', reply, own);
}

/** What a reply is, and by what it was given: for whoever looks through many. */
function originOf({ kind, entry, gap, closest, reason }: Reply): string {
  if (closest !== null) return `closest: ${closest.entry}`;
  if (gap !== null) return `not said: ${gap}`;
  const what = kind === 'no-answer' ? 'refused' : kind;
  const named = entry ?? reason;
  return `${what}${named === null ? '' : `: ${named}`}`;
}

/** As much of a reply as fits beside its question. */
const MOST_BESIDE = 80;

const inFull = (question: string, reply: Reply): string =>
  `> ${question}\n[${originOf(reply)}]\n${plainText(reply)}\n\n`;

function inBrief(question: string, reply: Reply): string {
  const said = reply.body.replace(/\s+/g, ' ');
  const shown = said.length > MOST_BESIDE ? `${said.slice(0, MOST_BESIDE - 1)}…` : said;
  return `${question}\t[${originOf(reply)}]\t${shown}\n`;
}

/**
 * Answers the questions of a text, each on a line of its own.
 *
 * @param isBrief Each reply in a line, its columns divided by tabs.
 */
async function answerFile(file: string, { ask }: Asked, isBrief: boolean): Promise<boolean> {
  let descriptor: number;
  try {
    descriptor = openSync(file, 'r');
  } catch (error) {
    process.stderr.write(`${file} cannot be read: ${error instanceof Error ? error.message : error}\n`);
    return false;
  }
  const input = createReadStream('', { fd: descriptor, autoClose: false });
  try {
    for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
      const question = line.replace(/^\uFEFF/, '').trim();
      if (question === '') continue;
      const reply = await ask(question, 'direct', null);
      const said = isBrief ? inBrief(question, reply) : inFull(question, reply);
      // A slow reader must slow us down.
      if (!process.stdout.write(said)) await once(process.stdout, 'drain');
    }
    return true;
  } catch (error) {
    // A folder can be opened and not read; what else goes wrong is no fault of the file.
    if (!(error instanceof Error && 'syscall' in error)) throw error;
    process.stderr.write(`${file} cannot be read: ${error instanceof Error ? error.message : error}\n`);
    return false;
  } finally {
    closeSync(descriptor);
  }
}

async function answerLines(asked: Asked): Promise<boolean> {
  let faultless = true;
  // A slow reader must slow us down, or a million answers would pile up in memory.
  let room: Promise<void> = Promise.resolve();
  for await (const line of createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
    await room;
    const answer = await answerLine(line, asked);
    if ('error' in answer) faultless = false;
    if (!process.stdout.write(`${JSON.stringify(answer)}\n`))
      room = new Promise((resolve) => process.stdout.once('drain', resolve));
  }
  return faultless;
}

async function main(): Promise<number> {
  const { values, positionals, dir } = readCommandLine(USAGE, () =>
    parseArgs({
      allowPositionals: true,
      options: {
        ...KNOWLEDGE_OPTIONS,
        jsonl: { type: 'boolean', default: false },
        file: { type: 'string' },
        brief: { type: 'boolean', default: false },
        lang: { type: 'string' },
      },
    }),
  );
  const question = positionals.join(' ').trim();
  const ways = [values.jsonl, values.file !== undefined, question !== ''];
  if (ways.filter(Boolean).length !== 1 || (values.brief && values.file === undefined)) {
    process.stderr.write(USAGE.trimStart());
    return 2;
  }
  const engine = await openEngineOrExit(dir);
  const languages = await openLanguages(dir, engine, () => compileTranslations(dir, engine));
  const ask = createSingleQuestions(engine, terminal, undefined, { languages, locale: values.lang ?? null });
  const asked = { ask, own: engine.knowledge.language.code };
  if (values.jsonl) return (await answerLines(asked)) ? 0 : 1;
  if (values.file !== undefined) return (await answerFile(values.file, asked, values.brief)) ? 0 : 1;
  process.stdout.write(`${plainText(await ask(question, 'direct', null))}\n`);
  return 0;
}

process.exitCode = await main();
if (process.env['BACKCHANNEL_REPORT_PEAK'])
  process.stderr.write(`peak_kb=${process.resourceUsage().maxRSS}\n`);
