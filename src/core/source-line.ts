/** Where a reply stands in the article and how firmly: the line under every answer. One standing, or none. */

import type { Article, Fact } from '../knowledge/model.ts';
import { sectionOf } from '../knowledge/sections.ts';
import type { PlainMessages } from '../messages/catalog.ts';
import { capitalised } from '../text/capitalised.ts';
import { type Source, STANDINGS } from './reply.ts';

/** More sections than this nobody looks up. */
const MOST_SECTIONS = 3;

const unique = <T>(values: readonly T[]): T[] => [...new Set(values)];

/** In a translation the line says which language the source itself is in: whoever looks it up should know. */
const withLanguage = ({ writtenIn }: Article, line: string): string =>
  writtenIn === null ? line : `${line} · ${writtenIn}`;

/** The titles of the sections that somebody needs who looks a fact up: the first, or all where none says all of it. */
export function sectionTitles(article: Article, { where, allPlaces }: Fact): string[] {
  const places = allPlaces ? where : where.slice(0, 1);
  return unique(places.map((place) => sectionOf(article.sections, place)?.title ?? place.split('/')[0]!));
}

/** How firmly the article says a fact, and who says it where somebody does. */
export function standingOf({ standing, attribution, act }: Fact, messages: PlainMessages): string {
  if (attribution === null) return messages.format(`standings.${standing}`);
  return act === null
    ? messages.format(`standings.${standing}By`, { attribution })
    : messages.format('standings.actBy', { act: capitalised(act), attribution });
}

/** The sections of these facts, each once; of many only that there are several. */
function sectionsOf(article: Article, facts: readonly Fact[], messages: PlainMessages): string {
  // Beside what stands somewhere, what is true of all of the source needs no place.
  const placed = facts.filter(({ ofSource }) => !ofSource);
  const sections = unique(
    (placed.length > 0 ? placed : facts).flatMap((fact) => sectionTitles(article, fact)),
  );
  return sections.length > MOST_SECTIONS
    ? messages.format('answers.severalSections')
    : sections.join(`${messages.format('answers.between')} `);
}

/** Signs by which a platform would end a link or its words. */
const MARK_UP = /[<>()[\]|\s*_~`\\]/g;

/** The way to the source, where there is one. */
const linkOf = ({ source: { link } }: Article): Pick<Source, 'link'> =>
  link === null ? {} : { link: link.replace(MARK_UP, (sign) => `%${sign.charCodeAt(0).toString(16)}`) };

/**
 * The source of a reply that states these facts. Where they are not all as firm, the line tells no standing: each
 * sentence says its own, and a string of labels would not say which is whose. What the source is, nobody reports.
 */
export function sourceOf(article: Article, facts: readonly Fact[], messages: PlainMessages): Source {
  const [weakest = 'reported'] = STANDINGS.filter((standing) =>
    facts.some((fact) => fact.standing === standing),
  ).reverse();
  const [standing, other] = unique(facts.map((fact) => standingOf(fact, messages)));
  const section = sectionsOf(article, facts, messages);
  const date = article.date.shown;
  const line =
    standing !== undefined && other === undefined && !facts.every(({ ofSource }) => ofSource)
      ? messages.format('answers.source', { standing, section, date })
      : messages.format('answers.sourceOfMixed', { section, date });
  return { standing: weakest, line: withLanguage(article, line), ...linkOf(article) };
}

/** Where these facts stand, without how firmly: for a reply that says that itself. */
export const placesOf = (article: Article, facts: readonly Fact[], messages: PlainMessages): Source => ({
  ...sourceOf(article, facts, messages),
  line: withLanguage(
    article,
    messages.format('answers.sourceOfMixed', {
      section: sectionsOf(article, facts, messages),
      date: article.date.shown,
    }),
  ),
});

/** The source of a meaning that is no part of the story. */
export const generalKnowledge = (messages: PlainMessages): Source => ({
  standing: 'reported',
  line: messages.format('answers.sourceOfTerm'),
});

/** The source of a reply that states nothing of the story. */
export const sourceOfRefusal = (article: Article, messages: PlainMessages): Source => ({
  standing: 'reported',
  line: withLanguage(article, messages.format('answers.sourceOfRefusal', { date: article.date.shown })),
  ...linkOf(article),
});

/** Says as of when an answer holds. */
export const timeNote = ({ date: { asOf, shown } }: Article, messages: PlainMessages): string =>
  asOf === null
    ? messages.format('answers.timeNoteUndated', { date: shown })
    : messages.format('answers.timeNote', { asOf });
