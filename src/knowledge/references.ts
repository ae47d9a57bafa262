/** Checks that what the files of a folder say of each other is so. */
import { join } from 'node:path';
import type { z } from 'zod';
import type { WordForms } from '../text/language.ts';
import { didYouMean } from '../text/nearest-name.ts';
import { wordKey } from '../text/normalise.ts';
import type { Article, Entry, Fact, Gap, Standing, Topic } from './model.ts';
import type { Locate } from './places.ts';
import { type articleSchema, MAX_ANSWER, MAX_FACTS_AN_ENTRY, MAX_SHORT } from './schema.ts';
import { sectionOf } from './sections.ts';
import type { Path, SourceFile } from './source.ts';
import type { ValidationIssue } from './validation-issue.ts';

type ById<T> = ReadonlyMap<string, T>;

/** Standings that are somebody's. */
const OF_SOMEBODY: readonly Standing[] = ['confirmed', 'declared', 'position'];

/** Facts whose standing needs somebody, and places in sections that the article does not have. */
export function factFaults(facts: ById<Fact>, article: Article | null, locate: Locate): ValidationIssue[] {
  const faults: ValidationIssue[] = [];
  for (const { id, standing, attribution, where } of facts.values()) {
    if (OF_SOMEBODY.includes(standing) && !attribution)
      faults.push({
        ...locate('fact', id),
        message: `fact "${id}" is ${standing} and needs an attribution: who says, confirms or did it`,
      });
    for (const [w, place] of where.entries())
      if (article !== null && sectionOf(article.sections, place) === undefined)
        faults.push({
          ...locate('fact', id, 'where', w),
          message: unknown(
            'section',
            place.split(/[./]/)[0] ?? place,
            article.sections.map((section) => section.id),
          ),
        });
    if (where.length === 0 && article !== null)
      faults.push({
        ...locate('fact', id),
        message: `fact "${id}" needs to say where it stands: "where: [section/paragraph]", with one of the sections ${article.sections.map((section) => section.id).join(', ')}`,
      });
  }
  return faults;
}

/** That there is no such thing, with the nearest that there is; `others` are known by the name, but are no such thing. */
export function unknown(
  kind: string,
  name: string,
  known: Iterable<string>,
  others: Readonly<Record<string, (name: string) => boolean>> = {},
): string {
  const other = Object.entries(others).find(([, has]) => has(name));
  if (other !== undefined) return `unknown ${kind} "${name}": that is the id of ${other[0]}, and no ${kind}`;
  return `unknown ${kind} "${name}"${didYouMean(name, known)}`;
}

/** All that can be referred to. */
export interface Referable {
  readonly facts: ById<Fact>;
  readonly entries: ById<Entry>;
  readonly gaps: ById<Gap>;
  /** Ids of what is left out. */
  readonly drafts: readonly string[];
}

/** Entries and gaps that name facts or entries which are not there. */
export function unknownReferences(
  { facts, entries, gaps, drafts }: Referable,
  locate: Locate,
): ValidationIssue[] {
  const faults: ValidationIssue[] = [];
  const tell = (message: string, ...place: Parameters<Locate>) =>
    faults.push({ ...locate(...place), message });
  const isDraft = { 'a draft, which is left out until it is finished': (id: string) => drafts.includes(id) };
  const noFact = (id: string) =>
    unknown('fact', id, facts.keys(), {
      'an entry': (other) => entries.has(other),
      'a gap': (other) => gaps.has(other),
      ...isDraft,
    });
  const noEntry = (id: string) =>
    unknown('related entry', id, entries.keys(), { 'a fact': (other) => facts.has(other) });
  for (const entry of entries.values()) {
    for (const [i, fact] of entry.facts.entries())
      if (!facts.has(fact)) tell(noFact(fact), 'entry', entry.id, 'facts', i);
    // What is not finished will be related again when it is.
    for (const [i, related] of entry.related.entries())
      if (!entries.has(related) && !drafts.includes(related))
        tell(noEntry(related), 'entry', entry.id, 'related', i);
      else if (related === entry.id)
        tell('an entry is not related to itself; take it out', 'entry', entry.id, 'related', i);
    if (entry.facts.length > MAX_FACTS_AN_ENTRY && !entry.overview)
      tell(
        `states ${entry.facts.length} facts; at most ${MAX_FACTS_AN_ENTRY} unless it is an overview: make two questions of it, or write "overview: true"`,
        'entry',
        entry.id,
        'facts',
      );
  }
  for (const gap of gaps.values()) {
    for (const [i, fact] of gap.nearest.entries())
      if (!facts.has(fact)) tell(noFact(fact), 'gap', gap.id, 'nearest', i);
    for (const [i, fact] of gap.tells.entries())
      if (!gap.nearest.includes(fact))
        tell(
          `tells "${fact}", which is not among its nearest facts; add it to "nearest"`,
          'gap',
          gap.id,
          'tells',
          i,
        );
  }
  return faults;
}

const tooLong = (text: string, most: number): boolean => [...text].length > most;

/** Answers that were made of what their facts state, and are too long. */
export const lengthFaults = (entries: ById<Entry>, locate: Locate): ValidationIssue[] =>
  [...entries.values()]
    .filter(({ answer }) => tooLong(answer, MAX_ANSWER))
    .map(({ id, answer }) => ({
      ...locate('entry', id),
      message: `"${id}" has no answer of its own, and what its facts state together has ${[...answer].length} characters, more than ${MAX_ANSWER}: write one`,
    }));

