/** What is said where there is no answer: what is missing, what comes closest, and who holds which view. */

import { contentCount } from '../analysis/analyze.ts';
import { type Decision, MAX_SUGGESTIONS } from '../decision/decide.ts';
import type { Match } from '../decision/matcher.ts';
import type { Entry, Fact, Knowledge } from '../knowledge/model.ts';
import type { PlainMessages } from '../messages/catalog.ts';
import { entryAction, voteActions } from './actions.ts';
import { type Choice, makeReply, type Reply, type Source } from './reply.ts';
import { sourceOf, sourceOfRefusal } from './source-line.ts';
import { bullet, factsOf, introOf, viewLine } from './whole/told.ts';

type Refusal = Extract<Decision, { kind: 'no-answer' }>;
type Offer = Extract<Decision, { kind: 'suggestions' }>;

export interface Refusals {
  /** Says what is missing, and what the article does say about the same thing. */
  refuse(decision: Refusal, match: Match): Reply;
  /** States the closest that the article says; asks what was meant only where a few words have two real readings. */
  offer(decision: Offer, match: Match): Reply;
  /** The same for one of several questions in a message: nothing to choose from, but plainly that it may not say that. */
  offerForPart(decision: Offer, match: Match): Reply;
}

/** A message of so few words that carry meaning may have two readings ... */
const FEW_CONTENT_WORDS = 2;
/** ... if the second is so nearly as good as the first. */
const AS_GOOD = 0.8;

/** Kinds of thing that a refusal can name. */
const TOLD = ['time', 'place', 'person', 'number', 'reason', 'manner'] as const;
const isTold = (type: string): type is (typeof TOLD)[number] => TOLD.some((told) => told === type);

const choiceOf = (entry: Entry): Choice => ({ entry: entry.id, title: entry.question, facts: entry.facts });

const unique = <T>(values: readonly T[]): T[] => [...new Set(values)];

/** The single-fact entry of each fact, for stating a fact in an entry's words. */
export function entriesByFact(knowledge: Knowledge): Map<string, Entry> {
  const byFact = new Map<string, Entry>();
  const fewestFirst = [...knowledge.entries.values()].sort((a, b) => a.facts.length - b.facts.length);
  for (const entry of fewestFirst)
    for (const fact of entry.facts) if (!byFact.has(fact)) byFact.set(fact, entry);
  return byFact;
}

function hasTwoReadings({ analyzed, entries: [first, second] }: Match): boolean {
  if (contentCount(analyzed) > FEW_CONTENT_WORDS || first === undefined || second === undefined) return false;
  return second.utility >= first.utility * AS_GOOD;
}

