/** Sides of a matter that people ask for in a word or two, side by side: "who, where, when, result". */
import type { PartForms } from '../text/several-questions.ts';

/** An enumeration has at least this many things that are sides of the matter, and as many of these as of others. */
const FEWEST = 2;

/** Asked for all at once ("the five Ws"), the first so many sides are meant. */
const ALL = 5;

/** Of the first thing of an enumeration, so many of its last words may be what is asked for; the rest leads up to it. */
const MOST_WORDS = 4;

const plain = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}' ]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();

/** The question that a part of a word or two stands for; null where it is no such part. */
export function facetOf(part: string, { facets, determiner }: PartForms): string | null {
  const bare = plain(part);
  const named = bare.replace(determiner, '');
  return facets.find(({ form }) => form.test(bare) || form.test(named))?.asks ?? null;
}

/** Whether a part asks for a side of the matter whatever is asked beside it: "what came of it". */
export function isFacetAlone(part: string, { facets }: PartForms): boolean {
  const bare = plain(part);
  return facets.some(({ alone }) => alone.test(bare));
}

/** The questions that stand for all sides asked for at once: who, what, when, where, why. */
export const allSides = ({ facets }: PartForms): string[] => facets.slice(0, ALL).map(({ asks }) => asks);

/** The last words of a thing that name a side of the matter: "could you give us the who". */
function facetAtEnd(thing: string, forms: PartForms): string | null {
  // "How many meetings took place" is a question of its own, whatever its last word could ask for; "who met who" is not.
  const isQuestion = thing.search(forms.asking) === 0;
  const words = plain(thing).split(' ');
  for (let count = Math.min(MOST_WORDS, words.length); count > 0; count--) {
    const end = words.slice(-count).join(' ');
    if (facetOf(end, forms) !== null && (!isQuestion || end.search(forms.asking) === 0)) return end;
  }
  return null;
}

/** Typed without a comma between them, so many sides are an enumeration: fewer may be a phrase of their own. */
const FEWEST_BARE = 3;

/** A sentence with more words says something of its own. */
const MOST_BARE_WORDS = 10;

/** Before them, so many words may say what it is about: "market hall timeline people outcome". */
const MOST_LEADING = 4;

/** The sides that a sentence is made of to its last word: "timeline key people outcome"; null if it is not. */
function sideBySide(sentence: string, forms: PartForms): string[] | null {
  const words = plain(sentence).split(' ');
  if (words.length > MOST_BARE_WORDS) return null;
  const found: string[] = [];
  for (let at = 0; at < words.length; ) {
    const rest = words.slice(at, at + MOST_WORDS);
    const count = rest.findLastIndex((_, i) => facetOf(rest.slice(0, i + 1).join(' '), forms) !== null) + 1;
    if (count === 0 && found.length === 0 && at < MOST_LEADING) {
      at += 1;
      continue;
    }
    if (count === 0) return null;
    found.push(rest.slice(0, count).join(' '));
    at += count;
  }
  return found.length >= FEWEST_BARE ? found : null;
}

/**
 * The things that a sentence lists, if they are sides of the matter; null if it lists none.
 */
export function enumeratedFacets(sentence: string, forms: PartForms): string[] | null {
  if (forms.allFacets.test(plain(sentence))) return allSides(forms);
  const listed = forms.listed.exec(sentence)?.[1] ?? sentence;
  const things = listed.split(forms.comma).filter((thing) => plain(thing) !== '');
  if (things.length < FEWEST) return sideBySide(listed, forms);
  const first = things[0]!;
  const named = [
    facetOf(first, forms) === null ? (facetAtEnd(first, forms) ?? first) : first,
    ...things.slice(1),
  ];
  const found = named.filter((thing) => facetOf(thing, forms) !== null).length;
  return found >= FEWEST && found * 2 >= named.length ? named : null;
}
