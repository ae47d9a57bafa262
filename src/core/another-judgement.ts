/** Keeps a wish for a judgement from being read as one of something that the message does not name: "is it a good idea?". */
import type { Decision } from '../decision/decision.ts';
import type { Match } from '../decision/matcher.ts';
import { personOf } from '../dialogue/fill.ts';
import type { Engine } from '../engine/engine.ts';
import type { Gap } from '../knowledge/model.ts';
import { SURE_OF_WHOLE } from './part-that-asks.ts';

/**
 * @returns The decision; where a judgement is declined by the name of a thing that neither the message nor what was asked
 * before it has, one that names nothing.
 */
export function createAnotherJudgement({
  analyzer: { analyze },
  knowledge,
}: Pick<Engine, 'analyzer' | 'knowledge'>): (decision: Decision, match: Match) => Decision {
  const subjectsOf = (text: string) =>
    analyze(text).hits.flatMap(({ concept }) => (concept.role === 'subject' ? [concept.id] : []));
  const named = new Map<string, readonly string[]>();

  /** What a judgement would be of; each title is read once. */
  function subjectsOfGap({ id, title }: Gap): readonly string[] {
    const known = named.get(id) ?? subjectsOf(title);
    named.set(id, known);
    return known;
  }

  return (decision, match) => {
    if (decision.kind !== 'no-answer' || decision.reason !== 'opinion' || decision.gap === null)
      return decision;
    if (match.exact !== null || decision.confidence >= SURE_OF_WHOLE) return decision;
    const judged = subjectsOfGap(decision.gap);
    const isNamed = match.said.hits.some(({ concept }) => concept.role === 'subject');
    // "Can he be trusted?" is not asked of a group, whichever was spoken of.
    const asksOfPerson = match.said.words.some((word) => knowledge.language.followUps.person.test(word));
    const isOfPerson = personOf({ facts: [], question: decision.gap.title }, knowledge) !== null;
    const isMeant = match.inContext ? isOfPerson || !asksOfPerson : isNamed;
    return isMeant || judged.length === 0 ? decision : { ...decision, gap: null };
  };
}
