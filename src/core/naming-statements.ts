/** Finds the story's statements that name somebody or something, by the words and concepts that a message has for it. */
import type { AnalyzedText, Analyzer } from '../analysis/analyze.ts';
import type { Fact, Knowledge } from '../knowledge/model.ts';

export interface NamingStatements {
  /** The first fact that has any of the message's words with meaning, those for the source left out. */
  first(said: AnalyzedText): Fact | undefined;
  /** The facts that have all of them, in the story's order; none for a message without such words. */
  all(said: AnalyzedText): Fact[];
}

/** What a message asks after: a word by its stem, and the subject that it belongs to, if it is one's name. */
interface Sought {
  readonly stem: string;
  readonly subject: string | null;
}

/** "Gardener" is of "garden"; "partner" is not of "part", since shorter words begin many others. */
const SHORTEST_BEGINNING = 5;
const MOST_BEHIND = 3;

const isFormOf = (word: string, stem: string): boolean =>
  word === stem ||
  (stem.length >= SHORTEST_BEGINNING && word.startsWith(stem) && word.length - stem.length <= MOST_BEHIND);

export function createNamingStatements(knowledge: Knowledge, analyzer: Analyzer): NamingStatements {
  // Read when something is first asked for so: a start need not wait for it.
  let statements: readonly { readonly fact: Fact; readonly said: AnalyzedText }[] | undefined;

  function read() {
    statements ??= [...knowledge.facts.values()]
      .filter(({ ofSource }) => !ofSource)
      .map((fact) => ({ fact, said: analyzer.analyze(fact.statement) }));
    return statements;
  }

  function soughtIn({ words, stems, content, hits }: AnalyzedText): Sought[] {
    const { source } = knowledge.language.values;
    const subjectAt = (at: number) =>
      hits.find(({ concept, from, to }) => concept.role === 'subject' && from <= at && at < to)?.concept.id;
    return stems.flatMap((stem, at) =>
      content[at] && !source.test(words[at]!) ? [{ stem, subject: subjectAt(at) ?? null }] : [],
    );
  }

  const names =
    (said: AnalyzedText) =>
    ({ stem, subject }: Sought): boolean =>
      said.stems.some((own) => isFormOf(own, stem)) ||
      said.hits.some(({ concept }) => concept.role === 'subject' && concept.id === subject);

  return {
    first(message) {
      const sought = soughtIn(message);
      return read().find(({ said }) => sought.some(names(said)))?.fact;
    },
    all(message) {
      const sought = soughtIn(message);
      if (sought.length === 0) return [];
      return read().flatMap(({ fact, said }) => (sought.every(names(said)) ? [fact] : []));
    },
  };
}
