/** `npm run bench:small`: how well folders of few phrasings answer. See `--help`. */
import { parseArgs } from 'node:util';
import { KNOWLEDGE_OPTIONS, readCommandLine } from '../src/cli/knowledge-program.ts';
import { trainEngine } from '../src/engine/train.ts';
import { loadKnowledge } from '../src/knowledge/load.ts';
import { LABELLED, readLabelledOrExit } from './evaluation/questions.ts';
import { clinc150, hint3 } from './small/intents.ts';
import { measureSmall, type SmallMeasures } from './small/measure.ts';
import { type SmallSet, thinned } from './small/sets.ts';

const USAGE = `
Usage: npm run --silent bench:small [-- options]

Measures folders of few phrasings, each with nothing fitted on the messages that judge it: a story thinned to so many
phrasings an entry and a gap (judged by messages of writers that nothing was fitted on), and public intent sets.

  --phrasings N,N   how many phrasings an entry are kept (5,10,25)
  --public DIR      folder with HINT3's <bot>_train.csv and <bot>_test.csv and CLINC150's data_full.json, as far as
                    they are there
  --utterances N,N  how many utterances an intent of CLINC150 are kept (5)
  --json            the figures for programs
  --labelled DIR    folder of labelled messages (${LABELLED})
`;

const { values, dir } = readCommandLine(USAGE, () =>
  parseArgs({
    options: {
      ...KNOWLEDGE_OPTIONS,
      phrasings: { type: 'string', default: '5,10,25' },
      public: { type: 'string' },
      utterances: { type: 'string', default: '5' },
      json: { type: 'boolean', default: false },
      labelled: { type: 'string', default: LABELLED },
    },
  }),
);

const numbers = (list: string): number[] => list.split(',').filter(Boolean).map(Number);

function* sets(): Generator<SmallSet> {
  const { knowledge } = loadKnowledge(dir);
  if (knowledge !== null) {
    const { unseen } = readLabelledOrExit(values.labelled, knowledge);
    for (const most of numbers(values.phrasings))
      yield {
        name: `${knowledge.article.id} at ${most}`,
        knowledge: thinned(knowledge, most),
        judged: unseen,
      };
  }
  if (values.public === undefined) return;
  yield* hint3(values.public);
  yield* clinc150(values.public, numbers(values.utterances));
}

const cell = (value: string, width = 9) => value.padStart(width);
const percent = (share: number) => cell(Number.isNaN(share) ? '-' : (100 * share).toFixed(1));

const rows: (SmallMeasures & { readonly name: string })[] = [];
if (!values.json)
  console.log(
    `${''.padEnd(34)}${['top-1', 'right', 'offered', 'wrong', 'false', 'overall', 'of', 'and'].map((head) => cell(head)).join('')}`,
  );
for (const { name, knowledge, judged } of sets()) {
  const row = { name, ...measureSmall(trainEngine(knowledge), judged) };
  rows.push(row);
  if (!values.json)
    console.log(
      `${name.padEnd(34)}${[row.top1, row.right, row.offered, row.wrong, row.falseAnswers, row.overall].map(percent).join('')}` +
        cell(String(row.answerable)) +
        cell(String(row.unanswerable)),
    );
}
if (values.json) console.log(JSON.stringify(rows, null, 2));
