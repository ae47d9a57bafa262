/** `npm run fit`: fits the gates on the whole labelled set and writes src/search/calibration.ts. */
import { writeFileSync } from 'node:fs';
import { openEngine } from '../src/engine/open.ts';
import { matchLabelled } from './evaluation/cross-validate.ts';
import { fitCalibration } from './evaluation/fit.ts';
import { matchOutOfFold } from './evaluation/out-of-fold.ts';
import { readJsonLines, readQuestions } from './evaluation/questions.ts';
import { type Conversation, matchFollowUps } from './evaluation/sets.ts';

const QUESTIONS = 'test/questions/dev.jsonl';
const DIALOGUES = 'test/questions/dialogues.jsonl';
const TARGET = 'src/decision/calibration.ts';

const round = (_key: string, value: unknown) =>
  typeof value === 'number' ? Number(value.toPrecision(5)) : value;

const engine = await openEngine(process.env['KNOWLEDGE_DIR'] || 'knowledge');
const calibration = fitCalibration(
  matchLabelled(engine, readQuestions(QUESTIONS)),
  matchOutOfFold(engine.knowledge),
  matchFollowUps(engine, readJsonLines<Conversation>(DIALOGUES)),
);
writeFileSync(
  TARGET,
  `// Written by \`npm run fit\`. Do not edit by hand.
import type { Calibration } from './decide.ts';

export const calibration: Calibration = ${JSON.stringify(calibration, round, 2)};
`,
);
console.log(`${TARGET} written, fitted on ${QUESTIONS} and ${DIALOGUES}. Now run: npm run eval`);
