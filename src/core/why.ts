/** "Why this answer?": where the answer stands in the article, and how the question led to it. */
import { decisiveWords } from '../decision/decisive-words.ts';
import type { Engine } from '../engine/engine.ts';
import type { Entry } from '../knowledge/model.ts';
import type { PlainMessages } from '../messages/catalog.ts';
import { entryAction } from './actions.ts';
import { makeReply, type Reply } from './reply.ts';
import { sectionTitles, standingOf } from './source-line.ts';
import { factsOf } from './whole/told.ts';

/** @param question What was asked, if the platform can still tell; it is not kept anywhere. */
export function whyReply(
  engine: Engine,
  entry: Entry,
  question: string | null,
  spoken: PlainMessages,
): Reply {
  const { knowledge, matcher } = engine;
  const messages = spoken.about(knowledge.article.source.kind);
  const lines: string[] = [];
  let runnerUp: Entry | undefined;
  if (question === null) lines.push(messages.format('why.forgotten'));
  else {
    const match = matcher.match(question);
    const words = decisiveWords(engine, match, entry);
    if (match.exact) lines.push(messages.format('why.exact'));
    else if (words.length > 0) lines.push(messages.format('why.matched', { words: words.join(', ') }));
    else lines.push(messages.format('why.unclear'));
    runnerUp = match.entries.find(
      (ranked) => !ranked.entry.facts.some((fact) => entry.facts.includes(fact)),
    )?.entry;
    if (runnerUp) lines.push(messages.format('why.runnerUp', { question: runnerUp.question }));
  }
  lines.push(messages.format('why.stands'));
  for (const fact of factsOf(knowledge, entry.facts)) {
    const said = {
      statement: fact.statement,
      standing: standingOf(fact, messages),
      section: sectionTitles(knowledge.article, fact).join(', '),
    };
    lines.push(`- ${messages.format('why.fact', said)}`);
    if (fact.quote !== null) lines.push(messages.format('why.quote', { quote: fact.quote }));
  }
  return makeReply({
    kind: 'notice',
    entry: entry.id,
    title: messages.format('why.title'),
    body: lines.join('\n'),
    actions: runnerUp ? [entryAction(runnerUp)] : [],
    delivery: 'private',
  });
}
