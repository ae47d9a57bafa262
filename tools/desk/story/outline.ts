/** The story as an editor thinks of it: the article's sections, each with its facts, the entries that state them, and gaps. */
import type { Entry, Fact, Gap, Knowledge } from '../../../src/knowledge/model.ts';
import { sectionOf } from '../../../src/knowledge/sections.ts';

export interface OutlinedSection {
  readonly title: string;
  readonly facts: readonly { readonly fact: Fact; readonly entries: readonly Entry[] }[];
  readonly gaps: readonly Gap[];
}

/** Where what belongs to no section stands. */
const ELSEWHERE = 'Not tied to a section';

/** Each fact and gap once, in the section of its first place; entries under each fact that they state. */
export function outline({ article, facts, entries, gaps }: Knowledge): OutlinedSection[] {
  const titleOf = (fact: Fact | undefined): string =>
    (fact && sectionOf(article.sections, fact.where[0] ?? '')?.title) ?? ELSEWHERE;
  const titles = [...article.sections.map(({ title }) => title), ELSEWHERE];
  return titles
    .map((title) => ({
      title,
      facts: [...facts.values()]
        .filter((fact) => titleOf(fact) === title)
        .map((fact) => ({
          fact,
          entries: [...entries.values()].filter((entry) => entry.facts.includes(fact.id)),
        })),
      gaps: [...gaps.values()].filter((gap) => titleOf(facts.get(gap.nearest[0] ?? '')) === title),
    }))
    .filter((section) => section.facts.length + section.gaps.length > 0);
}
