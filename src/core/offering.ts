/** What is offered in place of an answer: the closest, where it is close enough, and what else may be meant. */
import { contentCount } from '../analysis/analyze.ts';
import type { Match } from '../decision/matcher.ts';
import type { Entry, Knowledge } from '../knowledge/model.ts';
import { learnsFromLittle } from '../model/lessons.ts';
import type { Choice } from './reply.ts';

/** A message of so few words that carry meaning may have two readings ... */
const FEW_CONTENT_WORDS = 2;
/** A question of more words says what it asks. */
const FEW_WORDS = 3;
/** ... if the second is so nearly as good as the first. */
const AS_GOOD = 0.8;

/** What comes closest is right too seldom to be told, if it is right less likely than this. */
const NEAR_ENOUGH = 0.3;

/** Of an offer with more of its facts stated already than this, too little is new. */
const MOST_STATED = 0.5;

export const choiceOf = (entry: Entry): Choice => ({
  entry: entry.id,
  title: entry.question,
  facts: entry.facts,
});

export function hasTwoReadings({ analyzed, entries: [first, second] }: Match): boolean {
  if (analyzed.question && analyzed.words.length > FEW_WORDS) return false;
  if (contentCount(analyzed) > FEW_CONTENT_WORDS || first === undefined || second === undefined) return false;
  return second.utility >= first.utility * AS_GOOD;
}

/** Offers that lead on about the same matter, and not back to what was just stated. */
export function leadingOn(offered: readonly Entry[], stated: Entry): Entry[] {
  const isStated = (fact: string) => stated.facts.includes(fact);
  return offered.filter(
    ({ id, topic, facts }) =>
      facts.filter(isStated).length < facts.length * MOST_STATED &&
      (topic === stated.topic || stated.related.includes(id) || facts.some(isStated)),
  );
}

/**
 * Whether what comes closest is better left unsaid: it is hardly ever right, or somebody is asked about whom the source does
 * not name. How likely it is, a story of few phrasings cannot tell well enough.
 */
export const isTooFar = (confidence: number, knowledge: Knowledge, isOfNobodyNamed: boolean): boolean =>
  isOfNobodyNamed || (confidence < NEAR_ENOUGH && !learnsFromLittle(knowledge));

/** The single-fact entry of each fact, for stating a fact in an entry's words. */
export function entriesByFact(knowledge: Knowledge): Map<string, Entry> {
  const byFact = new Map<string, Entry>();
  const fewestFirst = [...knowledge.entries.values()].sort((a, b) => a.facts.length - b.facts.length);
  for (const entry of fewestFirst)
    for (const fact of entry.facts) if (!byFact.has(fact)) byFact.set(fact, entry);
  return byFact;
}
