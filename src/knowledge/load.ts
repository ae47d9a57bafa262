/** Reads a story's folder into one checked whole. All faults are found at once; nothing is thrown. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { z } from 'zod';
import { didYouMean } from '../text/nearest-name.ts';
import { articleOf, completed, entryOf, factOf, gapOf } from './complete.ts';
import { NO_CONVERSATION, NO_GAPS, NO_LEXICON, NO_NAMES } from './empty-files.ts';
import { fingerprint, MAX_TOPICS, yamlFilesIn } from './files.ts';
import { languageFolder } from './language-folder.ts';
import {
  type Article,
  type Entry,
  type Fact,
  type Gap,
  type Knowledge,
  type Name,
  phrasingCount,
  type SmallTalk,
  type Topic,
} from './model.ts';
import { divideTalk } from './other-talk.ts';
import { createPlaces, type Locate, type Places } from './places.ts';
import { type LanguageFolder, readLanguage } from './read-language.ts';
import {
  articleReferences,
  factFaults,
  lengthFaults,
  lengthWarnings,
  lostDrafts,
  noEntry,
  repeatedConcepts,
  repeatedPhrasings,
  unknown,
  unknownReferences,
  unstatedFacts,
} from './references.ts';
import {
  articleSchema,
  conversationSchema,
  factsSchema,
  gapsSchema,
  lexiconSchema,
  namesSchema,
  topicSchema,
} from './schema.ts';
import { readSource, type SourceFile } from './source.ts';
import { toldFingerprint } from './told.ts';
import type { ValidationIssue } from './validation-issue.ts';
import { readWays, type Ways } from './ways.ts';

/** A fact, entry or gap that nobody has finished; a fact has no phrasings. */
export interface Draft {
  readonly id: string;
  readonly phrasings: readonly string[];
}

export interface Loaded {
  /** Null when a file could not be read at all. */
  readonly knowledge: Knowledge | null;
  /** What keeps it from being told. */
  readonly faults: readonly ValidationIssue[];
  /** What it can be told with, and is better mended. */
  readonly warnings: readonly ValidationIssue[];
  /** What is still to be written, which is left out. */
  readonly drafts: readonly Draft[];
  /** The place of a part of the knowledge, as a fault without a message. */
  readonly locate: Locate;
}

type File<Schema extends z.ZodType> = SourceFile<z.output<Schema>> | null;

/** The files of a folder, each checked by itself; null where one cannot be read. */
interface Files {
  readonly article: File<typeof articleSchema>;
  readonly facts: File<typeof factsSchema>;
  readonly gaps: File<typeof gapsSchema>;
  readonly lexicon: File<typeof lexiconSchema>;
  readonly names: File<typeof namesSchema>;
  readonly conversation: File<typeof conversationSchema>;
  readonly topics: readonly File<typeof topicSchema>[];
  readonly ways: Ways;
}

function readFiles(dir: string, faults: ValidationIssue[], warnings: ValidationIssue[]): Files {
  const read = <T>(name: string, schema: z.ZodType<T>): SourceFile<T> | null =>
    readSource(join(dir, `${name}.yaml`), schema, faults, warnings);
  const readIfThere = <T>(name: string, schema: z.ZodType<T>, none: SourceFile<T>): SourceFile<T> | null =>
    existsSync(join(dir, `${name}.yaml`)) ? read(name, schema) : none;
  const topicPaths = yamlFilesIn(join(dir, 'faq'));
  if (topicPaths.length === 0)
    faults.push({
      file: join(dir, 'faq'),
      line: 0,
      message: 'holds no topic; at least one file with questions is needed, such as faq/questions.yaml',
    });
  if (topicPaths.length > MAX_TOPICS)
    faults.push({ file: join(dir, 'faq'), line: 0, message: `holds more than ${MAX_TOPICS} topics` });
  return {
    article: read('article', articleSchema),
    facts: read('facts', factsSchema),
    gaps: readIfThere('gaps', gapsSchema, NO_GAPS),
    lexicon: readIfThere('lexicon', lexiconSchema, NO_LEXICON),
    names: readIfThere('names', namesSchema, NO_NAMES),
    conversation: readIfThere('conversation', conversationSchema, NO_CONVERSATION),
    topics: topicPaths.slice(0, MAX_TOPICS).map((path) => readSource(path, topicSchema, faults, warnings)),
    ways: readWays(dir, faults),
  };
}

