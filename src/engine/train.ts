/** Makes an engine of knowledge that is new: counts its words and trains, which takes some seconds. */

import { createAnalyzer } from '../analysis/analyze.ts';
import { collectVocabulary } from '../analysis/vocabulary.ts';
import type { Calibration } from '../decision/calibration.ts';
import { collectExact } from '../decision/exact.ts';
import { readDefaultCalibration } from '../decision/read-calibration.ts';
import type { Knowledge } from '../knowledge/model.ts';
import { trainModel } from '../model/model.ts';
import { createEngine, createMatchEngine, type Engine, type MatchEngine, type Trained } from './engine.ts';

function train(knowledge: Knowledge): Trained {
  const vocabulary = collectVocabulary(knowledge);
  const model = trainModel(knowledge, createAnalyzer(knowledge.language, vocabulary));
  return { knowledge, vocabulary, model, exact: collectExact(knowledge) };
}

/** A match engine over this knowledge: all that fitting a calibration needs. */
export function trainMatchEngine(knowledge: Knowledge): MatchEngine {
  return createMatchEngine(train(knowledge));
}

/** @param calibration The one that ships with the engine unless another is given. */
export function trainEngine(
  knowledge: Knowledge,
  calibration: Calibration = readDefaultCalibration(knowledge.language.code),
): Engine {
  return createEngine({ ...train(knowledge), calibration });
}
