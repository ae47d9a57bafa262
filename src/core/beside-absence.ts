/** What the source tells of the rest of a question that names somebody it does not mention: "were they held in Geneva?". */
import { contentCount } from '../analysis/analyze.ts';
import type { Match } from '../decision/matcher.ts';
import type { Engine } from '../engine/engine.ts';
import type { PlainMessages } from '../messages/catalog.ts';
import { entryAction } from './actions.ts';
import { outsidersIn } from './outsiders.ts';
import { SURE_OF_PART } from './part-that-asks.ts';
import type { Reply } from './reply.ts';
import { sourceOf } from './source-line.ts';
import { isOneSided } from './views.ts';
import { factsOf, statedLines } from './whole/told.ts';

/** With fewer words that carry meaning hardly anything is left to be asked. */
const FEWEST_CONTENT_WORDS = 2;

/** @returns For a question, as it was matched, and its refusal: that, with what surely answers the question without the names. */
export function createBesideAbsence(
  { knowledge, match: read, decide }: Pick<Engine, 'knowledge' | 'match' | 'decide'>,
  messages: PlainMessages,
): (match: Match, reply: Reply) => Reply {
  return (match, reply) => {
    const isBare = reply.reason === 'not-in-article' && reply.gap === null && reply.facts.length === 0;
    const { words } = match.analyzed;
    const names = outsidersIn(match.analyzed, knowledge.language);
    if (!isBare || names.length === 0 || match.inContext) return reply;
    const rest = words.filter((_, at) => !names.some(({ from, to }) => from <= at && at < to));
    const without = read(rest.join(' '), null);
    const decision = decide.direct(without);
    const isSure = decision.kind === 'answer' && decision.confidence >= SURE_OF_PART;
    if (!isSure || contentCount(without.said) < FEWEST_CONTENT_WORDS) return reply;
    const facts = factsOf(knowledge, decision.entry.facts);
    if (isOneSided(facts, match)) return reply;
    return {
      ...reply,
      body: [reply.body, ...statedLines({ knowledge, messages }, facts)].join('\n'),
      facts: facts.map(({ id }) => id),
      source: sourceOf(knowledge.article, facts, messages),
      actions: [entryAction(decision.entry), ...reply.actions],
    };
  };
}
