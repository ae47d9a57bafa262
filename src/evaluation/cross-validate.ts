/** Answers each labelled message with cut-offs that were fitted without its style. */
import { createAnswerer } from '../core/answerer.ts';
import type { Engine } from '../search/engine.ts';
import { fitCalibration, type Matched } from './fit.ts';
import type { Outcome } from './measures.ts';
import { type Question, STYLES } from './questions.ts';

export function matchAll(engine: Engine, questions: readonly Question[]): Matched[] {
  return questions.map((question) => ({ question, match: engine.matcher.match(question.text) }));
}

/** Outcomes with the gates and cut-offs fitted on the other five styles each time. */
export function crossValidate(engine: Engine, questions: readonly Question[]): Outcome[] {
  const matched = matchAll(engine, questions);
  const outcomes: Outcome[] = [];
  for (const style of STYLES) {
    const others = matched.filter(({ question }) => question.style !== style);
    const answerer = createAnswerer({ ...engine, calibration: fitCalibration(others) });
    for (const { question } of matched.filter((row) => row.question.style === style))
      outcomes.push({
        question,
        direct: answerer.ask(question.text),
        ambient: answerer.ask(question.text, { mode: 'ambient' }),
      });
  }
  return outcomes;
}
