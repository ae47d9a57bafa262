/** What bears a date, in the order of time. */
import { datesIn } from '../../knowledge/values.ts';
import type { Reply } from '../reply.ts';
import { bullet, introOf, storyFacts, type Telling, told } from './told.ts';

export function timeline(telling: Telling): Reply {
  const { knowledge, messages } = telling;
  const { values } = knowledge.language;
  const dated = storyFacts(knowledge)
    .flatMap((fact) => datesIn(fact.statement, values).map((date) => ({ fact, date })))
    .sort((a, b) => a.date.key.localeCompare(b.date.key));
  const facts = new Set(dated.map(({ fact }) => fact));
  return told(
    telling,
    messages.format('whole.timeline'),
    [
      dated.length > 0
        ? {
            heading: introOf(telling, [...facts]),
            lines: dated.map(({ fact, date }) =>
              bullet(fact.statement.replace(date.text, `**${date.text}**`)),
            ),
          }
        : { lines: [messages.format('whole.noDates')] },
    ],
    [...facts],
  );
}
