/** "Why this answer?": where the answer stands in the article, and how the question led to it. */

import { decisiveWords } from '../decision/decisive-words.ts';
import type { Engine } from '../engine/engine.ts';
import type { Entry } from '../knowledge/model.ts';
import { core, standingWords } from '../messages/core.ts';
import { entryAction } from './actions.ts';
import { factsOf } from './answerer.ts';
import { makeReply, type Reply } from './reply.ts';
import { sectionTitle } from './source-line.ts';

/** @param question What was asked, if the platform can still tell; it is not kept anywhere. */
export function whyReply(engine: Engine, entry: Entry, question: string | null): Reply {
  const { knowledge, matcher } = engine;
  const lines: string[] = [];
  let runnerUp: Entry | undefined;
  if (question === null) lines.push(core.whyForgotten);
  else {
    const match = matcher.match(question);
    const words = decisiveWords(engine, match, entry);
    if (match.exact) lines.push(core.whyExact);
    else if (words.length > 0) lines.push(core.whyMatched(words.join(', ')));
    else lines.push(core.whyUnclear);
    runnerUp = match.entries.find(
      (ranked) => !ranked.entry.facts.some((fact) => entry.facts.includes(fact)),
    )?.entry;
    if (runnerUp) lines.push(core.whyRunnerUp(runnerUp.question));
  }
  lines.push(core.whyStands);
  for (const fact of factsOf(knowledge, entry.facts)) {
    const standing = standingWords(fact.standing, fact.attribution);
    lines.push(core.whyFact(fact.statement, standing, `“${sectionTitle(knowledge.article, fact)}”`));
  }
  return makeReply({
    kind: 'notice',
    entry: entry.id,
    title: core.whyTitle,
    body: lines.join('\n'),
    actions: runnerUp ? [entryAction(runnerUp)] : [],
    delivery: 'private',
  });
}
