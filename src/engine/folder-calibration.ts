/** Fits a gate on a folder's own phrasings, where nobody has labelled messages for it. */
import { type Calibration, FOLDER_GATE_NAMES } from '../decision/calibration.ts';
import { createGate, fitLogistic } from '../model/logistic.ts';
import type { HeldOut } from './held-out.ts';

const PENALTY = Number(process.env['XPEN'] ?? 1);

/** An answer must be likelier right than wrong. */
const LIKELIER = 0.5;

/** Share of the questions in the folder's own tone which it cannot answer, and which may be answered all the same. */
const FALSE_ALLOWED = Number(process.env['XFALSE'] ?? 0.1);

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
 * @param general What is not fitted anew: small talk and opinions, which no folder tells.
 */
export function calibrateFolder(heldOut: readonly HeldOut[], general: Calibration): Calibration {
  const W = { answerable: 1, 'left-out': Number(process.env['XLEFT'] ?? 1), gap: Number(process.env['XGAP'] ?? 1), 'other-talk': Number(process.env['XTALK'] ?? 1) };
  const folder = fitLogistic(
    heldOut.map((row) => ({ values: row.match.evidence, outcome: isHit(row), weight: W[row.kind] })),
    FOLDER_GATE_NAMES,
    PENALTY,
  );
  const gate = createGate(folder, FOLDER_GATE_NAMES);
  const valuesOf = (...kinds: HeldOut['kind'][]) =>
    heldOut.filter(({ kind }) => kinds.includes(kind)).map(({ match }) => gate(match.evidence));
  const talk = valuesOf('other-talk');
  const answer = Math.max(LIKELIER, cutOff(valuesOf('left-out'), FALSE_ALLOWED));
  return {
    ...general,
    folder,
    answer: { confidence: answer, onSubject: 0 },
    answerInContext: answer,
    offer: { confidence: Math.max(OFFER_AT, cutOff(talk, TALK_ALLOWED.offer)), onSubject: 0 },
    ambient: { confidence: Math.max(answer, cutOff(talk, TALK_ALLOWED.ambient)), onSubject: 0 },
  };
}
