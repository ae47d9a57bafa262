/** Fits the gates and cut-offs of the decision. */
import type { Calibration } from '../search/decide.ts';
import { logOdds } from '../search/evidence.ts';
import { fitLogistic, type Logistic, type Observation, probability } from '../search/logistic.ts';
import type { Matched } from './out-of-fold.ts';

/** Share of the labelled questions that the article does not answer which may get an answer. */
const FALSE_ANSWERS_ALLOWED = 0.03;

/** Share of the lines of other talk, of those that could be answered, which may pass for the story. */
const OTHER_TALK_ALLOWED = { answer: 0.025, ambient: 0.004 };

/** Below this chance of being right, not even an offer is worth reading. */
const OFFER_AT = 0.05;
const OFFER_ON_SUBJECT = 0.3;

/** An answer to a follow-up must be likelier right than wrong. */
const IN_CONTEXT_AT = 0.5;

/** An unasked answer must be this sure to be right. */
const AMBIENT_AT = 0.5;
const AMBIENT_LEAN = 1.75;

const PENALTY = 1;

/** A labelled message counts as much as this many of the knowledge's own phrasings. */
const LABELLED_WEIGHT = 5;

function isHit({ kind, facts, match }: Matched): boolean {
  const stated = match.entries[0]?.entry.facts ?? [];
  return kind === 'answerable' && stated.some((fact) => facts.includes(fact));
}

const isOnSubject = ({ kind }: Matched): boolean => kind === 'answerable' || kind === 'not-in-article';
const isSaidToBot = ({ kind }: Matched): boolean => kind !== 'chatter';

/** The value above which no more than this share of the values lies. */
function cutOff(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => b - a);
  return sorted[Math.floor(sorted.length * share)] ?? 0.5;
}

/**
 * @param labelled Labelled messages; the cut-offs against false answers rest on these.
 * @param own The knowledge's own phrasings, matched by models that have not seen them; the cut-offs against
 *   answers to other talk rest on these.
 * @param followUps Labelled follow-ups, matched in their context.
 */
export function fitCalibration(
  labelled: readonly Matched[],
  own: readonly Matched[],
  followUps: readonly Matched[],
): Calibration {
  const gate = (outcome: (row: Matched) => boolean, include: (row: Matched) => boolean): Logistic => {
    const observe = (rows: readonly Matched[], weight: number): Observation[] =>
      rows.filter(include).map((row) => ({ values: row.match.evidence, outcome: outcome(row), weight }));
    return fitLogistic([...observe(labelled, LABELLED_WEIGHT), ...observe(own, 1)], PENALTY);
  };
  const right = gate(isHit, isSaidToBot);
  const onSubject = gate(isOnSubject, () => true);
  const both = ({ match }: Matched) => [
    logOdds(probability(right, match.evidence)),
    logOdds(probability(onSubject, match.evidence)),
  ];
  const confidence = fitLogistic(
    labelled.filter(isSaidToBot).map((row) => ({ values: both(row), outcome: isHit(row), weight: 1 })),
    PENALTY,
  );
  const confidenceInContext = fitLogistic(
    followUps.map((row) => ({
      values: [logOdds(probability(right, row.match.evidence))],
      outcome: isHit(row),
      weight: 1,
    })),
    PENALTY,
  );
  const confidenceOf = (row: Matched) => probability(confidence, both(row));
  const answerAt = cutOff(
    labelled.filter(({ kind }) => kind === 'not-in-article').map(confidenceOf),
    FALSE_ANSWERS_ALLOWED,
  );
  const otherTalk = own.filter((row) => !isOnSubject(row));
  const onSubjectCutOff = (at: number, share: number) =>
    cutOff(
      otherTalk.map((row) => (confidenceOf(row) >= at ? probability(onSubject, row.match.evidence) : 0)),
      share,
    );
  return {
    right,
    onSubject,
    confidence,
    confidenceInContext,
    answer: { confidence: answerAt, onSubject: onSubjectCutOff(answerAt, OTHER_TALK_ALLOWED.answer) },
    answerInContext: IN_CONTEXT_AT,
    offer: { confidence: Math.min(OFFER_AT, answerAt), onSubject: OFFER_ON_SUBJECT },
    ambient: { confidence: AMBIENT_AT, onSubject: onSubjectCutOff(AMBIENT_AT, OTHER_TALK_ALLOWED.ambient) },
    ambientLean: AMBIENT_LEAN,
  };
}
