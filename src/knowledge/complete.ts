/** Makes the parts of a story of what its files hold, and fills in what an editor need not write. */
import type { z } from 'zod';
import type { Article, Entry, Fact, Gap, Topic } from './model.ts';
import {
  type articleSchema,
  type factsSchema,
  type gapsSchema,
  MAX_SHORT,
  type topicSchema,
} from './schema.ts';
import { withPlaces } from './sections.ts';

type ArticleFile = z.output<typeof articleSchema>;
type FactInFile = z.output<typeof factsSchema>[number];
type EntryInFile = z.output<typeof topicSchema>['entries'][number];
type GapInFile = z.output<typeof gapsSchema>[number];

/** As many example questions are taken from the entries where a story names none. */
const EXAMPLES = 6;

/** The source; one without sections is one section. */
export function articleOf({ source, date, sections, words, ...article }: ArticleFile): Article {
  return {
    ...article,
    source: { kind: source.kind, link: source.link ?? null, licence: source.licence ?? null },
    contact: article.contact ?? null,
    about: article.about ?? null,
    credit: article.credit ?? null,
    writtenIn: null,
    date: { shown: date.shown, asOf: date.as_of ?? null },
    sections:
      sections.length > 0 ? withPlaces(sections) : [{ id: 'source', title: article.title, places: null }],
    words: {
      ...words,
      cannot_know: words.cannot_know ?? null,
      opinion: words.opinion ?? null,
      off_topic: words.off_topic ?? null,
      overview: words.overview ?? null,
      next: words.next ?? null,
    },
  };
}

/** A claim; in a source of one section it needs not say where it stands. */
export function factOf(file: FactInFile, article: Article | null): Fact {
  const { draft: _, attribution, act, holder, stance, all_places, of_source, where, ...fact } = file;
  const [only, another] = article?.sections ?? [];
  return {
    ...fact,
    statement: file.statement ?? '',
    quote: file.quote ?? null,
    where: where.length === 0 && only !== undefined && another === undefined ? [only.id] : where,
    attribution: attribution ?? null,
    act: act ?? null,
    holders: holder ?? (attribution ? [attribution] : []),
    stance: stance ?? null,
    allPlaces: all_places,
    ofSource: of_source,
  };
}

const firstSentence = (text: string): string => text.split(/(?<=[.!?])\s+(?=\p{Lu})/u)[0] ?? text;

/**
 * One question. An answer that is not written is what its facts say; the short form is the answer, or its first
 * sentence; the question is the one way to ask where there is no other.
 */
export function entryOf(file: EntryInFile, topic: string, facts: ReadonlyMap<string, Fact>): Entry {
  const { draft: _, answer, short, ...entry } = file;
  const question = file.question ?? '';
  const told = answer || file.facts.flatMap((id) => facts.get(id)?.statement ?? []).join(' ');
  return {
    ...entry,
    topic,
    question,
    answer: told,
    short: short || ([...told].length <= MAX_SHORT ? told : firstSentence(told)),
    phrasings: file.phrasings.length > 0 ? file.phrasings : [question],
  };
}

export function gapOf({ draft: _, title, reply, ...gap }: GapInFile): Gap {
  return { ...gap, title: title ?? '', reply: reply || null };
}

/** The article with what is taken from its entries where it says nothing itself: examples, topics, what it covers. */
export function completed(
  article: Article,
  topics: readonly Topic[],
  entries: ReadonlyMap<string, Entry>,
): Article {
  const { words } = article;
  const leads = topics.flatMap(({ lead, entries: own }) => lead ?? own[0] ?? []);
  const examples = [...new Set([...leads, ...topics.flatMap((topic) => topic.entries.slice(1, 3))])];
  const overview = [...entries.values()].find((entry) => entry.overview)?.id ?? null;
  return {
    ...article,
    covers: article.covers.length > 0 ? article.covers : topics.map(({ title }) => title),
    words: {
      ...words,
      examples:
        words.examples.length > 0
          ? words.examples
          : examples.slice(0, EXAMPLES).flatMap((id) => entries.get(id)?.question ?? []),
      overview: words.overview ?? overview,
    },
  };
}
