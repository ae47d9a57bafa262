/** The numbers from which the gates tell whether an answer would be right. None of them knows the story. */

import type { AnalyzedText } from '../analysis/analyze.ts';
import type { OtherClass } from '../model/model.ts';
import type { Novelty } from '../model/novelty.ts';
import { type TopicLogOdds, topicKeys } from '../model/topic-log-odds.ts';
import { FUNCTION_WORDS } from '../text/english.ts';

/** What a match has found, as far as the gates need it. */
export interface Findings {
  readonly analyzed: AnalyzedText;
  readonly answerable: number;
  readonly others: Readonly<Record<OtherClass, number>>;
  readonly facts: readonly { readonly probability: number }[];
  /** Utility of the best entry. */
  readonly utility: number;
  /** Likeness to the nearest gap's phrasings, and to the nearest entry's: cosines, 0 to 1. */
  readonly nearGap: number;
  readonly nearEntry: number;
  readonly novelty: Novelty;
}

/** A likeness this small is none. */
const SLIGHT = 0.02;

/** Log-odds of a probability, kept finite. */
export const logOdds = (p: number): number => {
  const bounded = Math.min(1, Math.max(0, p));
  return Math.log((bounded + 1e-3) / (1.001 - bounded));
};

/** The highest log-odds of any word; at least this much makes a message be about the story. */
export function strongestTopicLogOdds(analyzed: AnalyzedText, topicLogOdds: TopicLogOdds): number {
  let strongest = 0;
  for (const key of topicKeys(analyzed)) strongest = Math.max(strongest, topicLogOdds.get(key) ?? 0);
  return strongest;
}

/** About thirty numbers; the order is part of the fitted calibration. */
export function evidenceOf(findings: Findings, topicLogOdds: TopicLogOdds): number[] {
  const { analyzed, answerable, others, facts, utility, nearGap, nearEntry, novelty } = findings;
  const explained = new Set<number>();
  const concepts = new Set<string>();
  let outsider = 0;
  let subject = 0;
  for (const hit of analyzed.hits) {
    for (let i = hit.from; i < hit.to; i++) explained.add(i);
    concepts.add(hit.concept.id);
    if (hit.concept.role === 'outsider') outsider = 1;
    if (hit.concept.role === 'subject') subject = 1;
  }
  let content = 0;
  let foreign = 0;
  let inConcept = 0;
  for (let i = 0; i < analyzed.words.length; i++) {
    if (FUNCTION_WORDS.has(analyzed.words[i]!)) continue;
    content++;
    if (analyzed.foreign[i]) foreign++;
    if (explained.has(i)) inConcept++;
  }
  const story = content - foreign;
  let logOddsSum = 0;
  let strongestAgainst = 0;
  for (const key of topicKeys(analyzed)) {
    const value = topicLogOdds.get(key) ?? -1;
    logOddsSum += value;
    strongestAgainst = Math.min(strongestAgainst, value);
  }
  const question = analyzed.question ? 1 : 0;
  const offSubject = 1 - subject;
  return [
    logOdds(answerable),
    logOdds(answerable * utility),
    logOdds(others['not-in-article'] + others['after-article'] + others.opinion),
    logOdds(others['off-topic'] + others['small-talk']),
    logOdds(others.chatter),
    Math.log(1 + content),
    foreign / (content + 1),
    outsider,
    subject,
    content === 0 ? 1 : inConcept / content,
    (facts[1]?.probability ?? 0) / (facts[0]?.probability || 1),
    utility,
    question,
    Math.log(1 + story),
    Math.log(1 + foreign),
    story === 0 ? 1 : 0,
    Math.log(1 + concepts.size),
    logOddsSum / (1 + Math.sqrt(content)),
    strongestAgainst,
    strongestTopicLogOdds(analyzed, topicLogOdds),
    // Without a word of the subject itself, the rest has to carry more.
    offSubject * question,
    offSubject * Math.log(1 + foreign),
    offSubject * Math.log(1 + story),
    offSubject * logOdds(answerable),
    offSubject * utility,
    offSubject * (foreign > 0 && story <= 1 ? 1 : 0),
    // The classifier knows one class for all gaps; which of them is asked for, and how plainly, shows here.
    nearGap,
    nearEntry,
    Math.log((nearGap + SLIGHT) / (nearEntry + SLIGHT)),
    // What differs from a known question in one thing asks for that thing.
    novelty.words,
    novelty.pairs,
  ];
}
