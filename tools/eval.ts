/** `npm run eval`: measures answer quality on labelled messages and fails below the bars. See `--help`. */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { openEngineOrExit } from '../src/cli/knowledge-or-exit.ts';
import { KNOWLEDGE_OPTIONS, readCommandLine } from '../src/cli/knowledge-program.ts';
import { type Answerer, createAnswerer } from '../src/core/answerer.ts';
import { createEngineServices } from '../src/core/engine-services.ts';
import { compileTranslations } from '../src/engine/compile-translations.ts';
import { openLanguages } from '../src/lifecycle/open-languages.ts';
import { measureLanguages, printLanguages, readForeign } from './evaluation/by-language.ts';
import { crossValidate, matchPeople, matchStances } from './evaluation/cross-validate.ts';
import { type Measures, measure, type Outcome } from './evaluation/measures.ts';
import { measureConversations, measurePeople } from './evaluation/people.ts';
import { LABELLED, type Question, readLabelledOrExit, STYLES } from './evaluation/questions.ts';
import { type Evaluation, failuresOf, printEvaluation, toJson } from './evaluation/report.ts';
import { gradeFollowUps, gradeLoaded, matchFollowUps } from './evaluation/sets.ts';

const USAGE = `
Usage: npm run --silent eval [-- options]

Measures answer quality on the labelled messages, with everything fitted held out by style; prints each measure overall
and by style and the worst misses, and ends with 1 below the bars.

  --chatter FILE    lines of ordinary channel talk, which the bot should keep out of
  --misses N        how many misses are shown (20)
  --json            the figures for programs
  --labelled DIR    folder of labelled messages (${LABELLED})
  --lang CODE       only the messages with this "lang", put to the bot as it is; "all" for those of all languages
`;

const { values, dir } = readCommandLine(USAGE, () =>
  parseArgs({
    options: {
      ...KNOWLEDGE_OPTIONS,
      chatter: { type: 'string' },
      json: { type: 'boolean', default: false },
      labelled: { type: 'string', default: LABELLED },
      lang: { type: 'string' },
      misses: { type: 'string', default: '20' },
    },
  }),
);

const engine = await openEngineOrExit(dir);

/** Whatever states somebody's view answers who asks for a verdict, as far as an answer can. */
const views = [...engine.knowledge.facts.values()]
  .filter(({ standing }) => standing === 'position')
  .map(({ id }) => id);

/** Messages that nothing was ever fitted on, put to the bot as it is. */
function measureShipped(shipped: Answerer, messages: readonly Question[]): Measures {
  const ask = (question: Question): Outcome => ({
    question,
    direct: shipped.ask(question.text),
    ambient: shipped.ask(question.text, { mode: 'ambient' }),
  });
  return measure(messages.map(ask));
}

/** Ordinary channel talk: everything but silence is an interruption, every answer to it a false one. */
function measureTalk(shipped: Answerer, file: string) {
  const lines = readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '');
  const interrupted = lines.filter((line) => shipped.ask(line, { mode: 'ambient' }).kind !== 'silence');
  const answered = lines.filter((line) => shipped.ask(line).kind === 'answer');
  return {
    lines: lines.length,
    interruptions: interrupted.length,
    answers: answered.length,
    answered,
    interrupted,
  };
}

/** The messages of other languages, put to the bot as a whole: it finds out the language itself. */
async function reportLanguages(lang: string): Promise<void> {
  const languages = await openLanguages(dir, engine, () => compileTranslations(dir, engine));
  const story = createEngineServices(
    () => engine,
    {},
    () => languages,
  )();
  const messages = readForeign(values.labelled).filter((message) => lang === 'all' || message.lang === lang);
  const measured = measureLanguages(story, messages, views);
  if (values.json) console.log(JSON.stringify(measured, null, 2));
  else printLanguages(measured, Number(values.misses));
}

/** Every measure of the English messages; the process ends with 1 where one is below its bar. */
function reportEnglish(): void {
  const sets = readLabelledOrExit(values.labelled, engine.knowledge);
  const shipped = createAnswerer(engine);
  const outcomes = crossValidate(
    engine,
    sets.questions,
    matchPeople(engine, sets.people),
    matchFollowUps(engine, sets.dialogues),
    matchStances(engine, sets.stances),
  );

  const evaluation: Evaluation = {
    outcomes,
    overall: measure(outcomes),
    byStyle: STYLES.map(
      (style) => [style, measure(outcomes.filter((o) => o.question.style === style))] as const,
    ),
    followUps: gradeFollowUps(shipped, sets.followUps),
    loaded: gradeLoaded(shipped, sets.loaded),
    people: measurePeople(shipped, sets.keptPeople, views),
    conversations: measureConversations(shipped, sets.keptConversations, views),
    unseen: measureShipped(shipped, sets.unseen),
    nearMisses: measureShipped(shipped, sets.nearMisses),
    talk: values.chatter === undefined ? null : measureTalk(shipped, values.chatter),
  };

  if (values.json) console.log(JSON.stringify(toJson(evaluation), null, 2));
  else {
    console.log(
      `${dir}: ${sets.questions.length} labelled messages; gates fitted without the style under test\n`,
    );
    printEvaluation(evaluation, Number(values.misses));
  }
  const failures = failuresOf(evaluation);
  if (failures.length > 0) {
    console.error(`\nBelow the bar: ${failures.join('; ')}`);
    process.exitCode = 1;
  }
}

if (values.lang === undefined) reportEnglish();
else await reportLanguages(values.lang);
