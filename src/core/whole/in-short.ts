/** What was told as a list, in a sentence or two: the short forms of the entries that tell the same. */
import type { Entry, Fact, Knowledge } from '../../knowledge/model.ts';

/** So many short forms at most: more of them would be no shorter. */
const MOST = 3;

/** A list that shares more of the story's overview than this is one of the whole story, though it leaves some of that out. */
const MOST_OF_IT = 0.5;

const stancesOf = (facts: readonly Fact[]): Set<string> =>
  new Set(facts.flatMap(({ stance }) => stance ?? []));

/** How much an entry tells that is not told yet; a side that nothing has told counts most, so that none is left out. */
function newIn(entry: Entry, told: ReadonlySet<string>, listed: readonly Fact[]): number {
  const fresh = listed.filter(({ id }) => entry.facts.includes(id) && !told.has(id));
  const before = stancesOf(listed.filter(({ id }) => told.has(id)));
  const sides = [...stancesOf(fresh)].filter((side) => !before.has(side)).length;
  return fresh.length + sides * listed.length;
}

/**
 * The entries whose short forms together tell of the most of these facts, and of nothing else, in the order of the list.
 *
 * @param listed What was told, in its order.
 */
export function entriesInShort(listed: readonly Fact[], { entries, article }: Knowledge): readonly Entry[] {
  const ids = new Set(listed.map(({ id }) => id));
  const overview = entries.get(article.words.overview ?? '');
  const shared = overview?.facts.filter((id) => ids.has(id)).length ?? 0;
  const isOfWhole = overview !== undefined && shared > MOST_OF_IT * overview.facts.length;
  if (isOfWhole && shared < overview.facts.length) return [overview];
  const candidates = [...entries.values()].filter(({ facts }) => facts.every((id) => ids.has(id)));
  const found: Entry[] = [];
  const told = new Set<string>();
  while (found.length < MOST) {
    const [best] = candidates
      .map((entry) => ({ entry, says: newIn(entry, told, listed) }))
      .sort((a, b) => b.says - a.says || a.entry.facts.length - b.entry.facts.length);
    if (best === undefined || best.says === 0) break;
    found.push(best.entry);
    for (const id of best.entry.facts) told.add(id);
  }
  const placeOf = ({ facts }: Entry) => listed.findIndex(({ id }) => facts.includes(id));
  return found.sort((a, b) => placeOf(a) - placeOf(b));
}
