/** Fits the gates and cut-offs of the decision on labelled messages. */
import type { Calibration } from '../search/decide.ts';
import { fitLogistic, type Logistic, type Observation, probability } from '../search/logistic.ts';
import type { Match } from '../search/matcher.ts';
import type { Question } from './questions.ts';

/** A labelled message with its match, which does not depend on the calibration. */
export interface Matched {
  readonly question: Question;
  readonly match: Match;
}

/** Share of the questions that the article does not answer which may get an answer. */
const FALSE_ANSWERS_ALLOWED = 0.1;

/** Of a hundred offers below the answers' cut-off at least about this many should hold the right one. */
const OFFER_AT = 0.05;

const AMBIENT_PRECISION = 0.9;

const PENALTY = 1;

function hits({ question, match }: Matched): boolean {
  const facts = match.entries[0]?.entry.facts ?? [];
  return question.kind === 'answerable' && facts.some((fact) => question.facts.includes(fact));
}

const observe = (rows: readonly Matched[]): Observation[] =>
  rows.map((row) => ({ values: row.match.evidence, outcome: hits(row) }));

/** The probability above which no more than the allowed share of these messages lies. */
function cutOff(gate: Logistic, rows: readonly Matched[], share: number): number {
  const scores = rows.map((row) => probability(gate, row.match.evidence)).sort((a, b) => b - a);
  return scores[Math.floor(scores.length * share)] ?? 0.5;
}

/** Fits on these messages alone. */
export function fitCalibration(rows: readonly Matched[]): Calibration {
  const said = rows.filter(({ question }) => question.kind !== 'chatter');
  const direct = fitLogistic(observe(said), PENALTY);
  const answerAt = cutOff(
    direct,
    said.filter(({ question }) => question.kind === 'not-in-article'),
    FALSE_ANSWERS_ALLOWED,
  );
  const ambient = fitLogistic(observe(rows), PENALTY);
  return { direct, ambient, answerAt, suggestAt: Math.min(OFFER_AT, answerAt), ambientAt: AMBIENT_PRECISION };
}
