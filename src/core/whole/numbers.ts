/** Every number that the article gives, each in the sentence that says what it counts. */
import type { Fact } from '../../knowledge/model.ts';
import { countsIn } from '../../knowledge/values.ts';
import type { Reply } from '../reply.ts';
import { datedFacts, datedLines } from './timeline.ts';
import { bullet, introOf, storyFacts, type Telling, told } from './told.ts';

/** @param words The plain words of the wish: who asks for dates beside the numbers gets both. */
export function numbers(telling: Telling, words: string): Reply {
  const { knowledge, messages } = telling;
  const { values } = knowledge.language;
  const isCounted = ({ statement }: Fact) => countsIn(statement, values).length > 0;
  const facts = storyFacts(knowledge).filter((fact) => fact.counts || isCounted(fact));
  const counted = facts.filter(isCounted);
  // "The last one" counts, too, but gives no figure.
  const others = facts.filter((fact) => !isCounted(fact));
  const dated = values.dates.test(words) ? datedFacts(knowledge) : [];
  const stated = [...facts, ...dated.map(({ fact }) => fact)];
  return told(
    telling,
    messages.format('whole.numbers'),
    [
      counted.length > 0
        ? { heading: introOf(telling, stated), lines: counted.map(({ statement }) => bullet(statement)) }
        : { lines: [messages.format('whole.noNumbers')] },
      {
        heading: messages.format('whole.uncounted'),
        lines: others.map(({ statement }) => bullet(statement)),
      },
      { heading: `_${messages.format('whole.timeline')}_`, lines: datedLines(dated) },
    ],
    stated,
  );
}
