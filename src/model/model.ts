/** The trained part of the matcher: which classes there are, and what tells them apart. */

import type { AnalyzedText, Analyzer } from '../analysis/analyze.ts';
import { type Knowledge, phrasingCount } from '../knowledge/model.ts';
import { mostLines, spread } from '../knowledge/other-talk.ts';
import { type Centroids, createCentroids } from './centroids.ts';
import { type Classifier, type Example, train } from './classifier.ts';
import { type DialogueActs, trainDialogueActs } from './dialogue-act.ts';
import { type FeatureList, featuresOf } from './features.ts';
import { createTopicLogOddsCounter, type TopicLogOdds } from './topic-log-odds.ts';
import { commonDirection, meanVector, vectorFeatures, wordVectorsOf } from './word-vectors.ts';

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

/** Chosen on the labelled set with each style held out in turn; see docs/matching.md. */
const TRAINING = { epochs: 6, rate: 0.5, decay: 0.001 } as const;

/** Fact ids in the order of their classes; the other classes follow after them. */
export function factOrder(knowledge: Knowledge): string[] {
  return [...knowledge.facts.keys()];
}

/** A phrasing with its classes, and whether it is about the story at all. */
interface TrainingText {
  readonly text: string;
  readonly target: Example['target'];
  readonly story: boolean;
  readonly counts: boolean;
  readonly weight: number;
}

/** Every phrasing that the knowledge holds. */
function* trainingTexts(knowledge: Knowledge): Generator<TrainingText> {
  const facts = new Map(factOrder(knowledge).map((id, i) => [id, i]));
  const other = (name: OtherClass): Example['target'] => [[facts.size + OTHER_CLASSES.indexOf(name), 1]];

  for (const entry of knowledge.entries.values()) {
    const share = 1 / entry.facts.length;
    const target = entry.facts.map((id) => [facts.get(id)!, share] as const);
    if (!X.NOPROSE) {
      const own = 1;
      yield { text: entry.question, target, story: true, counts: !!X.PC, weight: own };
      for (const text of [entry.short, entry.answer]) if (text) yield { text, target, story: true, counts: !!X.PC, weight: Number(X.PW ?? 1) };
    }
    for (const text of entry.phrasings) yield { text, target, story: true, counts: true, weight: 1 };
  }
  if (!X.NOPROSE)
    for (const fact of knowledge.facts.values()) if (fact.statement)
      yield { text: fact.statement, target: [[facts.get(fact.id)!, 1]], story: true, counts: !!X.PC, weight: Number(X.PW ?? 1) };
  for (const gap of knowledge.gaps.values())
    for (const text of gap.phrasings) yield { text, target: other(gap.reason), story: true, counts: true, weight: 1 };
  for (const text of knowledge.offTopic) yield { text, target: other('off-topic'), story: false, counts: true, weight: 1 };
  for (const text of knowledge.chatter) yield { text, target: other('chatter'), story: false, counts: true, weight: 1 };
  // All of it is known word for word; to learn from, a story bears no more than of other talk.
  const smallTalk = knowledge.smallTalk.flatMap(({ phrasings }) => phrasings);
  for (const text of spread(smallTalk, mostLines(phrasingCount(knowledge))))
    yield { text, target: other('small-talk'), story: false, counts: true, weight: 1 };
  const acts = knowledge.acts.flatMap(({ phrasings }) => phrasings);
  for (const text of spread(acts, mostLines(phrasingCount(knowledge))))
    yield { text, target: other('whole'), story: false, counts: true, weight: 1 };
}

/** What training gives. */
export interface Model {
  readonly classifier: Classifier;
  /** What the word vectors of all its texts have in common; null for a story that learns without them. */
  readonly common: Float32Array | null;
  readonly topicLogOdds: TopicLogOdds;
  /** Centres of what is asked, by entry, by gap and by what is asked of the whole. */
  readonly entries: Centroids;
  readonly gaps: Centroids;
  readonly acts: Centroids;
  readonly dialogueActs: DialogueActs;
}

/** What the classifier is told of a text: its own features, and its word vector where the story learns with them. */
export function encode(
  analyzed: AnalyzedText,
  features: FeatureList,
  language: string,
  common: Float32Array | null,
): FeatureList {
  const vectors = common && wordVectorsOf(language);
  if (!vectors) return features;
  return [...features, ...vectorFeatures(meanVector(vectors, analyzed.words, analyzed.weights), common)];
}

const X = process.env;
/** Trains on the knowledge's own phrasings. Deterministic; takes some seconds for ten thousand of them. */
export function trainModel(knowledge: Knowledge, analyzer: Analyzer, dialogueActs?: DialogueActs): Model {
  const classes = knowledge.facts.size + OTHER_CLASSES.length;
  const counter = createTopicLogOddsCounter();
  const language = knowledge.language.code;
  const vectors = X.NOVEC ? null : wordVectorsOf(language);
  const texts = [...trainingTexts(knowledge)].map((row) => {
    const analyzed = analyzer.analyze(row.text);
    if (row.counts) counter.count(analyzed, row.story);
    return { ...row, analyzed, features: featuresOf(analyzed) };
  });
  const common =
    vectors &&
    commonDirection(
      texts.map(({ analyzed }) => meanVector(vectors, analyzed.words, analyzed.weights)),
      vectors.dimensions,
    );
  function* examples(): Generator<Example> {
    for (const { analyzed, features, target, weight } of texts)
      yield { features: encode(analyzed, features, language, common), target, weight };
  }
  function* features(texts: Iterable<string>): Generator<FeatureList> {
    for (const text of texts) yield featuresOf(analyzer.analyze(text));
  }
  const classifier = train(examples(), classes, TRAINING);
  const centroidsOf = (groups: Iterable<{ readonly id: string; readonly phrasings: readonly string[] }>) =>
    createCentroids(
      new Map([...groups].map(({ id, phrasings }) => [id, features(phrasings)])),
      classifier.index,
    );
  const topicLogOdds = counter.logOdds();
  return {
    classifier,
    common,
    topicLogOdds,
    entries: centroidsOf(knowledge.entries.values()),
    gaps: centroidsOf(knowledge.gaps.values()),
    acts: centroidsOf(knowledge.acts),
    dialogueActs: dialogueActs ?? trainDialogueActs(knowledge, analyzer, topicLogOdds),
  };
}
