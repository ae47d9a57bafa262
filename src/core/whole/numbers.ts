/** Every number that the article gives, each in the sentence that says what it counts. */
import { countsIn } from '../../knowledge/values.ts';
import type { Reply } from '../reply.ts';
import { bullet, introOf, storyFacts, type Telling, told } from './told.ts';

export function numbers(telling: Telling): Reply {
  const { knowledge, messages } = telling;
  const { values } = knowledge.language;
  const facts = storyFacts(knowledge).filter(
    (fact) => fact.counts || countsIn(fact.statement, values).length > 0,
  );
  return told(
    telling,
    messages.format('whole.numbers'),
    [
      facts.length > 0
        ? { heading: introOf(telling, facts), lines: facts.map(({ statement }) => bullet(statement)) }
        : { lines: [messages.format('whole.noNumbers')] },
    ],
    facts,
  );
}