/** The parts of a story by their ids. */
interface Parts {
  readonly facts: ReadonlyMap<string, Fact>;
  readonly gaps: ReadonlyMap<string, Gap>;
  readonly entries: ReadonlyMap<string, Entry>;
  readonly topics: readonly Topic[];
  readonly drafts: readonly Draft[];
  /** Facts that each draft of an entry names. */
  readonly waiting: ReadonlyMap<string, readonly string[]>;
}

/** Brings everything under its id; of two with the same id the first counts, and the other is a fault. */
function collectParts(
  files: Files,
  article: Article | null,
  { claim, listed }: Places,
  faults: ValidationIssue[],
): Parts {
  const drafts: Draft[] = [];
  const isKept = (one: Partial<Draft> & { readonly id: string; readonly draft: boolean }): boolean => {
    if (one.draft) drafts.push({ id: one.id, phrasings: one.phrasings ?? [] });
    return !one.draft;
  };
  /** With the ways to ask that stand in the plain list. */
  const withWays = <T extends Draft>(kind: 'entry' | 'gap', one: T): T => {
    const ways = files.ways.of.get(one.id);
    if (ways === undefined) return one;
    const lines = ways.map(({ line }) => line);
    listed(kind, one.id, { file: files.ways.file, from: one.phrasings.length, lines });
    return { ...one, phrasings: [...one.phrasings, ...ways.map(({ text }) => text)] };
  };
  const facts = new Map<string, Fact>();
  for (const [i, fact] of files.facts?.value.entries() ?? [])
    if (claim('fact', fact.id, files.facts!, [i]) && isKept(fact)) facts.set(fact.id, factOf(fact, article));

  const entries = new Map<string, Entry>();
  const topics: Topic[] = [];
  const waiting = new Map<string, readonly string[]>();
  for (const file of files.topics) {
    if (file === null) continue;
    const { topic, title, names, lead = null } = file.value;
    if (!claim('topic', topic, file, ['topic'])) continue;
    const own = file.value.entries
      .filter((entry, i) => claim('entry', entry.id, file, ['entries', i]))
      .map((entry) => withWays('entry', entry))
      .filter(isKept);
    for (const { id, draft, facts: ids } of file.value.entries) if (draft) waiting.set(id, ids);
    for (const entry of own) entries.set(entry.id, entryOf(entry, topic, facts));
    const ids = own.map(({ id }) => id);
    if (lead && !ids.includes(lead))
      faults.push({
        file: file.file,
        line: file.lineOf(['lead']),
        message: `the topic has no entry "${lead}"${didYouMean(lead, ids)}`,
      });
    // A topic of nothing but drafts is none yet.
    if (own.length > 0) topics.push({ id: topic, title, names, lead: lead ?? null, entries: ids });
  }

  const gaps = new Map<string, Gap>();
  for (const [i, bare] of files.gaps?.value.entries() ?? []) {
    if (!claim('gap', bare.id, files.gaps!, [i])) continue;
    const gap = withWays('gap', bare);
    if (isKept(gap)) gaps.set(gap.id, gapOf(gap));
    if (!gap.draft && gap.phrasings.length === 0)
      faults.push({
        file: files.gaps!.file,
        line: files.gaps!.lineOf([i]),
        message: `gap "${gap.id}" has no way to ask: write some under "phrasings", or under @${gap.id} in ways.txt`,
      });
  }
  return { facts, gaps, entries, topics, drafts, waiting };
}

/** The language that the article names, if there is such a one. */
function languageOf(file: NonNullable<Files['article']>, faults: ValidationIssue[]): LanguageFolder | null {
  const { language } = file.value;
  if (existsSync(languageFolder(language))) return readLanguage(language, faults);
  faults.push({
    file: file.file,
    line: file.lineOf(['language']),
    message: `unknown language "${language}"; leave the line out for English`,
  });
  return null;
}

/** Names, and a fault for each fact that one rests on and that is not there, where `facts` could be read. */
function namesOf(
  file: NonNullable<Files['names']>,
  facts: ReadonlyMap<string, Fact> | null,
  faults: ValidationIssue[],
): Name[] {
  return file.value.names.map((name, i) => {
    for (const [j, fact] of name.facts.entries())
      if (facts !== null && !facts.has(fact))
        faults.push({
          file: file.file,
          line: file.lineOf(['names', i, 'facts', j]),
          message: unknown('fact', fact, facts.keys()),
        });
    return { ...name, is: name.is ?? null, role: name.role ?? null, part: name.part ?? name.facts[0]! };
  });
}

