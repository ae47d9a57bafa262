/** The measures of answer quality. */
import type { Reply } from '../../src/core/reply.ts';
import type { Question } from './questions.ts';

/** A labelled message and what came of it, said to the bot and said in its presence. */
export interface Outcome {
  readonly question: Question;
  readonly direct: Reply;
  readonly ambient: Reply;
}

/** Shares are between 0 and 1; NaN where there was nothing to count. */
export interface Measures {
  readonly right: number;
  readonly rightOrOffered: number;
  readonly wrong: number;
  readonly falseNotInArticle: number;
  readonly falseOffTopic: number;
  readonly interruption: number;
  readonly ambientRecall: number;
  /** Mean number of facts in a direct answer to an answerable question. */
  readonly focus: number;
  /** Mean gap between the confidence of answers and how often they are right, over ten bins. */
  readonly calibrationError: number;
}

const meets = (facts: readonly string[], question: Question) =>
  facts.some((fact) => question.facts.includes(fact));

export const isRight = (reply: Reply, question: Question) =>
  reply.kind === 'answer' && meets(reply.facts, question);

/** The closest is stated, and so not offered again. */
const isOffered = (reply: Reply, question: Question) =>
  reply.kind === 'suggestions' &&
  (meets(reply.facts, question) || reply.suggestions.some((choice) => meets(choice.facts, question)));

const share = <T>(items: readonly T[], test: (item: T) => boolean): number =>
  items.length === 0 ? Number.NaN : items.filter(test).length / items.length;

function calibrationError(answers: readonly { confidence: number; right: boolean }[]): number {
  let error = 0;
  for (let bin = 0; bin < 10; bin++) {
    const inBin = answers.filter(({ confidence }) => Math.min(9, Math.floor(confidence * 10)) === bin);
    if (inBin.length === 0) continue;
    const confidence = inBin.reduce((sum, answer) => sum + answer.confidence, 0) / inBin.length;
    error += (inBin.length / answers.length) * Math.abs(confidence - share(inBin, (answer) => answer.right));
  }
  return answers.length === 0 ? Number.NaN : error;
}

/** Measures a set of outcomes. */
export function measure(outcomes: readonly Outcome[]): Measures {
  const of = (kind: Question['kind']) => outcomes.filter(({ question }) => question.kind === kind);
  const answerable = of('answerable');
  const answered = (outcome: Outcome) => outcome.direct.kind === 'answer';
  const answers = answerable.filter(answered);
  return {
    right: share(answerable, ({ direct, question }) => isRight(direct, question)),
    rightOrOffered: share(
      answerable,
      ({ direct, question }) => isRight(direct, question) || isOffered(direct, question),
    ),
    wrong: share(answerable, (outcome) => answered(outcome) && !isRight(outcome.direct, outcome.question)),
    falseNotInArticle: share(of('not-in-article'), answered),
    falseOffTopic: share(of('off-topic'), answered),
    interruption: share(of('chatter'), ({ ambient }) => ambient.kind !== 'silence'),
    ambientRecall: share(answerable, ({ ambient, question }) => isRight(ambient, question)),
    focus: answers.reduce((sum, { direct }) => sum + direct.facts.length, 0) / answers.length,
    calibrationError: calibrationError(
      outcomes
        .filter((outcome) => answered(outcome) && outcome.question.kind !== 'chatter')
        .map(({ direct, question }) => ({ confidence: direct.confidence, right: isRight(direct, question) })),
    ),
  };
}
