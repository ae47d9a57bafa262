/** Finds topics and questions by a few letters of them, typos allowed: for `/explain` and its completion. */
import Fuse from 'fuse.js';
import type { Entry, Knowledge, Topic } from '../knowledge/model.ts';
import { wordKey } from '../text/normalise.ts';
import type { Completion } from './core.ts';
import { shorten } from './shorten.ts';

export type Found =
  | { readonly kind: 'topic'; readonly id: string }
  | { readonly kind: 'entry'; readonly id: string };

export interface NearTopic {
  readonly topic: Topic;
  readonly title: string;
  /** The topic's first entry. */
  readonly lead: Entry;
}

export interface TopicFinder {
  /** The topic or entry that is surely meant; null if none is. */
  find(typed: string): Found | null;
  /** The nearest topics, always some. */
  nearest(typed: string, most: number): NearTopic[];
  /** Completions, best first. */
  complete(typed: string, most: number): Completion[];
}

/** The longest text that is compared: Fuse's work grows with it, and topics are short. */
const MAX_TYPED = 60;
const MAX_LABEL = 100;

/** Fuse's score runs from 0 (perfect) to 1; names of topics are short, so one or two wrong letters are about this. */
const SURELY = 0.4;

/** A text as it begins to be typed. Cheap: all phrasings are read like this when the first person types. */
const lettersOf = (text: string): string =>
  text
    .toLowerCase()
    .replace(/['’]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

interface Named {
  readonly name: string;
  readonly found: Found;
}

/** Topics by id, title and the names that stand for them; entries by id. */
export function createTopicFinder(knowledge: Knowledge): TopicFinder {
  const keyOf = (text: string) => wordKey(text, knowledge.language.words);
  const named: Named[] = [];
  for (const topic of knowledge.topics) {
    const found = { kind: 'topic', id: topic.id } as const;
    for (const name of new Set([
      topic.id.replaceAll('-', ' '),
      keyOf(topic.title),
      ...topic.names.map(keyOf),
    ]))
      named.push({ name, found });
  }
  for (const entry of knowledge.entries.values())
    named.push({ name: keyOf(entry.question), found: { kind: 'entry', id: entry.id } });

  const exact = new Map<string, Found>();
  for (const { name, found } of named) if (!exact.has(name)) exact.set(name, found);
  for (const entry of knowledge.entries.values()) exact.set(entry.id, { kind: 'entry', id: entry.id });
  for (const topic of knowledge.topics) exact.set(topic.id, { kind: 'topic', id: topic.id });

  const options = { keys: ['name'], includeScore: true, ignoreLocation: true };
  const topicNames = new Fuse(
    named.filter(({ found }) => found.kind === 'topic'),
    { ...options, threshold: 0.6 },
  );
  const typedAhead = new Fuse(
    [
      ...knowledge.topics.map((topic) => ({
        name: [topic.title, topic.id, ...topic.names].join(' · '),
        label: topic.title,
        value: topic.id,
      })),
      ...[...knowledge.entries.values()].map((entry) => ({
        name: entry.question,
        label: entry.question,
        value: entry.id,
      })),
    ],
    { ...options, threshold: 0.45 },
  );
  const phrasings = [...knowledge.entries.values()].flatMap((entry) =>
    entry.phrasings.map((phrasing) => ({ letters: lettersOf(phrasing), entry })),
  );

  function find(typed: string): Found | null {
    const key = keyOf(typed.slice(0, MAX_LABEL));
    const known = exact.get(typed.trim().toLowerCase()) ?? exact.get(key);
    if (known) return known;
    if (key === '' || key.split(' ').length > 3) return null;
    const [best] = topicNames.search(key.slice(0, MAX_TYPED), { limit: 1 });
    if (!best || best.score === undefined || best.score > SURELY) return null;
    // A name inside a longer text, or a text inside a longer name, is no typo of it.
    return Math.abs(best.item.name.length - key.length) <= 2 ? best.item.found : null;
  }

  function nearest(typed: string, most: number): NearTopic[] {
    const ids = topicNames.search(keyOf(typed).slice(0, MAX_TYPED)).map(({ item }) => item.found.id);
    const order = [...new Set([...ids, ...knowledge.topics.map(({ id }) => id)])].slice(0, most);
    return order.map((id) => {
      const topic = knowledge.topics.find((candidate) => candidate.id === id)!;
      return { topic, title: topic.title, lead: knowledge.entries.get(topic.lead ?? topic.entries[0]!)! };
    });
  }

  function complete(typed: string, most: number): Completion[] {
    const key = keyOf(typed.slice(0, MAX_LABEL));
    if (key === '')
      return knowledge.topics
        .slice(0, most)
        .map(({ id, title }) => ({ label: shorten(title, MAX_LABEL), value: id }));
    const completions = new Map<string, string>();
    const add = (id: string, label: string) => {
      if (!completions.has(id)) completions.set(id, shorten(label, MAX_LABEL));
    };
    // A topic whose name is being typed, or is misspelt, is likelier meant than a question that holds the word.
    const sure = find(typed);
    const meant = named.filter(({ found }) => found.kind === 'topic' && found.id === sure?.id);
    const begun = named.filter(({ name, found }) => found.kind === 'topic' && name.startsWith(key));
    for (const { found } of [...meant, ...begun])
      add(found.id, knowledge.topics.find(({ id }) => id === found.id)!.title);
    for (const { item } of typedAhead.search(key.slice(0, 32), { limit: most })) add(item.value, item.label);
    const begin = lettersOf(typed.slice(0, MAX_LABEL));
    for (const { letters, entry } of phrasings) {
      if (completions.size >= most) break;
      if (letters.startsWith(begin)) add(entry.id, entry.question);
    }
    return [...completions].slice(0, most).map(([value, label]) => ({ label, value }));
  }

  return { find, nearest, complete };
}
