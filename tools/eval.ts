/**
 * `npm run eval`: measures answer quality on the labelled set, with everything fitted held out by style, prints every
 * measure overall and by style and the worst misses, and fails below the bars. `--chatter FILE` adds lines of
 * ordinary channel talk; `--json` prints the figures for programs; `--misses N` sets how many misses are shown.
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { openEngineOrExit } from '../src/cli/knowledge-or-exit.ts';
import { createAnswerer } from '../src/core/answerer.ts';
import {
  ANSWERS_IN_CHATTER,
  BARS,
  FOLLOW_UPS_RIGHT,
  LOADED_RIGHT,
  meets,
  RIGHT_IN_EACH_STYLE,
} from './evaluation/bars.ts';
import { crossValidate } from './evaluation/cross-validate.ts';
import { isRight, type Measures, measure, type Outcome } from './evaluation/measures.ts';
import { type Question, readJsonLines, readQuestions, STYLES } from './evaluation/questions.ts';
import {
  type Conversation,
  type Graded,
  gradeFollowUps,
  gradeLoaded,
  type LoadedQuestion,
  matchFollowUps,
} from './evaluation/sets.ts';

const { values } = parseArgs({
  options: {
    chatter: { type: 'string' },
    json: { type: 'boolean', default: false },
    misses: { type: 'string', default: '20' },
  },
});

const engine = await openEngineOrExit(process.env['KNOWLEDGE_DIR'] || 'knowledge');
const questions = readQuestions('test/questions/dev.jsonl');
const dialogues = readJsonLines<Conversation>('test/questions/dialogues.jsonl');
const outcomes = crossValidate(engine, questions, matchFollowUps(engine, dialogues));
const overall = measure(outcomes);
const byStyle = STYLES.map(
  (style) => [style, measure(outcomes.filter((o) => o.question.style === style))] as const,
);
const shipped = createAnswerer(engine);
const followUps = gradeFollowUps(shipped, readJsonLines<Conversation>('test/questions/follow-ups.jsonl'));
const loaded = gradeLoaded(shipped, readJsonLines<LoadedQuestion>('test/questions/loaded.jsonl'));
const unseen = measureShipped(readQuestions('test/questions/unseen.jsonl'));
const nearMisses = measureShipped(readQuestions('test/questions/near-misses.jsonl'));
const shareRight = (graded: readonly Graded[]) => graded.filter(({ right }) => right).length / graded.length;

const failures: string[] = [];
const fail = (what: string) => failures.push(what);
const show = (value: number, percent: boolean) =>
  percent ? `${(100 * value).toFixed(1)} %` : value.toFixed(2);

const talk = values.chatter === undefined ? null : measureTalk(values.chatter);

if (values.json)
  console.log(
    JSON.stringify(
      {
        overall,
        byStyle: Object.fromEntries(byStyle),
        followUps: shareRight(followUps),
        loaded: shareRight(loaded),
        unseen,
        nearMisses,
        talk,
      },
      null,
      2,
    ),
  );
else print();
judge();
if (failures.length > 0) {
  console.error(`\nBelow the bar: ${failures.join('; ')}`);
  process.exitCode = 1;
}

/** Messages that nothing was ever fitted on, put to the bot as it is. */
function measureShipped(messages: readonly Question[]): Measures {
  const ask = (question: Question): Outcome => ({
    question,
    direct: shipped.ask(question.text),
    ambient: shipped.ask(question.text, { mode: 'ambient' }),
  });
  return measure(messages.map(ask));
}

/** Ordinary channel talk: everything but silence is an interruption, every answer to it a false one. */
function measureTalk(file: string) {
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

function judge(): void {
  for (const bar of BARS) if (!meets(bar, overall[bar.measure])) fail(bar.name);
  for (const [style, measures] of byStyle)
    if (measures.right < RIGHT_IN_EACH_STYLE) fail(`right in style ${style}`);
  if (shareRight(followUps) < FOLLOW_UPS_RIGHT) fail('follow-ups');
  if (shareRight(loaded) < LOADED_RIGHT) fail('loaded questions');
  if (talk && talk.interruptions > 0) fail('interruptions in channel talk');
  if (talk && talk.answers > (ANSWERS_IN_CHATTER * talk.lines) / 1000) fail('answers to channel talk');
}

function print(): void {
  const column = (text: string) => text.padStart(10);
  console.log(`${questions.length} labelled messages; gates fitted without the style under test\n`);
  console.log(
    ['measure'.padEnd(30), 'bar', 'all', ...STYLES]
      .map((head, i) => (i === 0 ? head : column(head)))
      .join(''),
  );
  for (const bar of BARS) {
    const value = (measures: Measures) =>
      column(show(measures[bar.measure], bar.percent).replace('NaN', '-'));
    const sign = bar.better === 'more' ? '≥' : '≤';
    console.log(
      bar.name.padEnd(30) +
        column(`${sign} ${bar.percent ? Math.round(1000 * bar.at) / 10 : bar.at}`) +
        value(overall) +
        byStyle.map(([, measures]) => value(measures)).join(''),
    );
  }
  console.log(
    `\nfollow-ups right        ${show(shareRight(followUps), true)} of ${followUps.length} (bar ${100 * FOLLOW_UPS_RIGHT} %)`,
  );
  console.log(
    `loaded questions right  ${show(shareRight(loaded), true)} of ${loaded.length} (bar ${100 * LOADED_RIGHT} %)`,
  );
  console.log(
    `by other writers        right ${show(unseen.right, true)}, right or offered ${show(unseen.rightOrOffered, true)}, ` +
      `wrong ${show(unseen.wrong, true)}; what the article lacks answered ${show(unseen.falseNotInArticle, true)} (no bar)`,
  );
  console.log(
    `near misses, on purpose answered ${show(nearMisses.falseNotInArticle, true)}; what can be answered and sounds like them right ` +
      `${show(nearMisses.right, true)}, wrong ${show(nearMisses.wrong, true)} (no bar)`,
  );
  if (talk)
    console.log(
      `channel talk            ${talk.interruptions} interruptions in ${talk.lines} lines; asked directly ${talk.answers} answers ` +
        `(${((1000 * talk.answers) / talk.lines).toFixed(1)} in 1,000)`,
    );
  printMisses(Number(values.misses));
}

/** The surest wrong answers first, then the surest false ones, then answers that were kept back. */
function printMisses(most: number): void {
  const missed = outcomes.filter(({ question, direct }) =>
    question.kind === 'answerable'
      ? !isRight(direct, question)
      : question.kind !== 'chatter' && direct.kind === 'answer',
  );
  const weight = ({ direct }: Outcome) =>
    direct.kind === 'answer' ? 1 + direct.confidence : direct.confidence;
  missed.sort((a, b) => weight(b) - weight(a));
  console.log(`\nThe ${Math.min(most, missed.length)} worst misses of ${missed.length}:`);
  for (const { question, direct } of missed.slice(0, most)) {
    const got = direct.kind === 'answer' ? direct.facts.join(', ') : `${direct.kind} ${direct.reason ?? ''}`;
    const label = question.kind === 'answerable' ? question.facts.join(' or ') : question.kind;
    console.log(
      `- [${question.style}] ${question.text}\n    wanted ${label}; got ${got} (${direct.confidence.toFixed(2)})`,
    );
  }
  for (const graded of [...followUps, ...loaded].filter(({ right }) => !right).slice(0, most))
    console.log(
      `- [${graded.id}] ${graded.text}\n    wanted ${graded.expected}; got ${graded.reply.kind} ${graded.reply.reason ?? ''} ${graded.reply.entry ?? ''}`,
    );
}
