/** Knows the knowledge's own phrasings word for word. */
import type { Knowledge } from '../knowledge/model.ts';
import { hashOf, otherHashOf, placeOf } from '../text/hashes.ts';
import type { QuestionForms, WholeAct } from '../text/language.ts';
import { wordKey } from '../text/normalise.ts';

/** What has this very phrasing: an entry, a gap, a kind of small talk, or something asked of the whole. */
export type Exact =
  | { readonly entry: string }
  | { readonly gap: string }
  | { readonly talk: string }
  | { readonly act: WholeAct };

/**
 * What has each phrasing, by its word key. Plain data, kept with what was compiled: of twenty thousand keys a tenth of the
 * memory that a Map of them takes, and read from disk in no time. Two keys with both hashes in common would be met once in
 * ten thousand million stories.
 */
export interface ExactPhrasings {
  /** A hash of each key, in ascending order. */
  readonly hashes: Uint32Array;
  /** Another hash of the same key. */
  readonly others: Uint32Array;
  /** The place of what has it. */
  readonly places: Uint32Array;
  readonly owners: readonly Exact[];
}

/**
 * Later ones win: an entry over a gap, both over what is asked of any story, all over small talk. Whoever wrote a way to
 * ask under an entry means that entry. A translation has ways to ask from when its language had no lists of the whole:
 * there what is asked of any story wins.
 */
export function collectExact(knowledge: Knowledge): Map<string, Exact> {
  const exact = new Map<string, Exact>();
  const add = (phrasings: readonly string[], what: Exact) => {
    for (const phrasing of phrasings) exact.set(wordKey(phrasing, knowledge.language.words), what);
  };
  const addWhole = () => {
    for (const { id, phrasings } of knowledge.acts) add(phrasings, { act: id });
  };
  for (const { id, phrasings } of knowledge.smallTalk) add(phrasings, { talk: id });
  if (!knowledge.isTranslation) addWhole();
  for (const { id, phrasings } of knowledge.gaps.values()) add(phrasings, { gap: id });
  for (const { id, phrasings, question } of knowledge.entries.values())
    add([question, ...phrasings], { entry: id });
  if (knowledge.isTranslation) addWhole();
  return exact;
}

/** The same as it is kept. */
export function packExact(exact: ReadonlyMap<string, Exact>): ExactPhrasings {
  const owners = [...new Set(exact.values())];
  const places = new Map(owners.map((owner, place) => [owner, place]));
  const rows = [...exact]
    .map(([key, owner]) => ({ hash: hashOf(key), other: otherHashOf(key), place: places.get(owner)! }))
    .sort((a, b) => a.hash - b.hash);
  return {
    hashes: Uint32Array.from(rows, ({ hash }) => hash),
    others: Uint32Array.from(rows, ({ other }) => other),
    places: Uint32Array.from(rows, ({ place }) => place),
    owners,
  };
}

/** What has the phrasing with this word key; null if nothing does. */
export function ownerOf(key: string, { hashes, others, places, owners }: ExactPhrasings): Exact | null {
  const [hash, other] = [hashOf(key), otherHashOf(key)];
  for (let at = placeOf(hashes, hash); hashes[at] === hash; at++)
    if (others[at] === other) return owners[places[at]!]!;
  return null;
}

/** Of fewer words, what stands before them may be all that tells what is meant: "and why?". */
const FEWEST_WORDS = 3;

/**
 * What has this very phrasing, with or without a greeting or such a word as "so" before it.
 *
 * @param typed The plain words as typed.
 */
export function exactOf(typed: string, exact: ExactPhrasings, { opening }: QuestionForms): Exact | null {
  const known = ownerOf(typed, exact);
  if (known !== null) return known;
  const bare = typed.replace(opening, '');
  const meant = ownerOf(bare, exact);
  // "So what happened" asks for the whole story all the same.
  const isOfWhole = meant !== null && 'act' in meant && bare.includes(' ');
  return isOfWhole || bare.split(' ').length >= FEWEST_WORDS ? meant : null;
}