/** Short forms that were made of an answer's first sentence, and are long for a line of a list. */
export const lengthWarnings = (entries: ById<Entry>, locate: Locate): ValidationIssue[] =>
  [...entries.values()]
    .filter(({ short }) => tooLong(short, MAX_SHORT))
    .map(({ id, short }) => ({
      ...locate('entry', id),
      about: id,
      message: `"${id}" has no short form, and the first sentence of its answer has ${[...short].length} characters, more than ${MAX_SHORT}: write a "short" for lists`,
      alike: `entries have no short form, and a first sentence of more than ${MAX_SHORT} characters: write a "short" for lists`,
    }));

/**
 * Facts that nobody will ever be told.
 *
 * @param waiting Facts of entries that are drafts: they are told as soon as those are finished.
 */
export function unstatedFacts(
  facts: ById<Fact>,
  entries: ById<Entry>,
  waiting: ReadonlySet<string>,
  locate: Locate,
): ValidationIssue[] {
  const stated = new Set([...entries.values()].flatMap((entry) => entry.facts));
  return [...facts.keys()]
    .filter((id) => !stated.has(id))
    .map((id) => ({
      ...locate('fact', id),
      about: id,
      ...(waiting.has(id)
        ? {
            message: `only a draft states the fact "${id}": nobody is told it until that question is finished`,
            alike: 'facts are stated by drafts alone: nobody is told them until those questions are finished',
          }
        : {
            message: `no entry states the fact "${id}": nobody will be told it; name it under "facts" of an entry, or take it out`,
            alike:
              'facts are stated by no entry: nobody will be told them; name each under "facts" of an entry, or take it out',
          }),
    }));
}

/**
 * Drafts of entries that name facts which are not there any more, as after these were given other ids: nobody is told so
 * before they are finished.
 *
 * @param drafts The facts that each of them names, by its id.
 * @param known Ids of all facts, drafts among them.
 */
export const lostDrafts = (
  drafts: ReadonlyMap<string, readonly string[]>,
  known: readonly string[],
  locate: Locate,
): ValidationIssue[] =>
  [...drafts].flatMap(([id, facts]) => {
    const lost = facts.filter((fact) => !known.includes(fact));
    if (lost.length === 0) return [];
    return {
      ...locate('entry', id, 'facts'),
      about: id,
      message: `the draft "${id}" names ${lost.length === 1 ? 'a fact that is' : 'facts that are'} not there: ${lost.join(', ')}; write ${lost.length === 1 ? 'its new id' : 'their new ids'}, or take the draft out`,
      alike:
        'drafts of entries name facts that are not there; write the new ids of these, or take the drafts out',
    };
  });

/** Phrasings that stand twice, whatever their case and signs. */
export function repeatedPhrasings(
  entries: ById<Entry>,
  gaps: ById<Gap>,
  locate: Locate,
  forms: WordForms,
): ValidationIssue[] {
  const faults: ValidationIssue[] = [];
  const seen = new Map<string, Parameters<Locate>>();
  const visit = (kind: 'entry' | 'gap', { id, phrasings }: Entry | Gap) => {
    for (const [i, phrasing] of phrasings.entries()) {
      const key = wordKey(phrasing, forms);
      const first = seen.get(key);
      if (first === undefined) {
        seen.set(key, [kind, id, 'phrasings', i]);
        continue;
      }
      const { file, line } = locate(...first);
      faults.push({
        ...locate(kind, id, 'phrasings', i),
        message: `the phrasing "${phrasing}" stands already at ${file}:${line}; keep it in one place`,
      });
    }
  };
  for (const entry of entries.values()) visit('entry', entry);
  for (const gap of gaps.values()) visit('gap', gap);
  return faults;
}

/** Entries and topics that the article names and that are not there. */
export function articleReferences(
  source: SourceFile<z.output<typeof articleSchema>>,
  entries: ById<Entry>,
  topics: readonly Topic[],
): ValidationIssue[] {
  const { words } = source.value;
  const topicIds = new Set(topics.map(({ id }) => id));
  const missing = (path: Path, kind: string, id: string, known: Iterable<string>): ValidationIssue => ({
    file: source.file,
    line: source.lineOf(path),
    message: unknown(kind, id, known),
  });
  const { overview, next } = words;
  const named: [Path, string][] = [
    ...(overview == null ? [] : [[['words', 'overview'], overview] satisfies [Path, string]]),
    ...(next == null
      ? []
      : [
          [['words', 'next', 'focus'], next.focus] satisfies [Path, string],
          [['words', 'next', 'uncertain'], next.uncertain] satisfies [Path, string],
          ...next.watch.map((id, i): [Path, string] => [['words', 'next', 'watch', i], id]),
        ]),
    ...words.positions.map((id, i): [Path, string] => [['words', 'positions', i], id]),
  ];
  const faults = named
    .filter(([, id]) => !entries.has(id))
    .map(([path, id]) => missing(path, 'entry', id, entries.keys()));
  for (const [i, id] of words.explain_default_topics.entries())
    if (!topicIds.has(id))
      faults.push(missing(['words', 'explain_default_topics', i], 'topic', id, topicIds));
  return faults;
}

/** Concepts that are defined twice. */
export function repeatedConcepts(
  source: SourceFile<{ readonly concepts: readonly { readonly id: string }[] }>,
): ValidationIssue[] {
  const seen = new Set<string>();
  const faults: ValidationIssue[] = [];
  for (const [i, { id }] of source.value.concepts.entries()) {
    if (seen.has(id))
      faults.push({
        file: source.file,
        line: source.lineOf(['concepts', i]),
        message: `concept "${id}" stands twice`,
      });
    seen.add(id);
  }
  return faults;
}

/** That a folder has entries, and all of them are drafts. */
export const noEntry = (dir: string): ValidationIssue => ({
  file: join(dir, 'faq'),
  line: 0,
  message: 'holds nothing but drafts; finish at least one entry, and take its line "draft: true" out',
});
