/** Where an answer stands in the article and how firmly: the line under every answer. */
import type { Article, Fact } from '../knowledge/model.ts';
import { sectionOf } from '../knowledge/sections.ts';
import { core, standingWords } from '../messages/core.ts';
import type { Source, Standing } from './reply.ts';

const FIRM_TO_WEAK: readonly Standing[] = ['confirmed', 'reported', 'position', 'believed'];

/** The title of the section where the article says the fact first. */
export function sectionTitle(article: Article, fact: Fact): string {
  const [place = ''] = fact.where;
  return sectionOf(article.sections, place)?.title ?? place.split('/')[0]!;
}

const unique = <T>(values: readonly T[]): T[] => [...new Set(values)];

/** The source of a reply that states these facts. */
export function sourceOf(article: Article, facts: readonly Fact[]): Source {
  const byFirmness = [...facts].sort(
    (a, b) => FIRM_TO_WEAK.indexOf(a.standing) - FIRM_TO_WEAK.indexOf(b.standing),
  );
  const [first = '', ...rest] = unique(
    byFirmness.map((fact) => standingWords(fact.standing, fact.attribution)),
  );
  const standing = [first, ...rest.map((words) => words.charAt(0).toLowerCase() + words.slice(1))].join('; ');
  const sections = unique(facts.map((fact) => `“${sectionTitle(article, fact)}”`)).join(', ');
  return {
    standing: byFirmness.at(-1)?.standing ?? 'reported',
    line: core.source(standing, sections, article.date.shown),
  };
}
