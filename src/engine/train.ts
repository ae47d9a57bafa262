/** Makes an engine of knowledge that is new: counts its words and trains, which takes some seconds. */

import { createAnalyzer } from '../analysis/analyze.ts';
import { collectVocabulary } from '../analysis/vocabulary.ts';
import type { Calibration } from '../decision/calibration.ts';
import { collectExact } from '../decision/exact.ts';
import { readDefaultCalibration } from '../decision/read-calibration.ts';
import type { Knowledge } from '../knowledge/model.ts';
import type { DialogueActs } from '../model/dialogue-act.ts';
import { trainModel } from '../model/model.ts';
import { createMatchEngine, type Engine, type MatchEngine, withCalibration } from './engine.ts';
import { calibrateFolder } from './folder-calibration.ts';
import { matchHeldOut } from './held-out.ts';

/**
 * A match engine over this knowledge: all that fitting a calibration needs.
 *
 * @param dialogueActs Those of the whole, where this is a part of it: what a message does is known from the language.
 */
export function trainMatchEngine(knowledge: Knowledge, dialogueActs?: DialogueActs): MatchEngine {
  const vocabulary = collectVocabulary(knowledge);
  const model = trainModel(knowledge, createAnalyzer(knowledge.language, vocabulary), dialogueActs);
  return createMatchEngine({ knowledge, vocabulary, model, exact: collectExact(knowledge) });
}

/**
 * An engine over this knowledge.
 *
 * @param calibration The one that was fitted for it on labelled messages; where nobody did, one is fitted on its own
 *   phrasings, which takes as long as training it some times.
 */
export function trainEngine(knowledge: Knowledge, calibration?: Calibration): Engine {
  const engine = trainMatchEngine(knowledge);
  if (calibration !== undefined) return withCalibration(engine, calibration);
  const heldOut = matchHeldOut(knowledge, (part) => trainMatchEngine(part, engine.model.dialogueActs));
  return withCalibration(engine, calibrateFolder(heldOut, readDefaultCalibration(knowledge.language.code)));
}
