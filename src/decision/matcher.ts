/** Matches a message against the knowledge: how likely each fact answers it, and which entry says it best. */

import type { AnalyzedText, Analyzer } from '../analysis/analyze.ts';
import type { Entry, Knowledge } from '../knowledge/model.ts';
import { type Nearest, nearestCentroid } from '../model/centroids.ts';
import { classify } from '../model/classifier.ts';
import { type FeatureList, featuresOf } from '../model/features.ts';
import { factOrder, type Model, OTHER_CLASSES, type OtherClass } from '../model/model.ts';
import { noveltyOf } from '../model/novelty.ts';
import { wordKey } from '../text/normalise.ts';
import { type Evidence, evidenceOf, strongestTopicLogOdds } from './evidence.ts';

/** An entry and how much of the facts' probability it covers, less a cost for each further fact it states. */
export interface RankedEntry {
  readonly entry: Entry;
  readonly utility: number;
}

/** What has this very phrasing: an entry, a gap, or a kind of small talk. */
export type Exact = { readonly entry: string } | { readonly gap: string } | { readonly talk: string };

/** All that the decision rests on. */
export interface Match {
  readonly analyzed: AnalyzedText;
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
  /** The gap whose phrasings are nearest; null if nothing is shared with any. */
  readonly nearestGap: Nearest | null;
  /** Read in the light of a conversation about the story, so that its subject needs no proof. */
  readonly inContext: boolean;
  readonly exact: Exact | null;
}

/** What stating one more fact costs, in probability: replies should answer, not dump. */
const COST_OF_A_FACT = 0.06;

/** How many entries are ranked: the answer, and what may be suggested beside it. */
const RANKED = 8;

/** What a follow-up question is read in the light of. */
export interface Context {
  /** What was talked about, as a question. */
  readonly text: string;
  /** How much of the outcome is the context's, 0 to 1; the rest is the message's own. */
  readonly share: number;
  /** How much likelier a fact is made by the context. */
  readonly factor: (fact: string) => number;
}

export interface Matcher {
  match(text: string): Match;
  /** Matches a message together with its context; the probabilities of both are blended. */
  matchInContext(text: string, alone: Match, context: Context): Match;
  nearestSmallTalk(match: Match): Nearest | null;
}

/** A matcher over this knowledge with its trained classifier. Pure: the same text gives the same match. */
export function createMatcher(knowledge: Knowledge, analyzer: Analyzer, model: Model): Matcher {
  const { classifier, topicLogOdds } = model;
  const order = factOrder(knowledge);
  const factIndex = new Map(order.map((id, i) => [id, i]));
  const entries = [...knowledge.entries.values()].map((entry) => ({
    entry,
    facts: entry.facts.map((id) => factIndex.get(id)!),
  }));
  // To each entry, all those that state one of its facts too, itself among them.
  const kin = new Map(
    entries.map(({ entry: { id, facts } }) => [
      id,
      new Set(
        entries
          .filter(({ entry }) => entry.facts.some((fact) => facts.includes(fact)))
          .map(({ entry }) => entry.id),
      ),
    ]),
  );
  // Later ones win: an entry over a gap, both over small talk.
  const exact = new Map<string, Exact>();
  for (const { id, phrasings } of knowledge.smallTalk)
    for (const phrasing of phrasings) exact.set(wordKey(phrasing), { talk: id });
  for (const { id, phrasings } of knowledge.gaps.values())
    for (const phrasing of phrasings) exact.set(wordKey(phrasing), { gap: id });
  for (const { id, phrasings, question } of knowledge.entries.values())
    for (const phrasing of [question, ...phrasings]) exact.set(wordKey(phrasing), { entry: id });

  function rankEntries(probabilities: Float64Array, answerable: number): RankedEntry[] {
    const ranked = entries.map(({ entry, facts }) => {
      let covered = 0;
      for (const fact of facts) covered += probabilities[fact]!;
      return { entry, utility: covered / answerable - COST_OF_A_FACT * (facts.length - 1) };
    });
    return ranked.sort((a, b) => b.utility - a.utility).slice(0, RANKED);
  }

  /** Everything that follows from the classes' probabilities. `said` is the message itself, without its context. */
  function conclude(
    analyzed: AnalyzedText,
    features: FeatureList,
    probabilities: Float64Array,
    said: FeatureList,
  ): Match {
    let answerable = 1e-9;
    for (let i = 0; i < order.length; i++) answerable += probabilities[i]!;
    const others = Object.fromEntries(
      OTHER_CLASSES.map((name, i) => [name, probabilities[order.length + i]!]),
    ) as Record<OtherClass, number>;
    const facts = order
      .map((id, i) => ({ id, probability: probabilities[i]! / answerable }))
      .sort((a, b) => b.probability - a.probability)
      .slice(0, RANKED);
    const ranked = rankEntries(probabilities, answerable);
    const utility = ranked[0]?.utility ?? 0;
    const nearestGap = nearestCentroid(model.gaps, classifier.index, features);
    const nearestEntry = nearestCentroid(model.entries, classifier.index, features);
    const nearGap = nearestGap?.similarity ?? 0;
    const nearEntry = nearestEntry?.similarity ?? 0;
    const known = kin.get(ranked[0]?.entry.id ?? '') ?? new Set();
    const novelty = noveltyOf(model.entries, classifier.index, said, known);
    return {
      analyzed,
      features,
      answerable,
      others,
      facts,
      entries: ranked,
      evidence: evidenceOf(
        { analyzed, answerable, others, facts, utility, nearGap, nearEntry, novelty },
        topicLogOdds,
      ),
      topicLogOdds: strongestTopicLogOdds(analyzed, topicLogOdds),
      nearestGap,
      inContext: false,
      exact: exact.get(analyzed.typed) ?? null,
    };
  }

  function match(text: string): Match {
    const analyzed = analyzer.analyze(text);
    const features = featuresOf(analyzed);
    return conclude(analyzed, features, classify(classifier, features), features);
  }

  function matchInContext(text: string, said: Match, context: Context): Match {
    const alone = classify(classifier, said.features);
    const together = analyzer.analyze(
      `${context.text.replace(/[?.!]+$/, '')}. ${text.replace(/(?<![?.!\s])[?.!\s]+$/, '')}?`,
    );
    const features = featuresOf(together);
    const blended = classify(classifier, features);
    let sum = 0;
    for (let i = 0; i < blended.length; i++) {
      const factor = i < order.length ? context.factor(order[i]!) : 1;
      blended[i] = alone[i]! ** (1 - context.share) * blended[i]! ** context.share * factor;
      sum += blended[i]!;
    }
    for (let i = 0; i < blended.length; i++) blended[i] = blended[i]! / sum;
    return { ...conclude(together, features, blended, said.features), inContext: true, exact: null };
  }

  return {
    match,
    matchInContext,
    nearestSmallTalk: ({ features }) => nearestCentroid(model.smallTalk, classifier.index, features),
  };
}
