/** Fits the gates and cut-offs of the decision. */
import type { Calibration } from '../search/decide.ts';
import { fitLogistic, type Logistic, type Observation, probability } from '../search/logistic.ts';
import type { Matched } from './out-of-fold.ts';

/** Share of the questions that the article does not answer which may get an answer. */
const FALSE_ANSWERS_ALLOWED = 0.1;

/** Below this probability of being right, not even an offer is worth reading. */
const OFFER_AT = 0.05;

/** An unasked answer must be this sure to be right. */
const AMBIENT_AT = 0.8;

const PENALTY = 1;

/** A labelled message counts as much as this many of the knowledge's own phrasings. */
const LABELLED_WEIGHT = Number(process.env['LW'] ?? 4);

function isHit({ kind, facts, match }: Matched): boolean {
  const stated = match.entries[0]?.entry.facts ?? [];
  return kind === 'answerable' && stated.some((fact) => facts.includes(fact));
}

const observe = (rows: readonly Matched[], weight: number): Observation[] =>
  rows.map((row) => ({ values: row.match.evidence, outcome: isHit(row), weight }));

/** The probability above which no more than the allowed share of these messages lies. */
function cutOff(gate: Logistic, rows: readonly Matched[], share: number): number {
  const scores = rows.map((row) => probability(gate, row.match.evidence)).sort((a, b) => b - a);
  return scores[Math.floor(scores.length * share)] ?? 0.5;
}

/**
 * @param labelled Labelled messages; the cut-offs rest on these.
 * @param own The knowledge's own phrasings, matched by models that have not seen them.
 */
export function fitCalibration(labelled: readonly Matched[], own: readonly Matched[]): Calibration {
  const said = (rows: readonly Matched[]) => rows.filter(({ kind }) => kind !== 'chatter' || process.env['CHD']);
  const direct = fitLogistic([...observe(said(labelled), LABELLED_WEIGHT), ...observe(said(own), 1)], PENALTY);
  const missing = labelled.filter(({ kind }) => kind === 'not-in-article');
  const answerAt = cutOff(direct, missing, FALSE_ANSWERS_ALLOWED);
  const ambient = fitLogistic([...observe(labelled, LABELLED_WEIGHT), ...observe(own, 1)], PENALTY);
  return { direct, ambient, answerAt, suggestAt: Math.min(OFFER_AT, answerAt), ambientAt: AMBIENT_AT };
}
