/** The search engine: knowledge, analyzer, trained matcher and calibration in one. */

import { type Analyzer, createAnalyzer } from '../analysis/analyze.ts';
import { collectVocabulary } from '../analysis/vocabulary.ts';
import { calibration as fittedCalibration } from '../decision/calibration.ts';
import type { Calibration } from '../decision/decide.ts';
import { createMatcher, type Match, type Matcher } from '../decision/matcher.ts';
import { type DialogueState, matchInDialogue } from '../dialogue/follow-up.ts';
import type { Knowledge } from '../knowledge/model.ts';
import { trainModel } from '../model/model.ts';
import type { Compiled } from './compiled.ts';

export interface Engine extends Compiled {
  readonly analyzer: Analyzer;
  readonly matcher: Matcher;
  readonly calibration: Calibration;
  /** Matches a message, in the light of what was talked about before where it is a follow-up. */
  match(text: string, before: DialogueState | null): Match;
}

/** An engine from knowledge that was counted and trained before. */
export function createEngine(
  { knowledge, vocabulary, model }: Compiled,
  calibration: Calibration = fittedCalibration,
): Engine {
  const analyzer = createAnalyzer(knowledge, vocabulary);
  const matcher = createMatcher(knowledge, analyzer, model);
  return {
    knowledge,
    vocabulary,
    analyzer,
    model,
    matcher,
    calibration,
    match: (text, before) => matchInDialogue(text, before, knowledge, matcher),
  };
}

/** An engine over knowledge that is new: counts its words and trains, which takes some seconds. */
export function trainEngine(knowledge: Knowledge, calibration?: Calibration): Engine {
  const vocabulary = collectVocabulary(knowledge);
  const model = trainModel(knowledge, createAnalyzer(knowledge, vocabulary));
  return createEngine({ knowledge, vocabulary, model }, calibration);
}
