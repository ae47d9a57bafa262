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
  const dated = values.dates.test(words)
    ? datedFacts(knowledge).filter(({ fact }) => !counted.includes(fact))
    : [];
  const line = ({ statement }: Fact) => bullet(statement);
  const stated = [...facts, ...dated.map(({ fact }) => fact)];
  return told(
    telling,
    messages.format('whole.numbers'),
    [
      { lines: counted.length > 0 ? [] : [messages.format('whole.noNumbers')] },
      { heading: introOf(telling, stated), lines: [...counted, ...others].map(line) },
      {
        heading: [
          `_${messages.format('whole.timeline')}_`,
          introOf(
            telling,
            dated.map(({ fact }) => fact),
          ),
        ].join('\n'),
        lines: datedLines(dated),
      },
    ],
    stated,
  );
}
