/** Answers each labelled message with gates and cut-offs that were fitted without its style. */
import { createAnswerer } from '../../src/core/answerer.ts';
import { type MatchEngine, withCalibration } from '../../src/engine/engine.ts';
import { fitCalibration } from './fit.ts';
import type { Outcome } from './measures.ts';
import { type Matched, type MatchedStance, matchOutOfFold } from './out-of-fold.ts';
import { type Labelled, type LabelledStance, type Question, STYLES } from './questions.ts';

/** They are half of all labelled messages, and only a part of what the bot meets: each counts for less. */
const PEOPLE_WEIGHT = 0.5;

/** Messages of people who did not know the story, for the gates to be fitted on. */
export const matchPeople = (engine: MatchEngine, people: readonly Labelled[]): Matched[] =>
  people.map(({ kind, facts, text }) => ({
    kind,
    facts,
    match: engine.matcher.match(text),
    weight: PEOPLE_WEIGHT,
  }));

export const matchStances = (engine: MatchEngine, stances: readonly LabelledStance[]): MatchedStance[] =>
  stances.map(({ text, talk, opinion }) => ({ match: engine.matcher.match(text), talk, opinion }));

export function matchLabelled(
  engine: MatchEngine,
  questions: readonly Question[],
): (Matched & { question: Question })[] {
  return questions.map((question) => ({
    question,
    kind: question.kind,
    facts: question.facts,
    match: engine.matcher.match(question.text),
  }));
}

/**
 * Outcomes with the gates and cut-offs fitted on the other five styles each time.
 *
 * @param own The story's own phrasings, matched by models that have not seen them.
 */
export function crossValidate(
  engine: MatchEngine,
  questions: readonly Question[],
  people: readonly Matched[],
  followUps: readonly Matched[],
  stances: readonly MatchedStance[],
  own: readonly Matched[] = matchOutOfFold(engine.knowledge),
): Outcome[] {
  const labelled = matchLabelled(engine, questions);
  const outcomes: Outcome[] = [];
  for (const style of STYLES) {
    const others = labelled.filter(({ question }) => question.style !== style);
    const answerer = createAnswerer(
      withCalibration(engine, fitCalibration([...others, ...people], own, followUps, stances)),
    );
    for (const { question } of labelled.filter((row) => row.question.style === style))
      outcomes.push({
        question,
        direct: answerer.ask(question.text),
        ambient: answerer.ask(question.text, { mode: 'ambient' }),
      });
  }
  return outcomes;
}
