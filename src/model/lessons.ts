/** What the classifier is taught: each text with the classes that it belongs to. */
import { type Knowledge, phrasingCount } from '../knowledge/model.ts';
import { mostLines, spread } from '../knowledge/other-talk.ts';
import type { Example } from './classifier.ts';

/** What a message can be besides a question that a fact answers. `whole`: asks for the story, or a list from all of it. */
export const OTHER_CLASSES = [
  'not-in-article',
  'after-article',
  'opinion',
  'off-topic',
  'chatter',
  'small-talk',
  'whole',
] as const;

export type OtherClass = (typeof OTHER_CLASSES)[number];

/** Fact ids in the order of their classes; the other classes follow after them. */
export function factOrder(knowledge: Knowledge): string[] {
  return [...knowledge.facts.keys()];
}

/**
 * From so many phrasings a fact on, neither what is told in prose nor word vectors nor features of a single phrasing
 * teach anything more; without them a question takes less time and memory.
 */
const MANY_PHRASINGS_A_FACT = 80;

/** Whether a folder has so few phrasings that everything else it holds must teach as well. */
export function learnsFromLittle({ entries, facts }: Pick<Knowledge, 'entries' | 'facts'>): boolean {
  return phrasingCount({ entries, gaps: new Map() }) < MANY_PHRASINGS_A_FACT * facts.size;
}

/** A text with its classes, and whether it is about the story at all. */
export interface Lesson {
  readonly text: string;
  readonly target: Example['target'];
  /** Null for prose, whose words nobody types: it does not tell what people ask. */
  readonly story: boolean | null;
}

/** The questions, answers and statements themselves, which say of each fact what it is about. */
function* prose(knowledge: Knowledge, classOf: ReadonlyMap<string, number>): Generator<Lesson> {
  for (const { question, short, answer, facts } of knowledge.entries.values()) {
    const target = facts.map((id) => [classOf.get(id)!, 1 / facts.length] as const);
    for (const text of [question, short, answer]) yield { text, target, story: null };
  }
  for (const { id, statement } of knowledge.facts.values())
    yield { text: statement, target: [[classOf.get(id)!, 1]], story: null };
}

/** Every phrasing that the knowledge holds, and of a small folder its prose. */
export function* lessonsOf(knowledge: Knowledge): Generator<Lesson> {
  const classOf = new Map(factOrder(knowledge).map((id, i) => [id, i]));
  const other = (name: OtherClass): Example['target'] => [[classOf.size + OTHER_CLASSES.indexOf(name), 1]];

  if (learnsFromLittle(knowledge))
    for (const lesson of prose(knowledge, classOf)) if (lesson.text) yield lesson;
  for (const entry of knowledge.entries.values()) {
    const share = 1 / entry.facts.length;
    const target = entry.facts.map((id) => [classOf.get(id)!, share] as const);
    for (const text of entry.phrasings) yield { text, target, story: true };
  }
  for (const gap of knowledge.gaps.values())
    for (const text of gap.phrasings) yield { text, target: other(gap.reason), story: true };
  for (const text of knowledge.offTopic) yield { text, target: other('off-topic'), story: false };
  for (const text of knowledge.chatter) yield { text, target: other('chatter'), story: false };
  // All of it is known word for word; to learn from, a story bears no more than of other talk.
  const smallTalk = knowledge.smallTalk.flatMap(({ phrasings }) => phrasings);
  for (const text of spread(smallTalk, mostLines(phrasingCount(knowledge))))
    yield { text, target: other('small-talk'), story: false };
  const acts = knowledge.acts.flatMap(({ phrasings }) => phrasings);
  for (const text of spread(acts, mostLines(phrasingCount(knowledge))))
    yield { text, target: other('whole'), story: false };
}
