/** Who holds which view, all sides, always in the same order; and what is confirmed and what is not. */
import type { Fact, Standing } from '../../knowledge/model.ts';
import type { Reply } from '../reply.ts';
import { ofEachKind, positionFacts, viewLines, viewsTitle } from '../views.ts';
import { bullet, introOf, storyFacts, type Telling, told } from './told.ts';

export function sides(telling: Telling): Reply {
  const { knowledge, messages } = telling;
  const named = positionFacts(knowledge);
  const facts =
    named.length > 0 ? named : storyFacts(knowledge).filter(({ standing }) => standing === 'position');
  const lines = viewLines(facts, messages);
  return told(
    telling,
    viewsTitle(knowledge.article, messages),
    lines.length > 0
      ? [{ heading: introOf(telling, facts, true), lines }]
      : [{ lines: [messages.format('whole.noSides')] }],
    facts,
    // Buttons that lead to one side alone would be taking it.
    ofEachKind(facts),
  );
}

/** What is told of each standing at most: a list of everything helps nobody. */
const MOST = 5;

export function firmness(telling: Telling): Reply {
  const { knowledge, messages } = telling;
  const facts = storyFacts(knowledge);
  const told_: Fact[] = [];
  const partOf = (heading: string, standing: Standing, bySomebody = false) => {
    const found = facts
      .filter((fact) => fact.standing === standing && (!bySomebody || fact.attribution !== null))
      .slice(0, MOST);
    told_.push(...found);
    return { heading: `_${heading}_`, lines: found.map(({ statement }) => bullet(statement)) };
  };
  const parts = [
    partOf(messages.format('whole.confirmed'), 'confirmed'),
    partOf(messages.format('whole.declared'), 'declared'),
    partOf(messages.format('whole.sourced'), 'reported', true),
    partOf(messages.format('whole.possible'), 'possible'),
    partOf(messages.format('whole.believed'), 'believed'),
  ];
  return told(
    telling,
    messages.format('whole.firmness'),
    [{ lines: [introOf(telling, told_)] }, ...parts, { lines: [messages.format('whole.rest')] }],
    told_,
  );
}
