/** The search engine: knowledge, reader, trained matcher and calibration in one. */
import type { Knowledge } from '../knowledge/model.ts';
import { calibration as fittedCalibration } from './calibration.ts';
import type { Compiled } from './compiled.ts';
import type { Calibration } from './decide.ts';
import { readInContext, type Topicality } from './follow-up.ts';
import { createMatcher, type Match, type Matcher } from './matcher.ts';
import { trainModel } from './model.ts';
import { createReader, type Reader } from './reading.ts';
import { collectVocabulary } from './vocabulary.ts';

export interface Engine extends Compiled {
  readonly reader: Reader;
  readonly matcher: Matcher;
  readonly calibration: Calibration;
  /** Matches a message, in the light of what was talked about before where it is a follow-up. */
  read(text: string, before: Topicality | null): Match;
}

/** An engine from knowledge that was counted and trained before. */
export function createEngine(
  { knowledge, vocabulary, model }: Compiled,
  calibration: Calibration = fittedCalibration,
): Engine {
  const reader = createReader(knowledge, vocabulary);
  const matcher = createMatcher(knowledge, reader, model);
  return {
    knowledge,
    vocabulary,
    reader,
    model,
    matcher,
    calibration,
    read: (text, before) => readInContext(text, before, knowledge, matcher),
  };
}

/** An engine over knowledge that is new: counts its words and trains, which takes some seconds. */
export function trainEngine(knowledge: Knowledge, calibration?: Calibration): Engine {
  const vocabulary = collectVocabulary(knowledge);
  const model = trainModel(knowledge, createReader(knowledge, vocabulary));
  return createEngine({ knowledge, vocabulary, model }, calibration);
}
