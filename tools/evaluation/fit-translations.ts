/** Fits the calibration that a story's translations share, on labelled messages in all their languages. */
import type { Calibration } from '../../src/decision/calibration.ts';
import type { MatchEngine } from '../../src/engine/engine.ts';
import type { ForeignMessage } from './by-language.ts';
import { matchPeople, matchStances } from './cross-validate.ts';
import { fitCalibration } from './fit.ts';
import { type Matched, type MatchedStance, matchOutOfFold } from './out-of-fold.ts';
import { gated, stances } from './questions.ts';

/** A labelled message counts as much as this many of a translation's own phrasings. */
const WEIGHT = 5;

export interface FittedTranslations {
  readonly calibration: Calibration;
  readonly labelled: number;
  readonly ownPhrasings: number;
}

/**
 * One calibration for all languages: a translation has a tenth of the phrasings that the story has, which makes other
 * evidence of the same message, and too few labelled messages of its own. What it is fitted on in some languages holds
 * in one that it has not seen.
 *
 * @param engineOf The engine of a language; null where the story is not told in it.
 */
export function fitTranslations(
  messages: readonly ForeignMessage[],
  engineOf: (code: string) => MatchEngine | null,
): FittedTranslations {
  const labelled: Matched[] = [];
  const own: Matched[] = [];
  const people: MatchedStance[] = [];
  for (const code of [...new Set(messages.map(({ lang }) => lang))].sort()) {
    const engine = engineOf(code);
    if (engine === null) continue;
    const spoken = messages.filter(({ lang }) => lang === code);
    labelled.push(...matchPeople(engine, gated(spoken)).map((row) => ({ ...row, weight: WEIGHT })));
    own.push(...matchOutOfFold(engine.knowledge));
    people.push(...matchStances(engine, stances(spoken)));
  }
  return {
    // No follow-ups are labelled: what a confidence means in a conversation is told from the messages themselves.
    calibration: fitCalibration(labelled, own, labelled, people),
    labelled: labelled.length,
    ownPhrasings: own.length,
  };
}
