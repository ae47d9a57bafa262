/** The trained part of the matcher: which classes there are, and the classifier that tells them apart. */
import type { Knowledge } from '../knowledge/model.ts';
import { type Classifier, type Example, train } from './classifier.ts';
import { featuresOf } from './features.ts';
import type { Reader } from './reading.ts';

/** What a message can be besides a question that a fact answers. */
export const OTHER_CLASSES = [
  'not-in-article',
  'after-article',
  'opinion',
  'off-topic',
  'chatter',
  'small-talk',
] as const;

export type OtherClass = (typeof OTHER_CLASSES)[number];

/** Chosen on the labelled set with each style held out in turn; see docs/matching.md. */
const TRAINING = { epochs: 8, rate: 0.5, decay: 0.001 } as const;

/** Fact ids in the order of their classes; the other classes follow after them. */
export function factOrder(knowledge: Knowledge): string[] {
  return [...knowledge.facts.keys()];
}

/** Every phrasing that the knowledge holds, as a training example. */
function* examplesOf(knowledge: Knowledge, reader: Reader): Generator<Example> {
  const facts = new Map(factOrder(knowledge).map((id, i) => [id, i]));
  const other = (name: OtherClass) => facts.size + OTHER_CLASSES.indexOf(name);
  const example = (text: string, target: Example['target']): Example => ({
    features: featuresOf(reader.read(text)),
    target,
    weight: 1,
  });

  for (const entry of knowledge.entries.values()) {
    const share = 1 / entry.facts.length;
    const target = entry.facts.map((id) => [facts.get(id)!, share] as const);
    for (const phrasing of entry.phrasings) yield example(phrasing, target);
  }
  for (const gap of knowledge.gaps.values())
    for (const phrasing of gap.phrasings) yield example(phrasing, [[other(gap.reason), 1]]);
  for (const text of knowledge.offTopic) yield example(text, [[other('off-topic'), 1]]);
  for (const text of knowledge.chatter) yield example(text, [[other('chatter'), 1]]);
  for (const talk of knowledge.smallTalk)
    for (const phrasing of talk.phrasings) yield example(phrasing, [[other('small-talk'), 1]]);
}

/** Trains on the knowledge's own phrasings. Deterministic; takes a second or two for some thousands of them. */
export function trainModel(knowledge: Knowledge, reader: Reader): Classifier {
  const classes = knowledge.facts.size + OTHER_CLASSES.length;
  return train(examplesOf(knowledge, reader), classes, TRAINING);
}
