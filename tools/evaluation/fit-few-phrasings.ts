/** Fits the gate that folders of few phrasings share, on a large story with few of its phrasings. */
import {
  FOLDER_EVIDENCE,
  FOLDER_EVIDENCE_NAMES,
  type FolderEvidenceName,
} from '../../src/decision/calibration.ts';
import { trainMatchEngine } from '../../src/engine/train.ts';
import type { Knowledge } from '../../src/knowledge/model.ts';
import { spread } from '../../src/knowledge/other-talk.ts';
import { fitLogistic, type Logistic } from '../../src/model/logistic.ts';
import { thinned } from '../small/sets.ts';
import type { Labelled, Question } from './questions.ts';

/** About what an editor writes in an hour. */
const PHRASINGS = 10;

/** Phrasings of an entry or a gap, of those that the thinned story was not taught. */
const MOST_LEFT = 15;

/** What all left phrasings of entries count together in messages, and what those of gaps do. */
const LEFT_COUNTS = 600;

const PENALTY = 5;

interface Row {
  readonly text: string;
  readonly facts: readonly string[];
  readonly weight: number;
}

type Asked = { readonly id: string; readonly phrasings: readonly string[] };

/** What is taught in full and not where it is thinned. */
function leftOut(
  full: ReadonlyMap<string, Asked>,
  thin: ReadonlyMap<string, Asked>,
  factsOf: (id: string) => readonly string[],
): Row[] {
  const rows = [...full.values()].flatMap(({ id, phrasings }) => {
    const taught = new Set(thin.get(id)!.phrasings);
    const left = phrasings.filter((text) => !taught.has(text));
    return spread(left, MOST_LEFT).map((text) => ({ text, facts: factsOf(id) }));
  });
  return rows.map((row) => ({ ...row, weight: LEFT_COUNTS / rows.length }));
}

/**
 * From the evidence of a folder: probability that the best entry is a right answer, as people ask.
 *
 * @param story Large: it has phrasings left over when it is thinned.
 * @param messages Labelled, of people; none of those that judge small folders.
 */
export function fitFewPhrasings(
  story: Knowledge,
  messages: readonly Pick<Question | Labelled, 'text' | 'facts'>[],
): Logistic<FolderEvidenceName> {
  const small = thinned(story, PHRASINGS);
  const { matcher } = trainMatchEngine(small);
  const rows: Row[] = [
    ...messages.map(({ text, facts }) => ({ text, facts, weight: 1 })),
    ...leftOut(story.entries, small.entries, (id) => story.entries.get(id)!.facts),
    ...leftOut(story.gaps, small.gaps, () => []),
  ];
  return fitLogistic(
    rows.map(({ text, facts, weight }) => {
      const { entries, evidence } = matcher.match(text);
      const stated = entries[0]?.entry.facts ?? [];
      return { values: evidence, outcome: stated.some((fact) => facts.includes(fact)), weight };
    }),
    FOLDER_EVIDENCE_NAMES,
    PENALTY,
    FOLDER_EVIDENCE,
  );
}
