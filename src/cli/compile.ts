/**
 * Compiles the shipped knowledge ahead of the first start, which is quick then. Runs after `npm ci`; when it
 * cannot, nothing is lost: the first start compiles, and says what is wrong with the knowledge if anything is.
 */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { commandOf } from '../core/programs.ts';
import { KnowledgeError, openCompiled, openEngine } from '../engine/open.ts';
import { compileTranslations } from '../engine/translations.ts';
import { knowledgeFolder } from './knowledge-program.ts';

const say = (line: string): void => void process.stdout.write(`${line}\n`);

const folder = knowledgeFolder();
try {
  if (openCompiled(folder) === null)
    say(`Compiling the story in ${folder}, which takes some ten seconds or more`);
  const story = await openEngine(folder);
  await compileTranslations(folder, story, (code) => say(`Compiling its translation: ${code}`));
} catch (error) {
  if (!(error instanceof KnowledgeError)) throw error;
  process.stderr.write(
    existsSync(folder)
      ? `${resolve(folder)}: ${error.message} To see them: ${commandOf('check', `--knowledge ${folder}`)}\n`
      : `There is no folder ${resolve(folder)}, so nothing was compiled. Set KNOWLEDGE_DIR to the story's folder.\n`,
  );
}
