/** Measures one contender at one size, for `npm run bench`; prints its row as JSON. */

import { openEngineOrExit } from '../src/cli/knowledge-or-exit.ts';
import { CONTENDERS, type Contender, measureContender } from './evaluation/contenders.ts';
import { readQuestions } from './evaluation/questions.ts';

const [engine = '', size = '0'] = process.argv.slice(2);
if (!CONTENDERS.includes(engine as Contender)) throw new Error(`no contender "${engine}"`);
const { knowledge } = await openEngineOrExit(process.env['KNOWLEDGE_DIR'] || 'knowledge');
const questions = readQuestions('test/questions/dev.jsonl');
process.stdout.write(
  JSON.stringify(await measureContender(engine as Contender, knowledge, questions, Number(size))),
);
