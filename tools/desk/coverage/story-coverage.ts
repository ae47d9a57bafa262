/** How well a story as a whole covers what it means to: what is taken for what, what nobody reaches. */
import { type Coverage, coverageOf, type Ending, endingOf } from '../../../src/engine/coverage.ts';
import type { Engine } from '../../../src/engine/engine.ts';

/** What was asked under one entry or gap, and where it ended up instead. */
export interface Confusion {
  readonly from: Ending;
  readonly to: Ending;
  readonly count: number;
}

export interface StoryCoverage {
  /** Fingerprint of the story that was measured. */
  readonly revision: string;
  readonly items: readonly Coverage[];
  /** Most frequent first. */
  readonly confusions: readonly Confusion[];
  /** Facts that no held-out phrasing got an answer with. */
  readonly unreachedFacts: readonly string[];
  /** The story's own examples that get no answer, each with what they get. */
  readonly unansweredExamples: readonly { readonly text: string; readonly ending: Ending }[];
}

/** Where the phrasings of one item ended up that did not find home. */
function confusionsOf({ kind, id, missed }: Coverage): Confusion[] {
  const to = new Map<string, Confusion>();
  for (const { ending } of missed) {
    const key = `${ending.kind} ${ending.id}`;
    to.set(key, { from: { kind, id }, to: ending, count: (to.get(key)?.count ?? 0) + 1 });
  }
  return [...to.values()];
}

/** Where most of an item's phrasings ended up instead; undefined if there is no other. */
export const nearestConfusion = ({ confusions }: StoryCoverage, { kind, id }: Coverage) =>
  confusions.find(({ from }) => from.kind === kind && from.id === id);

/** Takes five trainings. */
export function storyCoverage(engine: Engine): StoryCoverage {
  const { revision, facts, article } = engine.knowledge;
  const items = coverageOf(engine);
  const reached = new Set(items.flatMap(({ stated }) => [...stated]));
  return {
    revision,
    items,
    confusions: items
      .flatMap(confusionsOf)
      .sort((a, b) => b.count - a.count || (a.from.id < b.from.id ? -1 : 1)),
    unreachedFacts: [...facts.keys()].filter((id) => !reached.has(id)),
    unansweredExamples: article.words.examples.flatMap((text) => {
      const ending = endingOf(engine.decide.direct(engine.match(text, null)));
      return ending.kind === 'entry' ? [] : [{ text, ending }];
    }),
  };
}
