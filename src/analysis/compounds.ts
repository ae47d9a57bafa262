/** Takes words apart that are written together, where every part is a word of the story: `Marktgebühren`. */
import type { CompoundForms } from '../text/language.ts';

/** Parts of one word; a longer row of them is chance. */
const MOST_PARTS = 3;

/** The parts of a word; null where it is no row of known words. */
export type TakeApart = (word: string) => readonly string[] | null;

/**
 * @param isKnown whether the story uses a word, in whatever form.
 */
export function createTakeApart(forms: CompoundForms | null, isKnown: (word: string) => boolean): TakeApart {
  if (forms === null) return () => null;
  const { shortest, links } = forms;

  /** The word that stands in front, without what links it to the next. */
  function firstOf(front: string): string | null {
    if (isKnown(front)) return front;
    const bare = links
      .filter((link) => front.endsWith(link))
      .map((link) => front.slice(0, -link.length))
      .find((word) => word.length >= shortest && isKnown(word));
    return bare ?? null;
  }

  function apart(word: string, most: number): readonly string[] | null {
    if (isKnown(word)) return [word];
    if (most === 1) return null;
    // The longest last part says most surely what it is: it is looked for first.
    for (let at = shortest; at <= word.length - shortest; at++) {
      const first = firstOf(word.slice(0, at));
      const others = first === null ? null : apart(word.slice(at), most - 1);
      if (first !== null && others !== null) return [first, ...others];
    }
    return null;
  }

  return (word) => {
    if (word.length < 2 * shortest || /\d/.test(word)) return null;
    const parts = apart(word, MOST_PARTS);
    return parts === null || parts.length < 2 ? null : parts;
  };
}
