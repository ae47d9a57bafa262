/** What is offered in place of an answer: the best entries that each add something. */
import type { Entry } from '../knowledge/model.ts';
import type { Match } from './matcher.ts';

/** At most this many things are offered at once. */
export const MAX_SUGGESTIONS = 3;

/** The best entries that each add a fact the earlier ones do not state. */
export function distinctEntries(match: Match, most: number): Entry[] {
  const chosen: Entry[] = [];
  const stated = new Set<string>();
  for (const { entry } of match.entries) {
    if (chosen.length >= most) break;
    if (entry.facts.every((fact) => stated.has(fact))) continue;
    chosen.push(entry);
    for (const fact of entry.facts) stated.add(fact);
  }
  return chosen;
}
