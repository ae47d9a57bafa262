/** Matches the knowledge's own phrasings by models that have not seen them: many more messages to fit the gates on. */

import type { Match, SecondReading } from '../../src/decision/matcher.ts';
import { createMatchEngine } from '../../src/engine/engine.ts';
import { trainMatchEngine } from '../../src/engine/train.ts';
import type { Knowledge } from '../../src/knowledge/model.ts';
import type { QuestionKind } from './questions.ts';

/** A message with its label and match. */
export interface Matched {
  readonly kind: QuestionKind;
  readonly facts: readonly string[];
  readonly match: Match;
  /** How much it counts, where that is not as much as its kind does. */
  readonly weight?: number;
}

/** A message with whether it is small talk or wants an opinion, null where either would do, and its match. */
export interface MatchedStance {
  readonly match: Match;
  readonly talk: boolean | null;
  readonly opinion: boolean | null;
}

const FOLDS = 5;

/** Keeps every item but those of the fold, or only those of it. */
const inFold = (fold: number) => (_: unknown, i: number) => i % FOLDS === fold;
const outOfFold = (fold: number) => (_: unknown, i: number) => i % FOLDS !== fold;

/**
 * Each phrasing is left out once. Every other gap is left out as a whole topic: people ask what no gap foresees, and
 * what one does foresee, in other words.
 *
 * @param second What else reads messages, if anything does.
 */
export function matchOutOfFold(knowledge: Knowledge, second: SecondReading | null = null): Matched[] {
  const rows: Matched[] = [];
  const gaps = [...knowledge.gaps.values()];
  const unforeseen = gaps.filter((_, i) => i % 2 === 0);
  const foreseen = gaps.filter((_, i) => i % 2 === 1);
  for (let fold = 0; fold < FOLDS; fold++) {
    const kept = outOfFold(fold);
    const left = inFold(fold);
    const known = [
      ...unforeseen.filter(kept),
      ...foreseen.map((gap) => ({ ...gap, phrasings: gap.phrasings.filter(kept) })),
    ];
    const trained = trainMatchEngine({
      ...knowledge,
      entries: new Map(
        [...knowledge.entries].map(([id, entry]) => [
          id,
          { ...entry, phrasings: entry.phrasings.filter(kept) },
        ]),
      ),
      gaps: new Map(known.map((gap) => [gap.id, gap])),
      offTopic: knowledge.offTopic.filter(kept),
      chatter: knowledge.chatter.filter(kept),
    });
    const engine = createMatchEngine(trained, second);
    const add = (kind: QuestionKind, texts: readonly string[], facts: readonly string[] = []) => {
      for (const text of texts) rows.push({ kind, facts, match: engine.matcher.match(text) });
    };
    for (const entry of knowledge.entries.values())
      add('answerable', entry.phrasings.filter(left), entry.facts);
    for (const gap of unforeseen.filter(left)) add('not-in-article', gap.phrasings);
    for (const gap of foreseen) add('not-in-article', gap.phrasings.filter(left));
    add('off-topic', knowledge.offTopic.filter(left));
    add('chatter', knowledge.chatter.filter(left));
  }
  return rows;
}
