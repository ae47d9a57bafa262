/** Matches a message against the knowledge: how likely each fact answers it, and which entry says it best. */

import type { AnalyzedText, Analyzer } from '../analysis/analyze.ts';
import type { Knowledge } from '../knowledge/model.ts';
import { type Nearest, nearestCentroid } from '../model/centroids.ts';
import { classify, classifyNumbers } from '../model/classifier.ts';
import { type ActLikelihoods, actsOf } from '../model/dialogue-act.ts';
import { inNumbersOf } from '../model/feature-index.ts';
import type { FeatureList } from '../model/features.ts';
import { factOrder, OTHER_CLASSES, type OtherClass } from '../model/lessons.ts';
import type { Model } from '../model/model.ts';
import { noveltyOf } from '../model/novelty.ts';
import { encode, readingOf } from '../model/reading.ts';
import { wordVectorsOf } from '../model/word-vectors.ts';
import { lately } from '../text/lately.ts';
import { type Evidence, evidenceOf, logOdds, meanEvidence, strongestTopicLogOdds } from './evidence.ts';
import { type Exact, type ExactPhrasings, exactOf } from './exact.ts';
import { highest } from './highest.ts';
import { createRanking, RANKED, type RankedEntry } from './ranking.ts';
import { createSpokenOf } from './spoken-of.ts';
import { type StanceEvidence, stanceEvidenceOf } from './stance-evidence.ts';
import { createFactsOfTyped } from './typed-values.ts';

/** All that the decision rests on. */
export interface Match {
  readonly analyzed: AnalyzedText;
  /** The message itself, where `analyzed` has what was said before it too. */
  readonly said: AnalyzedText;
  readonly features: FeatureList;
  /** Probability that a fact of the knowledge answers the message. */
  readonly answerable: number;
  readonly others: Readonly<Record<OtherClass, number>>;
  /** Facts, likeliest first, with the probability of each given that one of them answers. */
  readonly facts: readonly { readonly id: string; readonly probability: number }[];
  /** Entries, best first; the first is the answer if there is one. */
  readonly entries: readonly RankedEntry[];
  /** Log-odds that the most telling word belongs to the story rather than to other talk. */
  readonly topicLogOdds: number;
  /** Numbers for the calibrated gates. */
  readonly evidence: Evidence;
  /** What the message does by itself, and the numbers for the gates that tell small talk and opinions apart. */
  readonly acts: ActLikelihoods;
  readonly stance: StanceEvidence;
  /** The gap whose phrasings are nearest; null if nothing is shared with any. */
  readonly nearestGap: Nearest | null;
  /** Read in the light of a conversation about the story, so that its subject needs no proof. */
  readonly inContext: boolean;
  readonly exact: Exact | null;
}

/** What a follow-up question is read in the light of. */
export interface Context {
  /** What was talked about, as a question. */
  readonly text: string;
  /** How much of the outcome is the context's, 0 to 1; the rest is the message's own. */
  readonly share: number;
  /** How much likelier a fact is made by the context. */
  readonly factor: (fact: string) => number;
}

/** What follows from how likely each class is. */
type Found = Pick<Match, 'answerable' | 'others' | 'facts' | 'entries' | 'evidence' | 'nearestGap'>;

/** A message as one model reads it. */
export interface MessageReading {
  /** How likely each class is: the facts in the order of `factOrder`, then the others. */
  readonly probabilities: Float64Array;
  /** What else that model finds, given how likely each class is after all. */
  findings(probabilities: Float64Array, said?: FeatureList): Found;
  nearestAct(): Nearest | null;
}

/** Reads a message once more, by another model with the same classes. */
export type SecondReading = (analyzed: AnalyzedText) => MessageReading;

export interface Matcher {
  /** What a second reading of a message in another language is made of. */
  read(text: string): MessageReading;
  match(text: string): Match;
  /** Matches a message together with its context; the probabilities of both are blended. */
  matchInContext(text: string, alone: Match, context: Context): Match;
  /** What of the whole story is asked for, by the nearest phrasings. */
  nearestAct(match: Match): Nearest | null;
}

/** Never nothing, so that shares of it can be told. */
const NEARLY_NOTHING = 1e-9;

/** The context as a sentence, and the message as a question after it. */
const together = (context: string, text: string): string =>
  `${context.replace(/[?.!]+$/, '')}. ${text.replace(/(?<![?.!\s])[?.!\s]+$/, '')}?`;

