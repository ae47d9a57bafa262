/** Tells which section of the article a place stands in: `talks/2`, or `k.3` where points are counted. */
import type { Section } from './model.ts';

/** A point by the letters of its section and its number. */
const POINT = /^([a-z]+)\.\d+$/;

/** Letters of the last but one section and of the last, in folders whose sections do not name theirs. */
const UNNAMED = ['k', 'm'];

/** The sections as the file has them, each with its letters or without. */
export function withPlaces(
  sections: readonly { readonly id: string; readonly title: string; readonly places?: string | undefined }[],
): Section[] {
  const isNamed = sections.some(({ places }) => places !== undefined);
  const first = sections.length - UNNAMED.length;
  return sections.map(({ id, title, places }, i) => ({
    id,
    title,
    places: (isNamed ? places : UNNAMED[i - first]) ?? null,
  }));
}

/** The section of a place; undefined if there is none. */
export function sectionOf(sections: readonly Section[], place: string): Section | undefined {
  const letters = POINT.exec(place)?.[1];
  return letters === undefined
    ? sections.find(({ id }) => id === place.split('/')[0])
    : sections.find(({ places }) => places === letters);
}
