/** The trained part of the matcher: what it has learned of the classes, and of what lies near what. */

import type { AnalyzedText, Analyzer } from '../analysis/analyze.ts';
import type { Knowledge } from '../knowledge/model.ts';
import { type Centroids, createCentroids } from './centroids.ts';
import { type Classifier, classifyNumbers, type Example, type Numbered, train } from './classifier.ts';
import { actTextsOf, type DialogueActs, trainDialogueActs } from './dialogue-act.ts';
import { type InNumbers, inNumbersOf, numbersOf } from './feature-index.ts';
import { featuresOf } from './features.ts';
import { type Lesson, learnsFromLittle, lessonsOf, OTHER_CLASSES } from './lessons.ts';
import { createReadingMemory, type ReadingMemory, readingOf } from './reading.ts';
import { createTopicLogOddsCounter, type TopicLogOdds } from './topic-log-odds.ts';
import { commonDirection, type WordVectors, wordVectorsOf } from './word-vectors.ts';

/** Chosen on the labelled set with each style held out in turn; see docs/matching.md. */
const TRAINING = { epochs: 6, rate: 0.5, decay: 0.001 } as const;

/** Among few examples a feature of a single one is much of what there is; among many it teaches nothing about others. */
const fewestUses = (vectors: WordVectors | null): number => (vectors === null ? 2 : 1);

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

/** A model fresh from its training, which still has its texts at hand. */
export interface TrainedModel {
  readonly model: Model;
  /** Probabilities of the classes for a phrasing of the knowledge, without reading it again. */
  classesOf(phrasing: string): Float64Array;
}

/** What need not be learned again. */
export interface Learned {
  /**
   * What was trained before an edit: whatever in it was taught the very same is taken over. Had when it is needed and held
   * no longer, for it is large.
   *
   * @param taught The fingerprint of what it has to be taught with to be of use; see `Classifier`.
   */
  readonly before?: (taught: string) => Model | null;
  /** What a message does, where it was learned from the whole that this knowledge is a part of. */
  readonly dialogueActs?: DialogueActs;
}

/** What the lessons hold for both classifiers. */
interface ReadLessons extends Pick<Model, 'topicLogOdds' | 'dialogueActs'> {
  readonly memory: ReadingMemory;
}

/**
 * Reads each lesson once, and learns the dialogue acts, which most of them teach as well: what was analyzed is held for
 * that alone, and not while the classes are learned.
 */
function readLessons(
  lessons: readonly Lesson[],
  knowledge: Knowledge,
  analyzer: Analyzer,
  vectors: WordVectors | null,
  { before = () => null, dialogueActs }: Learned,
): ReadLessons {
  const memory = createReadingMemory();
  const counter = createTopicLogOddsCounter();
  const ofActs = new Set(dialogueActs === undefined ? actTextsOf(knowledge) : []);
  const analyzedForActs = new Map<string, AnalyzedText>();
  for (const { text, story } of lessons) {
    const analyzed = analyzer.analyze(text);
    if (ofActs.has(text)) analyzedForActs.set(text, analyzed);
    if (story !== null) counter.count(analyzed, story);
    memory.keep(text, readingOf(analyzed, vectors));
  }
  const topicLogOdds = counter.logOdds(fewestUses(vectors));
  const analyze = (text: string) => analyzedForActs.get(text) ?? analyzer.analyze(text);
  return {
    memory,
    topicLogOdds,
    dialogueActs:
      dialogueActs ??
      trainDialogueActs(
        knowledge,
        analyze,
        topicLogOdds,
        (taught) => before(taught)?.dialogueActs.classifier ?? null,
      ),
  };
}

/** Trains on the knowledge's own texts. Deterministic; takes some seconds for ten thousand of them. */
export function trainModel(knowledge: Knowledge, analyzer: Analyzer, learned: Learned = {}): TrainedModel {
  const vectors = learnsFromLittle(knowledge) ? wordVectorsOf(knowledge.language.code) : null;
  const lessons = [...lessonsOf(knowledge)];
  const { memory, topicLogOdds, dialogueActs } = readLessons(lessons, knowledge, analyzer, vectors, learned);
  const common = vectors && commonDirection(lessons.flatMap(({ text }) => memory.vector(text) ?? []));
  const examples = lessons.map(
    ({ text, target }): Example => ({
      text: memory.encoded(text, common),
      target,
    }),
  );
  const classifier = train(
    examples,
    memory.hashes(),
    knowledge.facts.size + OTHER_CLASSES.length,
    { ...TRAINING, fewestUses: fewestUses(vectors) },
    (taught) => learned.before?.(taught)?.classifier ?? null,
  );

  const { index } = classifier;
  const numbers = numbersOf(index, memory.hashes());
  const inIndex = ({ features, values }: Numbered): InNumbers => ({
    features: features.map((id) => numbers[id]!),
    values,
  });
  const inNumbers = (text: string): InNumbers => {
    const kept = memory.features(text);
    if (kept !== null) return inIndex(kept);
    return inNumbersOf(index, featuresOf(analyzer.analyze(text)));
  };
  function* features(texts: Iterable<string>): Generator<InNumbers> {
    for (const text of texts) yield inNumbers(text);
  }
  const centroidsOf = (groups: Iterable<{ readonly id: string; readonly phrasings: readonly string[] }>) =>
    createCentroids(new Map([...groups].map(({ id, phrasings }) => [id, features(phrasings)])), index.size);
  const model: Model = {
    classifier,
    common,
    topicLogOdds,
    entries: centroidsOf(knowledge.entries.values()),
    gaps: centroidsOf(knowledge.gaps.values()),
    acts: centroidsOf(knowledge.acts),
    dialogueActs,
  };
  const classesOf = (phrasing: string) =>
    classifyNumbers(classifier, inIndex(memory.encoded(phrasing, common)));
  return { model, classesOf };
}
