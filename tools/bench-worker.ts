/** Measures one contender at one size, for `npm run bench`; prints its row as JSON. */

import { openEngineOrExit } from '../src/cli/knowledge-or-exit.ts';
import { CONTENDERS, measureContender } from './evaluation/contenders.ts';
import { readLabelledOrExit } from './evaluation/questions.ts';

const [dir = '', labelled = '', named = '', size = '0'] = process.argv.slice(2);
const contender = CONTENDERS.find((one) => one === named);
if (contender === undefined) throw new Error(`no contender "${named}"`);
const { knowledge } = await openEngineOrExit(dir);
const { questions } = readLabelledOrExit(labelled, knowledge);
process.stdout.write(JSON.stringify(await measureContender(contender, knowledge, questions, Number(size))));