/** Refusals and offers in the language of `messages`. */
export function createRefusals(knowledge: Knowledge, messages: PlainMessages): Refusals {
  const { article } = knowledge;
  const byFact = entriesByFact(knowledge);

  /** The sides' positions, always in the same order. */
  const sides = (): Entry[] => article.words.positions.flatMap((id) => knowledge.entries.get(id) ?? []);

  const sourceFor = (facts: readonly string[]): Source =>
    facts.length > 0
      ? sourceOf(article, factsOf(knowledge, facts), messages)
      : sourceOfRefusal(article, messages);

  /** Names what is missing by the kind of thing that was asked for. */
  function lackOf({ analyzed: { questionTypes } }: Match, lacks: 'lacks' | 'mayLack' = 'lacks'): string {
    // "How long" asks for a time and for a number of something.
    const isLength = questionTypes.includes('time') && questionTypes.includes('number');
    return messages.format(
      `refusals.${lacks}.${isLength ? 'length' : (questionTypes.find(isTold) ?? 'that')}`,
    );
  }

  /** The closest that the article says, as a list under one line that says whose it is, and as of when. */
  function closestBody({ facts: ids }: Entry, offersMore: boolean, before: readonly string[] = []): string {
    const facts = factsOf(knowledge, ids);
    const { asOf } = article.date;
    return [
      ...before,
      asOf !== null && facts.some(({ changes }) => changes)
        ? messages.format('answers.closestAsOf', { asOf })
        : messages.format('answers.closest'),
      ...facts.map(({ statement }) => bullet(statement)),
      ...(offersMore ? [messages.format('answers.closestOthers')] : []),
    ].join('\n');
  }

  function offTopic(confidence: number): Reply {
    return makeReply({
      kind: 'no-answer',
      reason: 'off-topic',
      confidence,
      title: messages.format('refusals.title.off-topic'),
      body: [
        article.words.off_topic ?? messages.format('refusals.offTopic', { subject: article.words.subject }),
        messages.format('refusals.offerIntro'),
        ...article.words.examples.slice(0, 3).map((example) => `- ${example}`),
      ].join('\n'),
      actions: voteActions({ kind: 'none', id: 'off-topic' }, messages),
    });
  }

  return {
    refuse(decision, match) {
      const { reason, gap, confidence, bears } = decision;
      if (reason === 'off-topic') return offTopic(confidence);
      const lines: string[] = [];
      const addFacts = (intro: string, facts: readonly Fact[]) => {
        if (facts.length > 0) lines.push(intro, ...facts.map(({ statement }) => bullet(statement)));
      };
      const bearing = bears === undefined ? [] : factsOf(knowledge, bears.facts);
      const wantsViews =
        bears === undefined ? gap?.views !== false : bearing.some(({ stance }) => stance !== null);
      const views = reason === 'opinion' && wantsViews ? sides() : [];
      const viewFacts = factsOf(knowledge, unique(views.flatMap((entry) => entry.facts)));
      const told = factsOf(knowledge, bears?.facts ?? gap?.tells ?? []).filter(
        (fact) => !viewFacts.includes(fact),
      );
      if (reason === 'after-article')
        lines.push(
          article.words.cannot_know ?? messages.format('refusals.cannotKnow', { date: article.date.shown }),
        );
      // What bears on a statement answers it better than any gap.
      if (gap?.reply && bears === undefined) lines.push(gap.reply);
      else if (reason === 'opinion' && bears === undefined)
        lines.push(article.words.opinion ?? messages.format('refusals.opinion'));
      else if (reason === 'not-in-article') lines.push(lackOf(match));
      addFacts(introOf({ knowledge, messages }, told), told);
      if (viewFacts.length > 0)
        lines.push(
          messages.format('refusals.positionsIntro'),
          ...viewFacts.map((fact) => viewLine(fact, messages)),
        );
      const nearest = [...unique(told.flatMap(({ id }) => byFact.get(id) ?? [])), ...views];
      const facts = [...told, ...viewFacts].map(({ id }) => id);
      return makeReply({
        kind: 'no-answer',
        reason,
        confidence,
        gap: gap?.id ?? null,
        // A judgement that is declined says so in its first line.
        title: reason === 'opinion' ? null : messages.format(`refusals.title.${reason}`),
        body: lines.join('\n'),
        facts,
        source: sourceFor(facts),
        actions: [
          ...nearest.slice(0, MAX_SUGGESTIONS).map(entryAction),
          ...voteActions(gap ? { kind: 'gap', id: gap.id } : { kind: 'none', id: reason }, messages),
        ],
      });
    },
    offer({ entries, confidence }, match) {
      const offering = (offered: readonly Entry[]) =>
        ({
          kind: 'suggestions',
          confidence,
          suggestions: offered.map(choiceOf),
          actions: [
            ...offered.map(entryAction),
            ...voteActions({ kind: 'none', id: 'suggestions' }, messages),
          ],
        }) as const;
      const [closest] = entries;
      if (closest === undefined || hasTwoReadings(match))
        return makeReply({
          ...offering(entries),
          title: messages.format('answers.suggestionsTitle'),
          body: messages.format('answers.suggestions', { subject: article.words.subject }),
        });
      // What is said already is not offered again.
      const others = entries.filter(({ facts }) => facts.some((fact) => !closest.facts.includes(fact)));
      return makeReply({
        ...offering(others),
        facts: closest.facts,
        closest: choiceOf(closest),
        body: closestBody(closest, others.length > 0),
        source: sourceFor(closest.facts),
      });
    },
    offerForPart({ entries, confidence }, match) {
      const [closest] = entries;
      if (closest === undefined) return offTopic(confidence);
      return makeReply({
        kind: 'suggestions',
        confidence,
        facts: closest.facts,
        closest: choiceOf(closest),
        body: closestBody(closest, false, [lackOf(match, 'mayLack')]),
        source: sourceFor(closest.facts),
        actions: [entryAction(closest)],
      });
    },
  };
}
