/** Which known questions a new phrasing would take away from what answers them now. */
import type { Knowledge } from '../../src/knowledge/model.ts';
import { tellingWords } from './likeness.ts';

/** What a bot would take a question for if it did not know it word for word: an entry's or a gap's id, or nothing. */
export type TakenFor = (question: string) => string | null;

/** A known way to ask that would go elsewhere. */
export interface TakenAway {
  readonly phrasing: string;
  /** The entry or gap that it belongs to. */
  readonly from: string;
}

/** More of them would not be read. */
const MOST = 10;

/**
 * Known questions that share a word with the new ones, are found today, and would not be any more.
 *
 * @param target The entry or gap that the new phrasings go to.
 */
export function takenAway(
  phrasings: readonly string[],
  target: string,
  knowledge: Knowledge,
  before: TakenFor,
  after: TakenFor,
): TakenAway[] {
  const { words: forms } = knowledge.language;
  const telling = new Set(phrasings.flatMap((phrasing) => [...tellingWords(phrasing, forms)]));
  const factsOf = (id: string | null) => (id === null ? [] : (knowledge.entries.get(id)?.facts ?? []));
  const found: TakenAway[] = [];
  for (const { id, phrasings: own } of [...knowledge.entries.values(), ...knowledge.gaps.values()]) {
    if (id === target) continue;
    const isIt = (other: string | null) =>
      other === id || factsOf(other).some((fact) => factsOf(id).includes(fact));
    for (const phrasing of own) {
      if (![...tellingWords(phrasing, forms)].some((word) => telling.has(word))) continue;
      if (isIt(before(phrasing)) && !isIt(after(phrasing))) found.push({ phrasing, from: id });
      if (found.length === MOST) return found;
    }
  }
  return found;
}