/** Topics in the order that the article names; others after them. */
function inOrder(topics: readonly Topic[], named: readonly string[]): Topic[] {
  const order = new Map(named.map((id, i) => [id, i]));
  const last = order.size;
  return [...topics].sort((a, b) => (order.get(a.id) ?? last) - (order.get(b.id) ?? last));
}

/** The small talk of the language and the story's own; what both know under one id is one. */
export function mergeTalk(...all: readonly SmallTalk[]): SmallTalk[] {
  const merged = new Map<string, readonly string[]>();
  for (const { id, phrasings } of all) merged.set(id, [...(merged.get(id) ?? []), ...phrasings]);
  return [...merged].map(([id, phrasings]) => ({ id, phrasings }));
}

/** Reads and cross-checks all files under `dir`, together with the language that the story is in. */
export function loadKnowledge(dir: string): Loaded {
  const faults: ValidationIssue[] = [];
  const warnings: ValidationIssue[] = [];
  const places = createPlaces(dir, faults);
  const { locate } = places;
  const files = readFiles(dir, faults, warnings);
  const article = files.article && articleOf(files.article.value);
  const language = files.article && languageOf(files.article, faults);
  const parts = collectParts(files, article, places, faults);
  const { facts, entries, gaps, topics, drafts, waiting } = parts;
  const draftIds = drafts.map(({ id }) => id);
  const nothing = { knowledge: null, faults, warnings, drafts, locate };

  faults.push(...factFaults(facts, article, locate));
  // What a file holds that cannot be read is not unknown: those who mend it would be led astray.
  const allTopics = files.topics.every((file) => file !== null);
  if (files.facts && allTopics) {
    faults.push(
      ...unknownReferences({ facts, entries, gaps, drafts: draftIds }, locate),
      ...lengthFaults(entries, locate),
      ...files.ways.unknownIds([...entries.keys(), ...gaps.keys(), ...draftIds]),
    );
    if (entries.size === 0 && files.topics.length > 0) faults.push(noEntry(dir));
    warnings.push(
      ...unstatedFacts(facts, entries, new Set([...waiting.values()].flat()), locate),
      ...lostDrafts(waiting, [...facts.keys(), ...draftIds], locate),
      ...lengthWarnings(entries, locate),
    );
  }
  if (language) warnings.push(...repeatedPhrasings(entries, gaps, locate, language.language.words));
  if (files.article && allTopics) faults.push(...articleReferences(files.article, entries, topics));
  if (files.lexicon) faults.push(...repeatedConcepts(files.lexicon));

  const { lexicon, conversation } = files;
  const names = files.names && namesOf(files.names, files.facts && facts, faults);
  if (!names) return nothing;
  if (!article || !language || !files.facts || !files.gaps || !lexicon || !conversation || !allTopics)
    return nothing;
  const phrasings = phrasingCount({ entries, gaps });
  const ordered = inOrder(topics, article.words.explain_default_topics);
  const offTopic = divideTalk(conversation.value.off_topic, language.offTopic, phrasings);
  const chatter = divideTalk(conversation.value.chatter, language.chatter, phrasings);
  const told = {
    article: completed(article, ordered, entries),
    language: language.language,
    facts,
    topics: ordered,
    entries,
    gaps,
    concepts: lexicon.value.concepts,
    names,
  };
  const knowledge: Knowledge = {
    ...told,
    filler: [...language.filler, ...lexicon.value.filler],
    abbreviations: { ...language.abbreviations, ...lexicon.value.abbreviations },
    glossary: [...(files.names?.value.terms ?? []), ...language.glossary],
    acts: language.acts,
    stances: language.stances,
    smallTalk: mergeTalk(...language.smallTalk, ...conversation.value.small_talk),
    offTopic: offTopic.learnt,
    chatter: chatter.learnt,
    talkLeft: { offTopic: offTopic.left, chatter: chatter.left },
    untranslated: new Set(),
    isTranslation: false,
    revision: fingerprint(dir),
    told: toldFingerprint(told),
  };
  return { knowledge, faults, warnings, drafts, locate };
}
