/** Tells whether an entry's question is what was asked, so that it may stand over its answer. */
import { type AnalyzedText, contentStems } from '../analysis/analyze.ts';
import type { Match } from '../decision/matcher.ts';
import type { Engine } from '../engine/engine.ts';
import type { Entry } from '../knowledge/model.ts';

export interface Titles {
  /** False where the question over the answer would show that another was asked. */
  fits(entry: Entry, match: Match): boolean;
}

/** Questions of entries are analyzed when they are first needed. */
export function createTitles({ analyzer }: Pick<Engine, 'analyzer'>): Titles {
  const known = new Map<string, AnalyzedText>();
  function analyzedQuestion({ id, question }: Entry): AnalyzedText {
    const analyzed = known.get(id) ?? analyzer.analyze(question);
    known.set(id, analyzed);
    return analyzed;
  }
  return {
    fits(entry, { analyzed: asked, inContext }) {
      // Words of what was said before are not the asker's own.
      if (inContext) return false;
      const question = analyzedQuestion(entry);
      const said = new Set(contentStems(asked));
      const meant = contentStems(question);
      return (
        meant.every((stem) => said.has(stem)) &&
        question.questionTypes.every((type) => asked.questionTypes.includes(type))
      );
    },
  };
}
