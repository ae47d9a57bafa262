/** Every number that the article gives, each in the sentence that says what it counts. */
import { countsIn } from '../../knowledge/values.ts';
import type { Reply } from '../reply.ts';
import { datedFacts, datedLines } from './timeline.ts';
import { bullet, introOf, storyFacts, type Telling, told } from './told.ts';

/** @param words The plain words of the wish: who asks for dates beside the numbers gets both. */
export function numbers(telling: Telling, words: string): Reply {
  const { knowledge, messages } = telling;
  const { values } = knowledge.language;
  // A line of this list has a number in it: "the last one" counts, too, but gives none.
  const facts = storyFacts(knowledge).filter(({ statement }) => countsIn(statement, values).length > 0);
  const dated = values.dates.test(words) ? datedFacts(knowledge) : [];
  const stated = [...facts, ...dated.map(({ fact }) => fact)];
  return told(
    telling,
    messages.format('whole.numbers'),
    [
      facts.length > 0
        ? { heading: introOf(telling, stated), lines: facts.map(({ statement }) => bullet(statement)) }
        : { lines: [messages.format('whole.noNumbers')] },
      { heading: `_${messages.format('whole.timeline')}_`, lines: datedLines(dated) },
    ],
    stated,
  );
}
