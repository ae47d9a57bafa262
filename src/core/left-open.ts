/** Says of what hardly any source tells that this one does not, where a story has neither a fact nor a gap on it. */
import type { Match } from '../decision/matcher.ts';
import type { Knowledge } from '../knowledge/model.ts';
import type { LeftOpen } from '../text/language.ts';

/** The sentence that what a message asks for is not said; null where it asks for something else, or the story speaks of it. */
export type LeftOpenFinder = (match: Match) => string | null;

export function createLeftOpen({ facts, entries, gaps, language, article }: Knowledge): LeftOpenFinder {
  const { leftOpen } = language;
  const known = new Map<LeftOpen, boolean>();

  /** Every text by which a story may speak of something. */
  function* texts(): Generator<string> {
    for (const { statement } of facts.values()) yield statement;
    for (const { question, answer, phrasings } of entries.values()) yield* [question, answer, ...phrasings];
    for (const { title, phrasings } of gaps.values()) yield* [title, ...phrasings];
  }

  function isSpokenOf(kind: LeftOpen): boolean {
    const before = known.get(kind);
    if (before !== undefined) return before;
    const isSpoken = [...texts()].some((text) => kind.speaks.test(text));
    known.set(kind, isSpoken);
    return isSpoken;
  }

  return ({ exact, said }) => {
    if (exact !== null) return null;
    const kind = leftOpen.find(({ asks }) => asks.test(said.typed));
    return kind === undefined || isSpokenOf(kind) ? null : kind.says.replace('{kind}', article.source.kind);
  };
}
