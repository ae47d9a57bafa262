/** Ranks the entries by how much of what is likely asked for they say. */
import type { Entry, Knowledge } from '../knowledge/model.ts';
import { factOrder } from '../model/lessons.ts';
import { highest } from './highest.ts';

/** An entry and how much of the facts' probability it covers, less a cost for each further fact it states. */
export interface RankedEntry {
  readonly entry: Entry;
  readonly utility: number;
}

/** What stating one more fact costs, in probability: replies should answer, not dump. */
const COST_OF_A_FACT = 0.06;

/** How many are ranked: the answer, and what may be suggested beside it. */
export const RANKED = 8;

export interface Ranking {
  /**
   * The best entries, best first.
   *
   * @param probabilities Of each fact, in the order of `factOrder`.
   * @param answerable Their sum.
   */
  rank(probabilities: Float64Array, answerable: number): RankedEntry[];
  /** Ids of all entries that state one of the entry's facts, itself among them. */
  sharingFacts(entry: string): ReadonlySet<string>;
}

export function createRanking(knowledge: Knowledge): Ranking {
  const factIndex = new Map(factOrder(knowledge).map((id, i) => [id, i]));
  const entries = [...knowledge.entries.values()].map((entry) => ({
    entry,
    facts: entry.facts.map((id) => factIndex.get(id)!),
  }));
  const sharing = new Map(
    entries.map(({ entry: { id, facts } }) => {
      const related = entries.filter(({ entry }) => entry.facts.some((fact) => facts.includes(fact)));
      return [id, new Set(related.map(({ entry }) => entry.id))];
    }),
  );
  return {
    rank(probabilities, answerable) {
      const utilities = entries.map(({ facts }) => {
        let covered = 0;
        for (const fact of facts) covered += probabilities[fact]!;
        return covered / answerable - COST_OF_A_FACT * (facts.length - 1);
      });
      return highest(RANKED, entries.length, (i) => utilities[i]!).map((i) => ({
        entry: entries[i]!.entry,
        utility: utilities[i]!,
      }));
    },
    sharingFacts: (entry) => sharing.get(entry) ?? new Set(),
  };
}
