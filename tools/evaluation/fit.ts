/** Fits the gates and cut-offs of the decision. */
import { type Calibration, CONTEXT_GATE_NAMES, GATE_NAMES } from '../../src/decision/calibration.ts';
import { EVIDENCE_NAMES, type EvidenceName, logOdds } from '../../src/decision/evidence.ts';
import { STANCE_EVIDENCE_NAMES, type StanceEvidenceName } from '../../src/decision/stance-evidence.ts';
import { createGate, fitLogistic, type Logistic, type Observation } from '../../src/model/logistic.ts';
import type { Matched, MatchedStance } from './out-of-fold.ts';

/** An answer must be likelier right than wrong, to a follow-up and where nobody asked too. */
const ANSWER_AT = 0.5;

/** Share of the lines of other talk, of those that could be answered, which may pass for the story. */
const OTHER_TALK_ALLOWED = { answer: 0.025, ambient: 0.004 };

/** Below this chance of being right, not even an offer is worth reading. */
const OFFER_AT = 0.05;
const OFFER_ON_SUBJECT = 0.3;

const AMBIENT_TOPIC_LOG_ODDS = 1.75;

const PENALTY = 1;

/** Fewer messages tell of stance. */
const STANCE_PENALTY = 3;

/** A labelled message counts as much as this many of the knowledge's own phrasings. */
const LABELLED_WEIGHT = 5;

export interface Allowed {
  readonly otherTalk: number;
  readonly interruptions: number | null;
}

function isHit({ kind, facts, match }: Matched): boolean {
  const stated = match.entries[0]?.entry.facts ?? [];
  return kind === 'answerable' && stated.some((fact) => facts.includes(fact));
}

const isOnSubject = ({ kind }: Matched): boolean => kind === 'answerable' || kind === 'not-in-article';
const isSaidToBot = ({ kind }: Matched): boolean => kind !== 'chatter';

/**
 * Labelled questions are no small talk. What the article lacks may be an opinion, and of what people say to each other
 * nothing is known.
 */
const stanceOf = ({ kind, match, weight }: Matched): MatchedStance[] =>
  weight === undefined && kind !== 'chatter'
    ? [{ match, talk: false, opinion: kind === 'not-in-article' ? null : false }]
    : [];

/** The value above which no more than this share of the values lies. */
function cutOff(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => b - a);
  return sorted[Math.floor(sorted.length * share)] ?? 0.5;
}

/**
 * @param labelled Labelled messages; what a confidence means rests on these.
 * @param own The knowledge's own phrasings, matched by models that have not seen them; the cut-offs against
 *   answers to other talk rest on these.
 * @param followUps Labelled follow-ups, matched in their context.
 * @param people Messages of people, with whether they are small talk or want an opinion.
 * @param allowed Share of the lines of other talk that may be answered where the bot was asked; and of the labelled
 *   messages that must not be answered, the share that may be where nobody asked: null where that is told by other talk.
 */
export function fitCalibration(
  labelled: readonly Matched[],
  own: readonly Matched[],
  followUps: readonly Matched[],
  people: readonly MatchedStance[],
  { otherTalk, interruptions }: Allowed = { otherTalk: OTHER_TALK_ALLOWED.answer, interruptions: null },
): Calibration {
  const gate = (
    outcome: (row: Matched) => boolean,
    include: (row: Matched) => boolean,
  ): Logistic<EvidenceName> => {
    const observe = (rows: readonly Matched[], weight: number): Observation<EvidenceName>[] =>
      rows
        .filter(include)
        .map((row) => ({ values: row.match.evidence, outcome: outcome(row), weight: row.weight ?? weight }));
    return fitLogistic([...observe(labelled, LABELLED_WEIGHT), ...observe(own, 1)], EVIDENCE_NAMES, PENALTY);
  };
  const right = gate(isHit, isSaidToBot);
  const onSubject = gate(isOnSubject, () => true);
  const gates = {
    right: createGate(right, EVIDENCE_NAMES),
    onSubject: createGate(onSubject, EVIDENCE_NAMES),
  };
  const ofRight = ({ match }: Matched) => logOdds(gates.right(match.evidence));
  const both = (row: Matched) => ({
    right: ofRight(row),
    onSubject: logOdds(gates.onSubject(row.match.evidence)),
  });
  const confidence = fitLogistic(
    labelled.filter(isSaidToBot).map((row) => ({
      values: both(row),
      outcome: isHit(row),
      weight: (row.weight ?? LABELLED_WEIGHT) / LABELLED_WEIGHT,
    })),
    GATE_NAMES,
    PENALTY,
  );
  const confidenceInContext = fitLogistic(
    followUps.map((row) => ({ values: { right: ofRight(row) }, outcome: isHit(row), weight: 1 })),
    CONTEXT_GATE_NAMES,
    PENALTY,
  );
  const stances = [...people, ...labelled.flatMap(stanceOf)];
  const stance = (which: 'talk' | 'opinion'): Logistic<StanceEvidenceName> =>
    fitLogistic(
      stances.flatMap(({ match, [which]: outcome }) =>
        outcome === null ? [] : [{ values: match.stance, outcome, weight: 1 }],
      ),
      STANCE_EVIDENCE_NAMES,
      STANCE_PENALTY,
    );
  const confidenceGate = createGate(confidence, GATE_NAMES);
  const confidenceOf = (row: Matched) => confidenceGate(both(row));
  const elsewhere = own.filter((row) => !isOnSubject(row));
  const answerable = elsewhere.map((row) =>
    confidenceOf(row) >= ANSWER_AT ? gates.onSubject(row.match.evidence) : 0,
  );
  const misses = labelled.filter((row) => !isHit(row)).map(confidenceOf);
  return {
    right,
    onSubject,
    confidence,
    confidenceInContext,
    talk: stance('talk'),
    opinion: stance('opinion'),
    answer: { confidence: ANSWER_AT, onSubject: cutOff(answerable, otherTalk) },
    answerInContext: ANSWER_AT,
    offer: { confidence: OFFER_AT, onSubject: OFFER_ON_SUBJECT },
    ambient: {
      confidence: interruptions === null ? ANSWER_AT : Math.max(ANSWER_AT, cutOff(misses, interruptions)),
      onSubject: cutOff(answerable, OTHER_TALK_ALLOWED.ambient),
    },
    ambientTopicLogOdds: AMBIENT_TOPIC_LOG_ODDS,
  };
}