/** How much of the outcome is the second reading's. */
const SECOND_SHARE = 0.6;

/** How much likelier a fact is made by a value that it alone has, where few phrasings have taught that. */
const BY_VALUE = 5;

/** Makes the facts of `order` that are among these likelier than the others, in place: not that any fact answers at all. */
function favour(probabilities: Float64Array, order: readonly string[], facts: ReadonlySet<string>): void {
  if (facts.size === 0) return;
  let before = 0;
  let after = 0;
  for (let i = 0; i < order.length; i++) {
    before += probabilities[i]!;
    if (facts.has(order[i]!)) probabilities[i]! *= BY_VALUE;
    after += probabilities[i]!;
  }
  for (let i = 0; i < order.length; i++) probabilities[i]! *= before / after;
}

/**
 * How much other talk counts in a story of few phrasings, beside what its own make of it: what people ask there in words
 * that it has not is likelier a question than lines of talk, which have all words, let it seem.
 */
const SHARE_OF_TALK = 0.25;

const TALK: readonly OtherClass[] = ['off-topic', 'chatter', 'small-talk', 'whole'];

/** The same with talk less likely, and all else likelier by as much. @param facts How many classes are facts. */
function withLessTalk(probabilities: Float64Array, facts: number): Float64Array {
  const less = probabilities.map((probability, i) => {
    const other = OTHER_CLASSES[i - facts];
    return other !== undefined && TALK.includes(other) ? probability * SHARE_OF_TALK : probability;
  });
  const sum = less.reduce((a, b) => a + b, 0);
  return less.map((probability) => probability / sum);
}

/** Blends other probabilities of the same classes into these, in place. @param share Theirs, 0 to 1. */
function blend(
  probabilities: Float64Array,
  others: Float64Array,
  share: number,
  factor = (_: number) => 1,
): void {
  let sum = 0;
  for (let i = 0; i < probabilities.length; i++) {
    const blended = probabilities[i]! ** (1 - share) * others[i]! ** share * factor(i);
    probabilities[i] = blended;
    sum += blended;
  }
  for (let i = 0; i < probabilities.length; i++) probabilities[i]! /= sum;
}

const nearer = (a: Nearest | null, b: Nearest | null): Nearest | null =>
  a === null || (b !== null && b.similarity > a.similarity) ? b : a;

/** What the probabilities of the classes say, the facts' in the order of `order` and then the others'. */
function likelihoods(probabilities: Float64Array, order: readonly string[]) {
  let answerable = NEARLY_NOTHING;
  for (let i = 0; i < order.length; i++) answerable += probabilities[i]!;
  const others = Object.fromEntries(
    OTHER_CLASSES.map((name, i) => [name, probabilities[order.length + i]!]),
  ) as Record<OtherClass, number>;
  const facts = highest(RANKED, order.length, (i) => probabilities[i]!).map((i) => ({
    id: order[i]!,
    probability: probabilities[i]! / answerable,
  }));
  return { answerable, others, facts };
}

