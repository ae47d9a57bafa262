/** Tells an evaluation: as a table for people, as figures for programs, and what is below its bar. */
import {
  ANSWERS_IN_CHATTER,
  BARS,
  CONVERSATIONS_WRONG,
  FOLLOW_UPS_RIGHT,
  LOADED_RIGHT,
  meets,
  PEOPLE,
  RIGHT_IN_EACH_STYLE,
} from './bars.ts';
import { isRight, type Measures, type Outcome } from './measures.ts';
import type { PeopleMeasures } from './people.ts';
import { STYLES, type Style } from './questions.ts';
import type { Graded } from './sets.ts';

/** All that was measured. */
export interface Evaluation {
  readonly outcomes: readonly Outcome[];
  readonly overall: Measures;
  readonly byStyle: readonly (readonly [Style, Measures])[];
  readonly followUps: readonly Graded[];
  readonly loaded: readonly Graded[];
  /** Of people who did not know the story, by kind; and their conversations. */
  readonly people: PeopleMeasures;
  readonly conversations: PeopleMeasures;
  readonly unseen: Measures;
  readonly nearMisses: Measures;
  /** Null if no channel talk was given. */
  readonly talk: {
    readonly lines: number;
    readonly interruptions: number;
    readonly answers: number;
    readonly answered: readonly string[];
    readonly interrupted: readonly string[];
  } | null;
}

const shareRight = (graded: readonly Graded[]) => graded.filter(({ right }) => right).length / graded.length;

/** A share as it is read; `-` where there was nothing to count. */
const percent = (value: number) => (Number.isNaN(value) ? '-' : `${(100 * value).toFixed(1)} %`);

const shares = (measures: PeopleMeasures): string =>
  Object.entries(measures)
    .map(([name, { good, of }]) => `${name} ${percent(good / of)} of ${of}`)
    .join(', ');

/** The figures, for programs. */
export function toJson({ overall, byStyle, followUps, loaded, ...others }: Evaluation) {
  return {
    overall,
    byStyle: Object.fromEntries(byStyle),
    followUps: shareRight(followUps),
    loaded: shareRight(loaded),
    people: others.people,
    conversations: others.conversations,
    unseen: others.unseen,
    nearMisses: others.nearMisses,
    talk: others.talk,
  };
}

/** Names of the measures that are below their bar. */
export function failuresOf(evaluation: Evaluation): string[] {
  const { overall, byStyle, followUps, loaded, people, conversations, talk } = evaluation;
  const failures = BARS.filter((bar) => !meets(bar, overall[bar.measure])).map(({ name }) => name);
  for (const [style, measures] of byStyle)
    if (measures.right < RIGHT_IN_EACH_STYLE) failures.push(`right in style ${style}`);
  if (shareRight(followUps) < FOLLOW_UPS_RIGHT) failures.push('follow-ups');
  if (shareRight(loaded) < LOADED_RIGHT) failures.push('loaded questions');
  for (const [kind, bar] of Object.entries(PEOPLE)) {
    const share = people[kind];
    if (share !== undefined && share.good / share.of < bar) failures.push(`people, ${kind}`);
  }
  const { wrong } = conversations;
  if (wrong !== undefined && wrong.good / wrong.of > CONVERSATIONS_WRONG) failures.push('conversations');
  if (talk && talk.interruptions > 0) failures.push('interruptions in channel talk');
  if (talk && talk.answers > (ANSWERS_IN_CHATTER * talk.lines) / 1000)
    failures.push('answers to channel talk');
  return failures;
}

function printTable({ overall, byStyle }: Evaluation): void {
  const column = (text: string) => text.padStart(10);
  const row = (name: string, bar: string, all: string, styles: readonly string[]) =>
    console.log(name.padEnd(30) + [bar, all, ...styles].map(column).join(''));
  row('measure', 'bar', 'all', STYLES);
  for (const bar of BARS) {
    const value = (measures: Measures) => {
      const figure = measures[bar.measure];
      return bar.percent || Number.isNaN(figure) ? percent(figure) : figure.toFixed(2);
    };
    const at = bar.percent ? Math.round(1000 * bar.at) / 10 : bar.at;
    row(
      bar.name,
      `${bar.better === 'more' ? '≥' : '≤'} ${at}`,
      value(overall),
      byStyle.map(([, measures]) => value(measures)),
    );
  }
}

/** The surest wrong answers first, then the surest false ones, then answers that were kept back. */
function printMisses({ outcomes, followUps, loaded }: Evaluation, most: number): void {
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

/** @param mostMisses How many misses are shown at most. */
export function printEvaluation(evaluation: Evaluation, mostMisses: number): void {
  const { followUps, loaded, people, conversations, unseen, nearMisses, talk } = evaluation;
  printTable(evaluation);
  console.log(
    `\nfollow-ups right        ${percent(shareRight(followUps))} of ${followUps.length} (bar ${100 * FOLLOW_UPS_RIGHT} %)`,
  );
  console.log(
    `loaded questions right  ${percent(shareRight(loaded))} of ${loaded.length} (bar ${100 * LOADED_RIGHT} %)`,
  );
  console.log(`people, honest replies  ${shares(people)}`);
  console.log(`their conversations     later turns ${shares(conversations)}`);
  console.log(
    `by other writers        right ${percent(unseen.right)}, right or offered ${percent(unseen.rightOrOffered)}, ` +
      `wrong ${percent(unseen.wrong)}; what the article lacks answered ${percent(unseen.falseNotInArticle)} (no bar)`,
  );
  console.log(
    `near misses, on purpose answered ${percent(nearMisses.falseNotInArticle)}; what can be answered and sounds like them right ` +
      `${percent(nearMisses.right)}, wrong ${percent(nearMisses.wrong)} (no bar)`,
  );
  if (talk)
    console.log(
      `channel talk            ${talk.interruptions} interruptions in ${talk.lines} lines; asked directly ${talk.answers} answers ` +
        `(${((1000 * talk.answers) / talk.lines).toFixed(1)} in 1,000)`,
    );
  printMisses(evaluation, mostMisses);
}
