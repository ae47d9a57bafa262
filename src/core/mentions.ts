/** Tells whether a story speaks of something at all: by its words, and by what else they are called. */
import { type AnalyzedText, type Analyzer, contentStems } from '../analysis/analyze.ts';
import type { Entry, Knowledge } from '../knowledge/model.ts';

/** Whether any word of a message with a subject of its own, or what it stands for, is anywhere in the story. */
export type Mentions = (said: AnalyzedText) => boolean;

/** In this share of the ways to ask for one answer, a word is another one for what the answer says. */
const OTHER_WORD = 0.1;

/** What texts speak of: the stems of their words and the ids of their concepts. Both are told apart by a sign. */
function spokenOf(said: AnalyzedText): Set<string> {
  const { content, hits } = said;
  return new Set([
    ...contentStems(said),
    ...hits
      .filter(({ from, to }) => content.slice(from, to).some(Boolean))
      .map(({ concept }) => `#${concept.id}`),
  ]);
}

/** Reads a story when something is first looked for: a start need not wait for it. */
export function createMentions(knowledge: Knowledge, { analyze }: Analyzer): Mentions {
  let known: ReadonlySet<string> | undefined;

  /** What many of the ways to ask for an answer speak of. */
  function otherWords({ phrasings }: Entry): string[] {
    const counts = new Map<string, number>();
    for (const phrasing of phrasings)
      for (const word of spokenOf(analyze(phrasing))) counts.set(word, (counts.get(word) ?? 0) + 1);
    return [...counts].filter(([, count]) => count >= phrasings.length * OTHER_WORD).map(([word]) => word);
  }

  function read(): ReadonlySet<string> {
    const entries = [...knowledge.entries.values()];
    const texts = [
      ...[...knowledge.facts.values()].flatMap(({ statement, quote }) => [statement, quote ?? '']),
      ...entries.flatMap(({ question, answer, short }) => [question, answer, short]),
      ...knowledge.names.flatMap(({ name, also, is }) => [name, ...also, is ?? '']),
    ];
    return new Set([
      ...texts.flatMap((text) => [...spokenOf(analyze(text))]),
      ...entries.flatMap(otherWords),
    ]);
  }

  return (said) => {
    known ??= read();
    return [...spokenOf(said)].some((word) => known?.has(word));
  };
}
