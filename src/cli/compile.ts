/**
 * Compiles the shipped knowledge ahead of the first start, which is quick then. Runs after `npm ci`; when it
 * cannot, nothing is lost: the first start compiles, and says what is wrong with the knowledge if anything is.
 */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { commandOf } from '../core/programs.ts';
import { KnowledgeError, openEngine } from '../engine/open.ts';
import { compileTranslations } from '../engine/translations.ts';
import { knowledgeFolder } from './knowledge-program.ts';

const folder = knowledgeFolder();
try {
  await compileTranslations(folder, await openEngine(folder));
} catch (error) {
  if (!(error instanceof KnowledgeError)) throw error;
  process.stderr.write(
    existsSync(folder)
      ? `${resolve(folder)}: ${error.message} To see them: ${commandOf('check', `--knowledge ${folder}`)}\n`
      : `There is no folder ${resolve(folder)}, so nothing was compiled. Set KNOWLEDGE_DIR to the story's folder.\n`,
  );
}
