/** `npm run new -- DIR`: makes the folder of a new story, of five answers or of a text, so that it passes the check. */
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { parseArgs } from 'node:util';
import { askEditor } from '../authoring/ask-editor.ts';
import { folderId } from '../authoring/ids.ts';
import { ImportError } from '../authoring/import-error.ts';
import { type Found, NOTHING_FOUND } from '../authoring/plan.ts';
import { readSourceFile, readSourceText, type SourceForm } from '../authoring/read-source.ts';
import { setAsideFaulty } from '../authoring/set-aside.ts';
import { storyFiles } from '../authoring/story-files.ts';
import { commandOf } from '../core/programs.ts';
import { DEFAULT_LANGUAGE } from '../knowledge/language-folder.ts';
import { loadKnowledge } from '../knowledge/load.ts';
import { readLanguage } from '../knowledge/read-language.ts';
import { formatIssue, type ValidationIssue } from '../knowledge/validation-issue.ts';
import { checkGrounding, checkWording } from '../knowledge/wording/check.ts';
import { describeArgumentError } from './argument-error.ts';
import { endWithReader } from './closed-pipe.ts';

const USAGE = `Usage: ${commandOf('new', 'DIR [options]')}

Makes the folder DIR for a new story. Asks five questions, or takes their answers from the options:

  --from FILE     an article as text or Markdown: its sections, and its sentences as facts to be worded;
                  or a FAQ as Markdown, CSV or JSON: questions with answers and ways to ask
  --as FORM       article or faq, where FILE is taken for the other
  --title TEXT    the title of the source
  --kind NOUN     what the bot calls it: article, page, handbook …
  --link LINK     where it can be read
  --date TEXT     when it is from, in words
  --subject TEXT  what it is about, to stand after "I explain …"
  --contact TEXT  how people can reach you
  -h, --help      this text
`;

/** Ends the process with a word to whoever typed the command. */
function endWith(message: string, code: number): never {
  process.stderr.write(`${message}\n`);
  process.exit(code);
}

function readArguments() {
  try {
    const text = { type: 'string' } as const;
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        ...{ from: text, as: text, title: text, kind: text, link: text, date: text },
        ...{ subject: text, contact: text },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
    return { ...values, positionals };
  } catch (error) {
    return endWith(`${describeArgumentError(error)}\n\n${USAGE}`, 2);
  }
}

function formOf(named: string | undefined): SourceForm | undefined {
  if (named === undefined || named === 'article' || named === 'faq') return named;
  return endWith(`--as must be article or faq.\n\n${USAGE}`, 2);
}

function foundIn(file: string | undefined, form: SourceForm | undefined): Found {
  if (file === undefined) return NOTHING_FOUND;
  try {
    return readSourceFile(file, readSourceText(file), form);
  } catch (error) {
    if (error instanceof ImportError) return endWith(`${file}: ${error.message}`, 1);
    return endWith(`${file} cannot be read: ${error instanceof Error ? error.message : error}`, 1);
  }
}

/** Asks at the terminal, or reads the lines of a pipe; when they end, nothing more is answered. */
function createAsk() {
  const lines = createInterface({ input: process.stdin });
  const read = lines[Symbol.asyncIterator]();
  return {
    close: () => lines.close(),
    async ask(question: string): Promise<string> {
      process.stderr.write(question);
      const { value, done } = await read.next();
      if (!process.stdin.isTTY) process.stderr.write('\n');
      return done ? '' : value;
    },
  };
}

/** All that would make the bot say what is not so, without training. */
function faultsIn(dir: string): readonly ValidationIssue[] {
  const { knowledge, faults, locate } = loadKnowledge(dir);
  if (knowledge === null || faults.length > 0) return faults;
  return [...checkGrounding(knowledge, locate), ...checkWording(knowledge, locate).faults];
}

endWithReader();
const given = readArguments();
const [dir, ...others] = given.positionals;
if (given.help) {
  process.stdout.write(USAGE);
  process.exit(0);
}
if (dir === undefined || dir === '' || others.length > 0) endWith(USAGE, 2);
process.stderr.write(`Knowledge: ${dir}\n`);
const place = statSync(dir, { throwIfNoEntry: false });
if (place !== undefined && !place.isDirectory()) endWith(`${dir} is no folder: name another.`, 1);
if (place !== undefined && readdirSync(dir).length > 0)
  endWith(`${dir} is not empty, and nothing in it is overwritten: name another folder.`, 1);
const found = foundIn(given.from, formOf(given.as));
const language = readLanguage(DEFAULT_LANGUAGE, [])?.language;
if (language === undefined) endWith('The folder "languages", which belongs to the engine, is damaged.', 1);

const name = basename(resolve(dir)).replaceAll(/[-_]+/g, ' ');
const terminal = createAsk();
const source = await askEditor(
  given,
  { title: found.title ?? name, date: found.date },
  language.wording,
  terminal.ask,
);
terminal.close();

const files = storyFiles(folderId(name), source, found, {
  values: language.values,
  functionWords: language.words.functionWords,
});
try {
  for (const { path, text } of files) {
    mkdirSync(dirname(join(dir, path)), { recursive: true });
    writeFileSync(join(dir, path), text);
  }
} catch (error) {
  endWith(`${dir} cannot be written: ${error instanceof Error ? error.message : error}`, 1);
}
const left = setAsideFaulty(
  () => faultsIn(dir),
  (file) => readFileSync(file, 'utf8'),
  (file, text) => writeFileSync(file, text),
);
for (const fault of left) console.error(formatIssue(fault));
const { knowledge, drafts } = loadKnowledge(dir);
console.log(
  [
    `Written: ${files.map(({ path }) => path).join(', ')}.`,
    `${knowledge?.entries.size ?? 0} questions can be answered; ${drafts.length} drafts are to be finished, and stay out until then.`,
    'Next:',
    `  finish drafts in ${join(dir, 'facts.yaml')} and ${join(dir, 'faq')}: write what is empty, then take "draft: true" out`,
    `  ${commandOf('check', `--knowledge ${dir} --report`)}`,
    `  ${commandOf('start', `--knowledge ${dir}`)}`,
  ].join('\n'),
);
if (left.length > 0) process.exitCode = 1;
