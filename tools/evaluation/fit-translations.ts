/** Fits the calibration that a story's translations share, on labelled messages in all their languages. */
import type { Calibration } from '../../src/decision/calibration.ts';
import { createMatchEngine, type MatchEngine, type Trained } from '../../src/engine/engine.ts';
import { secondReading } from '../../src/engine/second-reading.ts';
import type { ForeignMessage } from './by-language.ts';
import { matchPeople, matchStances } from './cross-validate.ts';
import { fitCalibration } from './fit.ts';
import { type Matched, type MatchedStance, matchOutOfFold } from './out-of-fold.ts';
import { gated, stances } from './questions.ts';

/** A labelled message counts as much as this many of a translation's own phrasings. */
const WEIGHT = 20;

/**
 * Share of the lines of other talk that may pass for the story: a translation's own words tell too little of its
 * subject to be strict by, and other talk hardly ever gets as far as an answer.
 */
const OTHER_TALK_ALLOWED = 0.1;

/** For the same reason it must be surer where nobody asked: of the messages to be left alone so many may be answered. */
const INTERRUPTIONS_ALLOWED = 0.02;

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
 * @param story In its own language.
 */
export function fitTranslations(
  messages: readonly ForeignMessage[],
  engineOf: (code: string) => Trained | null,
  story: MatchEngine,
): FittedTranslations {
  const labelled: Matched[] = [];
  const own: Matched[] = [];
  const people: MatchedStance[] = [];
  for (const code of [...new Set(messages.map(({ lang }) => lang))].sort()) {
    const trained = engineOf(code);
    if (trained === null) continue;
    const second = secondReading(trained.knowledge, story);
    const engine = createMatchEngine(trained, second);
    const spoken = messages.filter(({ lang }) => lang === code);
    labelled.push(...matchPeople(engine, gated(spoken)).map((row) => ({ ...row, weight: WEIGHT })));
    own.push(...matchOutOfFold(engine.knowledge, second));
    people.push(...matchStances(engine, stances(spoken)));
  }
  return {
    // No follow-ups are labelled: what a confidence means in a conversation is told from the messages themselves.
    calibration: fitCalibration(labelled, own, labelled, people, {
      otherTalk: OTHER_TALK_ALLOWED,
      interruptions: INTERRUPTIONS_ALLOWED,
    }),
    labelled: labelled.length,
    ownPhrasings: own.length,
  };
}
