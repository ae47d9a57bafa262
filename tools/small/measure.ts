/** Measures a folder of few phrasings as a reader would meet it: what it answers, rightly or wrongly. */
import type { Engine } from '../../src/engine/engine.ts';
import type { Judged } from './sets.ts';

/** Shares are between 0 and 1; NaN where there was nothing to count. */
export interface SmallMeasures {
  /** The likeliest entry states what is asked for, whatever the gates say. */
  readonly top1: number;
  readonly right: number;
  readonly offered: number;
  readonly wrong: number;
  /** What the folder cannot answer, and an answer was given all the same. */
  readonly falseAnswers: number;
  /** Right, or rightly left without an answer: what HINT3 calls accuracy. */
  readonly overall: number;
  readonly answerable: number;
  readonly unanswerable: number;
}

export function measureSmall(engine: Engine, judged: readonly Judged[]): SmallMeasures {
  let [top1, right, offered, wrong, falseAnswers, answerable] = [0, 0, 0, 0, 0, 0];
  for (const { text, facts } of judged) {
    const match = engine.matcher.match(text);
    const decision = engine.decide.direct(match);
    const states = (of: readonly string[]) => of.some((fact) => facts.includes(fact));
    const answered = decision.kind === 'answer';
    if (facts.length === 0) {
      if (answered) falseAnswers++;
      continue;
    }
    answerable++;
    if (states(match.entries[0]?.entry.facts ?? [])) top1++;
    if (decision.kind === 'suggestions' && decision.entries.some((entry) => states(entry.facts))) offered++;
    if (!answered) continue;
    if (states(decision.entry.facts)) right++;
    else wrong++;
  }
  const unanswerable = judged.length - answerable;
  return {
    top1: top1 / answerable,
    right: right / answerable,
    offered: offered / answerable,
    wrong: wrong / answerable,
    falseAnswers: falseAnswers / unanswerable,
    overall: (right + unanswerable - falseAnswers) / judged.length,
    answerable,
    unanswerable,
  };
}
