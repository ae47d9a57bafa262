/** A story in another language: its facts, entries and gaps by their ids, told and asked about in the translation. */
import { mergeTalk } from './load.ts';
import { type Article, type Concept, type Entry, type Knowledge, phrasingCount } from './model.ts';
import { divideTalk } from './other-talk.ts';
import type { LanguageFolder } from './read-language.ts';
import type { Translation } from './read-translation.ts';

type TranslatedEntry = Translation['entries'] extends ReadonlyMap<string, infer T> ? T : never;

/**
 * Whether a translation has all of an entry's text. What it says may still be of an older revision.
 */
const hasText = (
  given: TranslatedEntry | undefined,
): given is TranslatedEntry & Pick<Entry, 'question' | 'answer' | 'short'> =>
  given?.question !== undefined && given.answer !== undefined && given.short !== undefined;

/**
 * What an entry says in another language; null where it is not translated, or was before its answer changed in substance: what
 * was taken back in the story's own language must not go on being said in another.
 *
 * @param revision Of the entry in the story's own language.
 */
export function toldInTranslation(
  given: TranslatedEntry | undefined,
  revision: number,
): Pick<Entry, 'question' | 'answer' | 'short'> | null {
  if (!hasText(given) || given.revision < revision) return null;
  const { question, answer, short } = given;
  return { question, answer, short };
}

function articleIn(own: Article, translated: NonNullable<Translation['article']>): Article {
  const { title, about, credit, covers, date, written_in, sections, words } = translated;
  return {
    ...own,
    title,
    about,
    credit,
    covers,
    writtenIn: written_in,
    date: { shown: date.shown, asOf: own.date.asOf === null ? null : (date.as_of ?? own.date.asOf) },
    sections: own.sections.map((section) => ({ ...section, title: sections[section.id] ?? section.title })),
    words: { ...own.words, matter: null, views_on: null, ...words },
  };
}

/** Names of the story are typed in its own spelling too; its other words are not. */
const conceptIn = (concept: Concept, { concepts }: Translation['lexicon']): Concept => ({
  ...concept,
  words: concepts[concept.id] ?? (concept.role === 'ordinary' ? [] : concept.words),
});

/**
 * The story in the translation's language; what is not translated, or was before its answer changed in substance, stays as it
 * is, and is named in `untranslated`.
 *
 * @param story In its own language.
 * @returns null where the sentences of the story itself are not translated: then nothing can be said in the language.
 */
export function translated(
  story: Knowledge,
  translation: Translation,
  folder: LanguageFolder,
  revision: string,
): Knowledge | null {
  if (translation.article === null) return null;
  const { lexicon, conversation } = translation;
  const untranslated = new Set<string>();
  const inLanguage = <T extends { readonly id: string }>(
    kind: string,
    own: T,
    given: Partial<T> | null,
  ): T => {
    if (given === null) untranslated.add(`${kind}:${own.id}`);
    return { ...own, ...given };
  };

  const facts = [...story.facts.values()].map((fact) => {
    const given = translation.facts.get(fact.id);
    if (given === undefined || (fact.attribution !== null && given.attribution === undefined))
      return inLanguage('fact', fact, null);
    const attribution = fact.attribution === null ? null : (given.attribution ?? null);
    return inLanguage('fact', fact, {
      statement: given.statement,
      attribution,
      act: fact.act === null ? null : (given.act ?? fact.act),
      holders: given.holder ?? (attribution === null ? [] : [attribution]),
    });
  });
  const entries = [...story.entries.values()].map((entry) => {
    const given = translation.entries.get(entry.id);
    const { question, phrasings = [] } = given ?? {};
    return {
      ...inLanguage('entry', entry, toldInTranslation(given, entry.revision)),
      phrasings: [...new Set([...(question === undefined ? [] : [question]), ...phrasings])],
    };
  });
  const gaps = [...story.gaps.values()].map((gap) => {
    // Its title is for maintainers, who read the story's own.
    const { title, reply = null, phrasings = [] } = translation.gaps.get(gap.id) ?? {};
    return { ...gap, title: title ?? phrasings[0] ?? '', reply, phrasings };
  });
  const names = story.names.map((name) => {
    const given = translation.names.get(name.id);
    if (given === undefined || (name.is !== null && given.is === undefined))
      return inLanguage('name', name, null);
    return inLanguage('name', name, {
      name: given.name,
      also: given.also,
      is: name.is && (given.is ?? null),
    });
  });
  const topics = story.topics.map((topic) => ({ ...topic, ...translation.article?.topics[topic.id] }));

  const asked = {
    entries: new Map(entries.map((one) => [one.id, one])),
    gaps: new Map(gaps.map((one) => [one.id, one])),
  };
  const phrasings = phrasingCount(asked);
  const offTopic = divideTalk(conversation.off_topic, folder.offTopic, phrasings);
  const chatter = divideTalk(conversation.chatter, folder.chatter, phrasings);
  return {
    article: articleIn(story.article, translation.article),
    language: folder.language,
    facts: new Map(facts.map((fact) => [fact.id, fact])),
    topics,
    ...asked,
    concepts: story.concepts.map((concept) => conceptIn(concept, lexicon)),
    filler: [...folder.filler, ...lexicon.filler],
    abbreviations: { ...folder.abbreviations, ...lexicon.abbreviations },
    names,
    glossary: [...translation.terms, ...folder.glossary],
    acts: folder.acts,
    stances: folder.stances,
    smallTalk: mergeTalk(...folder.smallTalk, ...conversation.small_talk),
    offTopic: offTopic.learnt,
    chatter: chatter.learnt,
    talkLeft: { offTopic: offTopic.left, chatter: chatter.left },
    untranslated,
    isTranslation: true,
    revision,
    told: story.told,
  };
}
