/**
 * Compiles the shipped knowledge ahead of the first start, which is quick then. Runs after `npm ci`; when it
 * cannot, nothing is lost: the first start compiles, and says what is wrong with the knowledge if anything is.
 */
import { KnowledgeError, openEngine } from '../engine/open.ts';
import { compileTranslations } from '../engine/translations.ts';
import { knowledgeFolder } from './knowledge-program.ts';

try {
  const folder = knowledgeFolder();
  await compileTranslations(folder, await openEngine(folder));
} catch (error) {
  if (!(error instanceof KnowledgeError)) throw error;
  process.stderr.write(`${error.message} To see them: npm run check\n`);
}
