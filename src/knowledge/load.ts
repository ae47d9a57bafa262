/** Reads a knowledge folder into one checked whole. All faults are found at once; nothing is thrown. */
import { join } from 'node:path';
import { wordKey } from '../text/normalise.ts';
import { fingerprint, yamlFilesIn } from './files.ts';
import type { Article, Concept, Entry, Fact, Gap, Knowledge, Topic } from './model.ts';
import {
  articleSchema,
  conversationSchema,
  factsSchema,
  gapsSchema,
  lexiconSchema,
  MAX_FACTS_AN_ENTRY,
  topicSchema,
} from './schema.ts';
import { type Path, readSource, type SourceFile } from './source.ts';
import type { ValidationIssue } from './validation-issue.ts';

/** Where a thing is written, so that later checks can point at it. */
export type Locate = (kind: 'fact' | 'entry' | 'gap', id: string, ...within: Path) => ValidationIssue;

export interface Loaded {
  /** Null when a file could not be read at all. */
  readonly knowledge: Knowledge | null;
  readonly faults: readonly ValidationIssue[];
  /** The place of a part of the knowledge, as a fault without a message. */
  readonly locate: Locate;
}

type Place = { readonly source: SourceFile<unknown>; readonly path: Path };

/** Reads and cross-checks all files under `dir`. */
export function loadKnowledge(dir: string): Loaded {
  const faults: ValidationIssue[] = [];
  const places = new Map<string, Place>();
  const locate: Locate = (kind, id, ...within) => {
    const place = places.get(`${kind}:${id}`);
    if (place === undefined) return { file: dir, line: 0, message: '' };
    return { file: place.source.file, line: place.source.lineOf([...place.path, ...within]), message: '' };
  };

  const articleFile = readSource(join(dir, 'article.yaml'), articleSchema, faults);
  const factsFile = readSource(join(dir, 'facts.yaml'), factsSchema, faults);
  const gapsFile = readSource(join(dir, 'gaps.yaml'), gapsSchema, faults);
  const lexiconFile = readSource(join(dir, 'lexicon.yaml'), lexiconSchema, faults);
  const conversationFile = readSource(join(dir, 'conversation.yaml'), conversationSchema, faults);
  const topicPaths = yamlFilesIn(join(dir, 'faq'));
  if (topicPaths.length === 0)
    faults.push({
      file: join(dir, 'faq'),
      line: 0,
      message: 'holds no topic; at least one YAML file is needed',
    });
  const topicFiles = topicPaths.map((path) => readSource(path, topicSchema, faults));

  /** Registers a thing; false (and a fault) if its id is taken. */
  const claim = (
    kind: 'fact' | 'entry' | 'gap' | 'topic',
    id: string,
    source: SourceFile<unknown>,
    path: Path,
  ) => {
    const taken = places.get(`${kind}:${id}`);
    if (taken === undefined) {
      places.set(`${kind}:${id}`, { source, path });
      return true;
    }
    const where = `${taken.source.file}:${taken.source.lineOf(taken.path)}`;
    faults.push({
      file: source.file,
      line: source.lineOf(path),
      message: `${kind} id "${id}" is already used at ${where}`,
    });
    return false;
  };

  const facts = new Map<string, Fact>();
  const sectionIds = new Set(articleFile?.value.sections.map((section) => section.id));
  for (const [i, fact] of factsFile?.value.entries() ?? []) {
    if (!claim('fact', fact.id, factsFile!, [i])) continue;
    facts.set(fact.id, { ...fact, attribution: fact.attribution ?? null });
    if ((fact.standing === 'position' || fact.standing === 'confirmed') && !fact.attribution)
      faults.push({
        ...locate('fact', fact.id),
        message: `fact "${fact.id}" is a ${fact.standing} and needs an attribution`,
      });
    for (const [w, place] of fact.where.entries()) {
      // Takeaways and points to monitor are written k.N and m.N; they stand in the last two sections.
      const section = /^[km]\.\d+$/.test(place) ? null : place.split('/')[0]!;
      if (articleFile && section !== null && !sectionIds.has(section))
        faults.push({ ...locate('fact', fact.id, 'where', w), message: `unknown section "${section}"` });
    }
  }

  const entries = new Map<string, Entry>();
  const topics: Topic[] = [];
  for (const file of topicFiles) {
    if (file === null) continue;
    const { topic, title, names, lead = null } = file.value;
    if (!claim('topic', topic, file, ['topic'])) continue;
    const ids: string[] = [];
    for (const [i, entry] of file.value.entries.entries()) {
      if (!claim('entry', entry.id, file, ['entries', i])) continue;
      entries.set(entry.id, { ...entry, topic });
      ids.push(entry.id);
    }
    if (lead && !ids.includes(lead))
      faults.push({
        file: file.file,
        line: file.lineOf(['lead']),
        message: `the topic has no entry "${lead}"`,
      });
    topics.push({ id: topic, title, names, lead: lead ?? null, entries: ids });
  }

  const gaps = new Map<string, Gap>();
  for (const [i, gap] of gapsFile?.value.entries() ?? [])
    if (claim('gap', gap.id, gapsFile!, [i])) gaps.set(gap.id, gap);

  // What a file holds that cannot be read is not unknown: those who mend it would be led astray.
  const allTopics = topicFiles.every((file) => file !== null);
  if (factsFile && allTopics) {
    faults.push(...unknownReferences(facts, entries, gaps, locate));
    faults.push(...unstatedFacts(facts, entries, locate));
  }
  faults.push(...repeatedPhrasings(entries, gaps, locate));
  if (articleFile && allTopics)
    faults.push(...articleReferences(articleFile, entries, new Set(topics.map((t) => t.id))));
  if (lexiconFile) faults.push(...repeatedConcepts(lexiconFile));

  if (
    !articleFile ||
    !factsFile ||
    !gapsFile ||
    !lexiconFile ||
    !conversationFile ||
    topicFiles.includes(null)
  )
    return { knowledge: null, faults, locate };

  const order = new Map(articleFile.value.words.explain_default_topics.map((id, i) => [id, i]));
  const last = order.size;
  topics.sort((a, b) => (order.get(a.id) ?? last) - (order.get(b.id) ?? last));
  const knowledge: Knowledge = {
    article: articleFile.value as Article,
    facts,
    topics,
    entries,
    gaps,
    concepts: lexiconFile.value.concepts as Concept[],
    filler: lexiconFile.value.filler,
    abbreviations: lexiconFile.value.abbreviations,
    smallTalk: conversationFile.value.small_talk,
    offTopic: conversationFile.value.off_topic,
    chatter: conversationFile.value.chatter,
    revision: fingerprint(dir),
  };
  return { knowledge, faults, locate };
}

