/** The search engine: knowledge, reader, trained matcher and calibration in one. */
import type { Knowledge } from '../knowledge/model.ts';
import { calibration as fittedCalibration } from './calibration.ts';
import type { Classifier } from './classifier.ts';
import type { Calibration } from './decide.ts';
import { readInContext } from './follow-up.ts';
import { createMatcher, type Match, type Matcher } from './matcher.ts';
import { trainModel } from './model.ts';
import { createReader, type Reader } from './reading.ts';

export interface Engine {
  readonly knowledge: Knowledge;
  readonly reader: Reader;
  readonly classifier: Classifier;
  readonly matcher: Matcher;
  readonly calibration: Calibration;
  /** Matches a message, in the light of what was talked about before where it is a follow-up. */
  read(text: string, before: { readonly entry: string | null; readonly gap: string | null } | null): Match;
}

/** An engine over this knowledge; trains unless a classifier trained on the same knowledge is given. */
export function createEngine(
  knowledge: Knowledge,
  trained: Classifier | null = null,
  calibration: Calibration = fittedCalibration,
): Engine {
  const reader = createReader(knowledge);
  const classifier = trained ?? trainModel(knowledge, reader);
  const matcher = createMatcher(knowledge, reader, classifier);
  return {
    knowledge,
    reader,
    classifier,
    matcher,
    calibration,
    read: (text, before) => readInContext(text, before, knowledge, matcher),
  };
}
