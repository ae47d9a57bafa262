/** Makes an engine of knowledge that is new: counts its words and trains, which takes some seconds. */

import { createAnalyzer } from '../analysis/analyze.ts';
import { collectVocabulary } from '../analysis/vocabulary.ts';
import type { Calibration } from '../decision/calibration.ts';
import { collectExact, packExact } from '../decision/exact.ts';
import { readDefaultCalibration } from '../decision/read-calibration.ts';
import type { Knowledge } from '../knowledge/model.ts';
import { type Learned, type TrainedModel, trainModel } from '../model/model.ts';
import { createMatchEngine, type Engine, type MatchEngine, type Trained, withCalibration } from './engine.ts';
import { calibrateFolder } from './folder-calibration.ts';
import { matchHeldOut } from './held-out.ts';

/** A match engine fresh from its training. */
export interface FreshEngine {
  readonly engine: MatchEngine;
  readonly classesOf: TrainedModel['classesOf'];
}

/** What is known of a knowledge before anything is learned from it. */
export type Counted = Omit<Trained, 'model'>;

export const countWords = (knowledge: Knowledge): Counted => ({
  knowledge,
  vocabulary: collectVocabulary(knowledge),
  exact: packExact(collectExact(knowledge)),
});

/**
 * @param learned What need not be learned again.
 * @param counted Of the same knowledge, where it is at hand.
 */
export function trainFresh(
  knowledge: Knowledge,
  learned: Learned = {},
  counted: Counted = countWords(knowledge),
): FreshEngine {
  const analyzer = createAnalyzer(knowledge.language, counted.vocabulary);
  const { model, classesOf } = trainModel(knowledge, analyzer, learned);
  return { engine: createMatchEngine({ ...counted, model }), classesOf };
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
