/**
 * Fits a gate on a folder's own phrasings, where nobody has labelled messages for it, and mixes it with one that knows
 * how people ask: a few hundred phrasings of one writer tell too little of what others type.
 */
import { type Calibration, FOLDER_EVIDENCE, FOLDER_EVIDENCE_NAMES } from '../decision/calibration.ts';
import { createGate, fitLogistic, mixLogistic } from '../model/logistic.ts';
import type { HeldOut } from './held-out.ts';

const PENALTY = 1;

/** All messages of each kind that has no answer count as much as this share of those that have one. */
const UNANSWERABLE_SHARE = 0.3;

/** How much the gate of a large story with few of its phrasings counts beside the folder's own. */
const SHARE_OF_GENERAL = 0.7;

/** With fewer ways to ask than this, or without a gap, of which the general gate makes much, a folder has its own alone. */
const FEWEST_TO_MIX = 100;

/**
 * Up to which share of the questions in the folder's own tone that it cannot answer may be answered all the same, and from
 * which confidence on. They lie nearer to what it does answer than what people ask in vain, of which half as many get an
 * answer; and what is held out was matched by engines that know a fifth less: mixed, at 0.4 to 0.5 two in three of the
 * messages of others had a right answer. See docs/matching.md.
 */
const ALLOWED = {
  alone: { falsely: 0.15, likelier: 0.5 },
  mixed: { falsely: 0.2, likelier: 0.4 },
} as const;

/** Where nobody asked, an answer must be likelier right than wrong in any case. */
const LIKELIER_AMBIENT = 0.5;

/** Share of other talk that may be answered where nobody asked, and that may get an offer where somebody did. */
const TALK_ALLOWED = { ambient: 0.004, offer: 0.1 };

/** Below this chance of being right, not even an offer is worth reading. */
const OFFER_AT = 0.05;

/** The value above which no more than this share of the values lies. */
function cutOff(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => b - a);
  return sorted[Math.floor(sorted.length * share)] ?? 0;
}

const isHit = ({ match, facts }: HeldOut) =>
  (match.entries[0]?.entry.facts ?? []).some((fact) => facts.includes(fact));

/**
 * The calibration of a folder that has none of its own.
 *
 * @param general What is not fitted anew: small talk and opinions, which no folder tells; and the gate to mix with.
 */
export function calibrateFolder(
  heldOut: readonly HeldOut[],
  { fewPhrasings, ...general }: Calibration,
): Calibration {
  const counts = new Map<HeldOut['kind'], number>();
  for (const { kind } of heldOut) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  const answerable = counts.get('answerable') ?? 0;
  const weightOf = (kind: HeldOut['kind']) =>
    kind === 'answerable' ? 1 : (UNANSWERABLE_SHARE * answerable) / counts.get(kind)!;
  const own = fitLogistic(
    heldOut.map((row) => ({ values: row.match.evidence, outcome: isHit(row), weight: weightOf(row.kind) })),
    FOLDER_EVIDENCE_NAMES,
    PENALTY,
    FOLDER_EVIDENCE,
  );
  const isMixed = fewPhrasings !== undefined && counts.has('gap') && answerable >= FEWEST_TO_MIX;
  const folder = isMixed ? mixLogistic(own, fewPhrasings, SHARE_OF_GENERAL, FOLDER_EVIDENCE_NAMES) : own;
  const { falsely, likelier } = ALLOWED[isMixed ? 'mixed' : 'alone'];
  const gate = createGate(folder, FOLDER_EVIDENCE_NAMES);
  const valuesOf = (...kinds: HeldOut['kind'][]) =>
    heldOut.filter(({ kind }) => kinds.includes(kind)).map(({ match }) => gate(match.evidence));
  const talk = valuesOf('other-talk');
  const answer = Math.max(likelier, cutOff(valuesOf('left-out'), falsely));
  return {
    ...general,
    folder,
    answer: { confidence: answer, onSubject: 0 },
    answerInContext: answer,
    offer: { confidence: Math.max(OFFER_AT, cutOff(talk, TALK_ALLOWED.offer)), onSubject: 0 },
    ambient: {
      confidence: Math.max(LIKELIER_AMBIENT, answer, cutOff(talk, TALK_ALLOWED.ambient)),
      onSubject: 0,
    },
  };
}
