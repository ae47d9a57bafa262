/** The engine that answers run on: knowledge, analyzer, trained matcher and decider in one. */

import { type Analyzer, createAnalyzer } from '../analysis/analyze.ts';
import type { Vocabulary } from '../analysis/vocabulary.ts';
import type { Calibration } from '../decision/calibration.ts';
import { createDecider, type Decider } from '../decision/decide.ts';
import type { ExactPhrasings } from '../decision/exact.ts';
import { createMatcher, type Match, type Matcher, type SecondReading } from '../decision/matcher.ts';
import { type DialogueState, matchInDialogue } from '../dialogue/follow-up.ts';
import type { Knowledge } from '../knowledge/model.ts';
import type { Model } from '../model/model.ts';

/** A knowledge with its words counted and its model trained. */
export interface Trained {
  readonly knowledge: Knowledge;
  readonly vocabulary: Vocabulary;
  readonly model: Model;
  readonly exact: ExactPhrasings;
}

/** All that an engine is made of, as plain data: what is kept between starts. */
export interface Compiled extends Trained {
  readonly calibration: Calibration;
}

/** Matches messages; decides nothing, and so needs no calibration. */
export interface MatchEngine extends Trained {
  readonly analyzer: Analyzer;
  readonly matcher: Matcher;
  /** Matches a message, in the light of what was talked about before where it is a follow-up. */
  match(text: string, before: DialogueState | null): Match;
}

/** Matches messages and decides what to do about them. Pure and synchronous: no clock, no I/O. */
export interface Engine extends MatchEngine, Compiled {
  readonly decide: Decider;
}

/** Nothing but what is kept: for the disk, and for another process. */
export const compiledOf = ({ knowledge, vocabulary, model, exact, calibration }: Compiled): Compiled => ({
  knowledge,
  vocabulary,
  model,
  exact,
  calibration,
});

/** A match engine from what was trained before. @param second What else reads messages: of a translation, the story. */
export function createMatchEngine(trained: Trained, second: SecondReading | null = null): MatchEngine {
  const { knowledge, vocabulary, model, exact } = trained;
  const analyzer = createAnalyzer(knowledge.language, vocabulary);
  const matcher = createMatcher(knowledge, analyzer, model, exact, second);
  return {
    knowledge,
    vocabulary,
    model,
    exact,
    analyzer,
    matcher,
    match: (text, before) => matchInDialogue(text, before, knowledge, matcher),
  };
}

/**
 * The same match engine, deciding by this calibration.
 *
 * @throws {FittedNamesError} if the calibration was fitted for other evidence than is computed.
 */
export function withCalibration(engine: MatchEngine, calibration: Calibration): Engine {
  const decide = createDecider(engine.knowledge, calibration, engine.matcher);
  return { ...engine, calibration, decide };
}

/**
 * An engine from what was compiled before.
 *
 * @throws {FittedNamesError} as `withCalibration` does.
 */
export function createEngine(compiled: Compiled, second: SecondReading | null = null): Engine {
  return withCalibration(createMatchEngine(compiled, second), compiled.calibration);
}
