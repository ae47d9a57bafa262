/**
 * Compiles the knowledge ahead of the first start, which is quick then. Runs after `npm ci`, which goes on when it
 * fails: nothing is lost, since the first start compiles, and says what is wrong with the knowledge if anything is.
 */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { commandOf } from '../core/programs.ts';
import { compileAll } from '../engine/compile.ts';
import { KnowledgeError } from '../engine/open.ts';
import { folderOrExit } from './knowledge-or-exit.ts';
import { KNOWLEDGE_OPTIONS, readCommandLine } from './knowledge-program.ts';

const USAGE = `
Usage: ${commandOf('compile', '[options]')}

Compiles a story and its translations ahead of the bot's start, which is quick then. Faults end it with 1.

`;

const say = (line: string): void => void process.stdout.write(`${line}\n`);

const { dir } = readCommandLine(USAGE, () => parseArgs({ options: KNOWLEDGE_OPTIONS }));
folderOrExit(dir);
try {
  await compileAll(dir, {
    onRead: () => say(`Compiling the story in ${dir}, which takes some ten seconds with its translations`),
    onTranslation: (code) => say(`Compiled its translation: ${code}`),
  });
} catch (error) {
  if (!(error instanceof KnowledgeError)) throw error;
  process.stderr.write(
    `${resolve(dir)}: ${error.message} To see them: ${commandOf('check', `--knowledge ${dir}`)}\n`,
  );
  process.exitCode = 1;
}
