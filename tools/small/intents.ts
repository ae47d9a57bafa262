/** Turns public intent sets into knowledge: a fact and an entry an intent, its training lines as phrasings. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { loadKnowledge } from '../../src/knowledge/load.ts';
import type { Entry, Fact, Knowledge } from '../../src/knowledge/model.ts';
import { spread } from '../../src/knowledge/other-talk.ts';
import { type Judged, type SmallSet, withTalkOfSize } from './sets.ts';

/** A line with the intent that it has; null where it has none of those that are taught. */
export interface IntentLine {
  readonly text: string;
  readonly intent: string | null;
}

/** Lends the intents what a story has besides questions: its article and its language. */
const FRAME = 'test/stories/library';

/** Of HINT3: what no bot was taught. */
const UNTAUGHT = 'NO_NODES_DETECTED';

const HINT3 = ['sofmattress', 'curekart', 'powerplay11'] as const;

const factOf = (id: string): Fact => ({
  id,
  statement: '',
  where: [],
  allPlaces: false,
  standing: 'confirmed',
  quote: null,
  attribution: null,
  act: null,
  holders: [],
  stance: null,
  changes: false,
  state: false,
  counts: false,
  ofSource: false,
});

const entryOf = (id: string, phrasings: readonly string[]): Entry => ({
  id,
  topic: 'intents',
  question: phrasings[0] ?? '',
  answer: '',
  short: '',
  facts: [id],
  related: [],
  revision: 1,
  overview: false,
  phrasings,
});

/** Knowledge of nothing but these lines, with other talk as a folder of this size gets it. */
export function knowledgeOf(lines: readonly IntentLine[]): Knowledge {
  const { knowledge: frame } = loadKnowledge(FRAME);
  if (frame === null) throw new Error(`${FRAME} cannot be read`);
  const byIntent = new Map<string, string[]>();
  for (const { text, intent } of lines) {
    if (intent === null) continue;
    byIntent.set(intent, [...(byIntent.get(intent) ?? []), text]);
  }
  return withTalkOfSize({
    ...frame,
    facts: new Map([...byIntent.keys()].map((id) => [id, factOf(id)])),
    topics: [],
    entries: new Map([...byIntent].map(([id, phrasings]) => [id, entryOf(id, phrasings)])),
    gaps: new Map(),
    concepts: [],
    names: [],
  });
}

/** Without the head, which names the columns. */
const rowsOf = (file: string): string[][] =>
  parse(readFileSync(file, 'utf8'), { from: 2, relax_column_count: true });

const linesOf = (file: string): IntentLine[] =>
  rowsOf(file).map(([text = '', label = '']) => ({
    text,
    intent: label === UNTAUGHT ? null : label,
  }));

const judgedBy = (lines: readonly IntentLine[], taught: Knowledge): Judged[] =>
  lines.map(({ text, intent }) => ({
    text,
    facts: intent !== null && taught.facts.has(intent) ? [intent] : [],
  }));

/** HINT3 (v1), as far as `<bot>_train.csv` and `<bot>_test.csv` lie in the folder. */
export function hint3(folder: string): SmallSet[] {
  return HINT3.filter((bot) => existsSync(join(folder, `${bot}_train.csv`))).map((bot) => {
    const knowledge = knowledgeOf(linesOf(join(folder, `${bot}_train.csv`)));
    return { name: bot, knowledge, judged: judgedBy(linesOf(join(folder, `${bot}_test.csv`)), knowledge) };
  });
}

type Split = readonly (readonly [text: string, intent: string])[];

/** CLINC150's `data_full.json`, if it lies in the folder, with so many utterances an intent. */
export function clinc150(folder: string, sizes: readonly number[]): SmallSet[] {
  const file = join(folder, 'data_full.json');
  if (!existsSync(file)) return [];
  const { train, test, oos_test }: { train: Split; test: Split; oos_test: Split } = JSON.parse(
    readFileSync(file, 'utf8'),
  );
  return sizes.map((size) => {
    const intents = [...new Set(train.map(([, intent]) => intent))];
    const kept = intents.flatMap((one) =>
      spread(
        train.filter(([, intent]) => intent === one),
        size,
      ),
    );
    const knowledge = knowledgeOf(kept.map(([text, intent]) => ({ text, intent })));
    const lines = [
      ...test.map(([text, intent]) => ({ text, intent })),
      ...oos_test.map(([text]) => ({ text, intent: null })),
    ];
    return { name: `clinc150 at ${size}`, knowledge, judged: judgedBy(lines, knowledge) };
  });
}
