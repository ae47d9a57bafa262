/** Where an answer stands in the article and how firmly: the line under every answer. */
import type { Article, Fact } from '../knowledge/model.ts';
import { sectionOf } from '../knowledge/sections.ts';
import type { PlainMessages } from '../messages/catalog.ts';
import type { Source, Standing } from './reply.ts';

const FIRM_TO_WEAK: readonly Standing[] = ['confirmed', 'reported', 'position', 'believed'];

/** The title of the section where the article says the fact first. */
export function sectionTitle(article: Article, fact: Fact): string {
  const [place = ''] = fact.where;
  return sectionOf(article.sections, place)?.title ?? place.split('/')[0]!;
}

const unique = <T>(values: readonly T[]): T[] => [...new Set(values)];

/** How firmly the article says a fact, and who says it where somebody does. */
export function standingOf({ standing, attribution }: Fact, messages: PlainMessages): string {
  return attribution === null
    ? messages.format(`standings.${standing}`)
    : messages.format(`standings.${standing}By`, { attribution });
}

/** The source of a reply that states these facts. */
export function sourceOf(article: Article, facts: readonly Fact[], messages: PlainMessages): Source {
  const byFirmness = [...facts].sort(
    (a, b) => FIRM_TO_WEAK.indexOf(a.standing) - FIRM_TO_WEAK.indexOf(b.standing),
  );
  const [first = '', ...rest] = unique(byFirmness.map((fact) => standingOf(fact, messages)));
  const standing = [first, ...rest.map((words) => words.charAt(0).toLowerCase() + words.slice(1))].join('; ');
  const section = unique(facts.map((fact) => `“${sectionTitle(article, fact)}”`)).join(', ');
  return {
    standing: byFirmness.at(-1)?.standing ?? 'reported',
    line: messages.format('answers.source', { standing, section, date: article.date.shown }),
  };
}
