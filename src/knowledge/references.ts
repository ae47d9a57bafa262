/** Checks that what the files of a folder say of each other is so. */
import type { WordForms } from '../text/language.ts';
import { wordKey } from '../text/normalise.ts';
import type { Article, Entry, Fact, Gap, Standing, Topic } from './model.ts';
import type { Locate } from './places.ts';
import { MAX_FACTS_AN_ENTRY } from './schema.ts';
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
        message: `fact "${id}" is ${standing} and needs an attribution`,
      });
    for (const [w, place] of where.entries())
      if (article !== null && sectionOf(article.sections, place) === undefined)
        faults.push({
          ...locate('fact', id, 'where', w),
          message: `unknown section "${place.split(/[./]/)[0]}"`,
        });
  }
  return faults;
}

/** Entries and gaps that name facts or entries which are not there. */
export function unknownReferences(
  facts: ById<Fact>,
  entries: ById<Entry>,
  gaps: ById<Gap>,
  locate: Locate,
): ValidationIssue[] {
  const faults: ValidationIssue[] = [];
  const tell = (message: string, ...place: Parameters<Locate>) =>
    faults.push({ ...locate(...place), message });
  for (const entry of entries.values()) {
    for (const [i, fact] of entry.facts.entries())
      if (!facts.has(fact)) tell(`unknown fact "${fact}"`, 'entry', entry.id, 'facts', i);
    for (const [i, related] of entry.related.entries())
      if (!entries.has(related)) tell(`unknown related entry "${related}"`, 'entry', entry.id, 'related', i);
      else if (related === entry.id)
        tell('an entry is not related to itself', 'entry', entry.id, 'related', i);
    if (entry.facts.length > MAX_FACTS_AN_ENTRY && !entry.overview)
      tell(
        `states ${entry.facts.length} facts; at most ${MAX_FACTS_AN_ENTRY} unless it is an overview`,
        'entry',
        entry.id,
        'facts',
      );
  }
  for (const gap of gaps.values()) {
    for (const [i, fact] of gap.nearest.entries())
      if (!facts.has(fact)) tell(`unknown fact "${fact}"`, 'gap', gap.id, 'nearest', i);
    for (const [i, fact] of gap.tells.entries())
      if (!gap.nearest.includes(fact))
        tell(`tells "${fact}", which is not among its nearest facts`, 'gap', gap.id, 'tells', i);
  }
  return faults;
}

/** Facts that nobody will ever be told. */
export function unstatedFacts(facts: ById<Fact>, entries: ById<Entry>, locate: Locate): ValidationIssue[] {
  const stated = new Set([...entries.values()].flatMap((entry) => entry.facts));
  return [...facts.keys()]
    .filter((id) => !stated.has(id))
    .map((id) => ({ ...locate('fact', id), message: `no entry states the fact "${id}"` }));
}

/** Phrasings that stand twice, whatever their case and signs. */
export function repeatedPhrasings(
  entries: ById<Entry>,
  gaps: ById<Gap>,
  locate: Locate,
  forms: WordForms,
): ValidationIssue[] {
  const faults: ValidationIssue[] = [];
  const seen = new Map<string, ValidationIssue>();
  const visit = (kind: 'entry' | 'gap', { id, phrasings }: Entry | Gap) => {
    for (const [i, phrasing] of phrasings.entries()) {
      const key = wordKey(phrasing, forms);
      const first = seen.get(key);
      const place = locate(kind, id, 'phrasings', i);
      if (first === undefined) seen.set(key, place);
      else
        faults.push({
          ...place,
          message: `the phrasing "${phrasing}" stands already at ${first.file}:${first.line}`,
        });
    }
  };
  for (const entry of entries.values()) visit('entry', entry);
  for (const gap of gaps.values()) visit('gap', gap);
  return faults;
}

/** Entries and topics that the article names and that are not there. */
export function articleReferences(
  source: SourceFile<{ readonly words: Article['words'] }>,
  entries: ById<Entry>,
  topics: readonly Topic[],
): ValidationIssue[] {
  const { words } = source.value;
  const topicIds = new Set(topics.map(({ id }) => id));
  const unknown = (path: Path, kind: string, id: string): ValidationIssue => ({
    file: source.file,
    line: source.lineOf(path),
    message: `unknown ${kind} "${id}"`,
  });
  const named: [Path, string][] = [
    [['words', 'overview'], words.overview],
    [['words', 'next', 'focus'], words.next.focus],
    [['words', 'next', 'uncertain'], words.next.uncertain],
    ...words.positions.map((id, i): [Path, string] => [['words', 'positions', i], id]),
    ...words.next.watch.map((id, i): [Path, string] => [['words', 'next', 'watch', i], id]),
  ];
  const faults = named.filter(([, id]) => !entries.has(id)).map(([path, id]) => unknown(path, 'entry', id));
  for (const [i, id] of words.explain_default_topics.entries())
    if (!topicIds.has(id)) faults.push(unknown(['words', 'explain_default_topics', i], 'topic', id));
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
