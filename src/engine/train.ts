/** Makes an engine of knowledge that is new: counts its words and trains, which takes some seconds. */

import { createAnalyzer } from '../analysis/analyze.ts';
import { collectVocabulary } from '../analysis/vocabulary.ts';
import type { Calibration } from '../decision/calibration.ts';
import { collectExact } from '../decision/exact.ts';
import { readDefaultCalibration } from '../decision/read-calibration.ts';
import type { Knowledge } from '../knowledge/model.ts';
import { type Learned, type TrainedModel, trainModel } from '../model/model.ts';
import { createMatchEngine, type Engine, type MatchEngine, withCalibration } from './engine.ts';
import { calibrateFolder } from './folder-calibration.ts';
import { matchHeldOut } from './held-out.ts';

/** A match engine fresh from its training. */
export interface FreshEngine {
  readonly engine: MatchEngine;
  readonly classesOf: TrainedModel['classesOf'];
}

/** @param learned What need not be learned again. */
export function trainFresh(knowledge: Knowledge, learned: Learned = {}): FreshEngine {
  const vocabulary = collectVocabulary(knowledge);
  const analyzer = createAnalyzer(knowledge.language, vocabulary);
  const { model, classesOf } = trainModel(knowledge, analyzer, learned);
  const exact = collectExact(knowledge);
  return { engine: createMatchEngine({ knowledge, vocabulary, model, exact }), classesOf };
}

/** A match engine over this knowledge: all that fitting a calibration needs. */
export const trainMatchEngine = (knowledge: Knowledge): MatchEngine => trainFresh(knowledge).engine;

/**
 * The engine that decides by the calibration of its folder; where nobody has fitted one on labelled messages, by one
 * that is fitted here on its own phrasings, which takes some more trainings.
 */
export function calibrated(engine: MatchEngine, own: Calibration | null): Engine {
  if (own !== null) return withCalibration(engine, own);
  const { knowledge, model } = engine;
  const heldOut = matchHeldOut(
    knowledge,
    (part) => trainFresh(part, { dialogueActs: model.dialogueActs }).engine,
  );
  return withCalibration(engine, calibrateFolder(heldOut, readDefaultCalibration(knowledge.language.code)));
}

/** @param own The calibration of its folder, if it has one. */
export const trainEngine = (knowledge: Knowledge, own: Calibration | null = null): Engine =>
  calibrated(trainMatchEngine(knowledge), own);