/** A matcher over this knowledge with its trained classifier. Pure: the same text gives the same match. */
export function createMatcher(
  knowledge: Knowledge,
  analyzer: Analyzer,
  model: Model,
  exact: ExactPhrasings,
  second: SecondReading | null = null,
): Matcher {
  const { classifier, topicLogOdds } = model;
  const { index } = classifier;
  const order = factOrder(knowledge);
  const vectors = model.common && wordVectorsOf(knowledge.language.code);
  const ranking = createRanking(knowledge);
  const spokenOf = createSpokenOf(knowledge, analyzer, model);
  const factsOfTyped = model.common && createFactsOfTyped(knowledge);

  const lessTalk = model.common !== null && !knowledge.isTranslation;
  const weighed = (probabilities: Float64Array): Float64Array =>
    lessTalk ? withLessTalk(probabilities, order.length) : probabilities;

  const nearestActOf = (features: FeatureList) => nearestCentroid(model.acts, inNumbersOf(index, features));

  /** The message as this model reads it. */
  function readAs(analyzed: AnalyzedText): MessageReading & { readonly features: FeatureList } {
    const reading = readingOf(analyzed, vectors);
    const { features } = reading;
    const numbers = inNumbersOf(index, features);
    const encoded = encode(reading, model.common);
    const probabilities =
      encoded === features ? classifyNumbers(classifier, numbers) : classify(classifier, encoded);
    if (factsOfTyped !== null) favour(probabilities, order, factsOfTyped(analyzed.typed));
    return {
      features,
      probabilities,
      findings(probabilities, said = features) {
        const likely = likelihoods(probabilities, order);
        const entries = ranking.rank(probabilities, likely.answerable);
        const [best] = entries;
        const nearestGap = nearestCentroid(model.gaps, numbers);
        const sharing = ranking.sharingFacts(best?.entry.id ?? '');
        const numbersSaid = (said === features ? numbers : inNumbersOf(index, said)).features;
        const evidence = evidenceOf(
          {
            ...likely,
            analyzed,
            utility: best?.utility ?? 0,
            stated: best?.entry.facts ?? [],
            nearGap: nearestGap?.similarity ?? 0,
            nearEntry: nearestCentroid(model.entries, numbers)?.similarity ?? 0,
            novelty: noveltyOf(model.entries, said, numbersSaid, sharing),
            said: spokenOf(analyzed, best?.entry.facts ?? [], sharing),
          },
          topicLogOdds,
        );
        return { ...likely, entries, evidence, nearestGap };
      },
      nearestAct: () => nearestCentroid(model.acts, numbers),
    };
  }

  /** The message as all models read it: probabilities and evidence are blended, and the nearer gap counts. */
  function read(analyzed: AnalyzedText): ReturnType<typeof readAs> {
    const own = readAs(analyzed);
    const other = second?.(analyzed);
    if (other === undefined) return own;
    blend(own.probabilities, other.probabilities, SECOND_SHARE);
    return {
      ...own,
      findings(probabilities, said) {
        const [a, b] = [own.findings(probabilities, said), other.findings(probabilities)];
        return {
          ...a,
          evidence: meanEvidence(a.evidence, b.evidence),
          nearestGap: nearer(a.nearestGap, b.nearestGap),
        };
      },
    };
  }

  /** Everything that follows from the classes' probabilities. `said` is the message itself, without its context. */
  function conclude(
    analyzed: AnalyzedText,
    { features, findings }: ReturnType<typeof readAs>,
    probabilities: Float64Array,
    said: FeatureList,
  ): Omit<Match, 'acts' | 'stance'> {
    return {
      analyzed,
      said: analyzed,
      features,
      ...findings(probabilities, said),
      topicLogOdds: strongestTopicLogOdds(analyzed, topicLogOdds),
      inContext: false,
      exact: knownAs(analyzed),
    };
  }

  /** What has these very words; what is asked of the whole in a word or two, with their slips mended too: "numbrs pls". */
  function knownAs({ typed, words }: AnalyzedText): Exact | null {
    const known = (text: string) => exactOf(text, exact, knowledge.language.questions);
    const actOf = (one: Exact | null) => (one !== null && 'act' in one ? one : null);
    return known(typed) ?? actOf(known(words.join(' ')));
  }

  return {
    read: (text) => read(analyzer.analyze(text)),
    match: lately((text) => {
      const analyzed = analyzer.analyze(text);
      const reading = read(analyzed);
      const match = conclude(analyzed, reading, weighed(reading.probabilities), reading.features);
      const acts = actsOf(model.dialogueActs, analyzed, topicLogOdds);
      // What kind of talk it is, if it is any, is told by what it was read as.
      const { others, answerable } = likelihoods(reading.probabilities, order);
      const evidence = {
        ...match.evidence,
        answerable: logOdds(answerable),
        chatter: logOdds(others.chatter),
      };
      const stance = stanceEvidenceOf({ analyzed, acts, others, evidence }, knowledge.language.stances);
      return { ...match, acts, stance };
    }),
    matchInContext(text, alone, context) {
      const { probabilities } = read(alone.analyzed);
      const analyzed = analyzer.analyze(together(context.text, text));
      const inContext = read(analyzed);
      blend(probabilities, inContext.probabilities, context.share, (i) =>
        i < order.length ? context.factor(order[i]!) : 1,
      );
      const { acts, stance } = alone;
      const match = conclude(analyzed, inContext, weighed(probabilities), alone.features);
      return { ...match, said: alone.analyzed, acts, stance, inContext: true, exact: null };
    },
    nearestAct({ analyzed, features }) {
      const own = nearestActOf(features);
      return second === null ? own : nearer(own, second(analyzed).nearestAct());
    },
  };
}
