/** What is said beside that no judgement is made: what the source has on that very matter, or that it has nothing. */
import { contentCount } from '../analysis/analyze.ts';
import type { Match } from '../decision/matcher.ts';
import type { Engine } from '../engine/engine.ts';
import type { Fact } from '../knowledge/model.ts';
import type { PlainMessages } from '../messages/catalog.ts';
import { FAIRLY_SURE, SURE_OF_WHOLE } from './part-that-asks.ts';
import { isOneSided } from './views.ts';
import { factsOf } from './whole/told.ts';

export interface BesideOpinion {
  /** Asks what, who or why, and judges nothing: who holds which view is no answer to it. */
  readonly asksForMore: boolean;
  readonly facts: readonly Fact[];
  /** That the source does not say it; null where it has something, or only a judgement is wanted. */
  readonly lacks: string | null;
  /** What is missing is surely known by its name, whatever else the message sounds like. */
  readonly isNamed: boolean;
}

export const NOTHING_BESIDE: BesideOpinion = { asksForMore: false, facts: [], lacks: null, isNamed: false };

/** So few statements on somebody are told whatever is wanted to know of them. */
const FEW_STATEMENTS = 2;

/** @returns For a message that wants an opinion, what to say beside that there is none. */
export function createBesideOpinions(
  { knowledge, analyzer, match: matched, decide }: Engine,
  messages: PlainMessages,
): (match: Match) => BesideOpinion {
  const { stances, questions } = knowledge.language;
  let bySubject: ReadonlyMap<string, readonly Fact[]> | undefined;

  function read(): ReadonlyMap<string, readonly Fact[]> {
    const found = new Map<string, Fact[]>();
    for (const fact of knowledge.facts.values())
      for (const { concept } of fact.ofSource ? [] : analyzer.analyze(fact.statement).hits)
        if (concept.role === 'subject' && found.get(concept.id)?.includes(fact) !== true)
          found.set(concept.id, [...(found.get(concept.id) ?? []), fact]);
    return found;
  }

  /** All that is told of a subject of the message, where that is little. */
  function ofSubject({ said }: Match): readonly Fact[] {
    bySubject ??= read();
    const told = said.hits.flatMap(({ concept }) => {
      const facts = bySubject?.get(concept.id) ?? [];
      return facts.length <= FEW_STATEMENTS ? facts : [];
    });
    return [...new Set(told)];
  }

  /** What the message gets without the words that ask for a view. */
  function without(match: Match, text: string): Omit<BesideOpinion, 'asksForMore'> {
    const bare = matched(text, null);
    const decision = decide.direct(bare);
    if (decision.kind === 'answer' && decision.confidence >= FAIRLY_SURE) {
      const facts = factsOf(knowledge, decision.entry.facts);
      if (!isOneSided(facts, match)) return { facts, lacks: null, isNamed: false };
    }
    if (decision.kind === 'no-answer' && decision.reason === 'not-in-article' && decision.gap !== null)
      return {
        facts: factsOf(knowledge, decision.gap.tells),
        lacks: decision.gap.reply,
        isNamed: decision.confidence >= SURE_OF_WHOLE,
      };
    return { facts: ofSubject(bare), lacks: null, isNamed: false };
  }

  return (match) => {
    const { typed, question } = match.said;
    if (!question) return NOTHING_BESIDE;
    const text = typed.replace(stances.asksView, ' ').replace(/\s+/g, ' ').trim();
    const bare = analyzer.analyze(text);
    const isTagged = text !== typed && contentCount(bare) > 0;
    const isJudged = stances.evaluations.test(text) || bare.questionTypes.includes('judgement');
    if (isJudged || (match.inContext && !isTagged)) return NOTHING_BESIDE;
    const beside = isTagged ? without(match, text) : { facts: ofSubject(match), lacks: null, isNamed: false };
    const isBare = beside.facts.length === 0 && beside.lacks === null;
    return {
      asksForMore: questions.askingWord.test(text),
      facts: beside.facts,
      lacks: isBare ? messages.format('answers.unsure') : beside.lacks,
      isNamed: beside.isNamed,
    };
  };
}