function unknownReferences(
  facts: ReadonlyMap<string, Fact>,
  entries: ReadonlyMap<string, Entry>,
  gaps: ReadonlyMap<string, Gap>,
  locate: Locate,
): ValidationIssue[] {
  const faults: ValidationIssue[] = [];
  for (const entry of entries.values()) {
    for (const [i, fact] of entry.facts.entries())
      if (!facts.has(fact))
        faults.push({ ...locate('entry', entry.id, 'facts', i), message: `unknown fact "${fact}"` });
    for (const [i, related] of entry.related.entries()) {
      if (!entries.has(related))
        faults.push({
          ...locate('entry', entry.id, 'related', i),
          message: `unknown related entry "${related}"`,
        });
      else if (related === entry.id)
        faults.push({
          ...locate('entry', entry.id, 'related', i),
          message: 'an entry is not related to itself',
        });
    }
    if (entry.facts.length > MAX_FACTS_AN_ENTRY && !entry.overview)
      faults.push({
        ...locate('entry', entry.id, 'facts'),
        message: `states ${entry.facts.length} facts; at most ${MAX_FACTS_AN_ENTRY} unless it is an overview`,
      });
  }
  for (const gap of gaps.values())
    for (const [i, fact] of gap.nearest.entries())
      if (!facts.has(fact))
        faults.push({ ...locate('gap', gap.id, 'nearest', i), message: `unknown fact "${fact}"` });
  return faults;
}

function unstatedFacts(
  facts: ReadonlyMap<string, Fact>,
  entries: ReadonlyMap<string, Entry>,
  locate: Locate,
): ValidationIssue[] {
  const stated = new Set([...entries.values()].flatMap((entry) => entry.facts));
  return [...facts.keys()]
    .filter((id) => !stated.has(id))
    .map((id) => ({ ...locate('fact', id), message: `no entry states the fact "${id}"` }));
}

function repeatedPhrasings(
  entries: ReadonlyMap<string, Entry>,
  gaps: ReadonlyMap<string, Gap>,
  locate: Locate,
): ValidationIssue[] {
  const faults: ValidationIssue[] = [];
  const seen = new Map<string, readonly ['entry' | 'gap', string, number]>();
  const visit = (kind: 'entry' | 'gap', id: string, phrasings: readonly string[]) => {
    for (const [i, phrasing] of phrasings.entries()) {
      const key = wordKey(phrasing);
      const before = seen.get(key);
      if (before === undefined) {
        seen.set(key, [kind, id, i]);
        continue;
      }
      const first = locate(before[0], before[1], 'phrasings', before[2]);
      faults.push({
        ...locate(kind, id, 'phrasings', i),
        message: `the phrasing "${phrasing}" stands already at ${first.file}:${first.line}`,
      });
    }
  };
  for (const entry of entries.values()) visit('entry', entry.id, entry.phrasings);
  for (const gap of gaps.values()) visit('gap', gap.id, gap.phrasings);
  return faults;
}

function articleReferences(
  source: SourceFile<{ words: Article['words'] }>,
  entries: ReadonlyMap<string, Entry>,
  topicIds: ReadonlySet<string>,
): ValidationIssue[] {
  const { words } = source.value;
  const named: [Path, string][] = [
    [['words', 'overview'], words.overview],
    [['words', 'next', 'focus'], words.next.focus],
    [['words', 'next', 'uncertain'], words.next.uncertain],
    ...words.positions.map((id, i): [Path, string] => [['words', 'positions', i], id]),
    ...words.next.watch.map((id, i): [Path, string] => [['words', 'next', 'watch', i], id]),
  ];
  const faults = named
    .filter(([, id]) => !entries.has(id))
    .map(([path, id]) => ({
      file: source.file,
      line: source.lineOf(path),
      message: `unknown entry "${id}"`,
    }));
  for (const [i, id] of words.explain_default_topics.entries())
    if (!topicIds.has(id))
      faults.push({
        file: source.file,
        line: source.lineOf(['words', 'explain_default_topics', i]),
        message: `unknown topic "${id}"`,
      });
  return faults;
}

function repeatedConcepts(source: SourceFile<{ concepts: { id: string }[] }>): ValidationIssue[] {
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
