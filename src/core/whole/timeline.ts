/** What bears a date, in the order of time, and that the story itself bears none. */
import { datesIn } from '../../knowledge/values.ts';
import type { Reply } from '../reply.ts';
import { importantFacts } from './brief.ts';
import { bullet, introOf, storyFacts, type Telling, told } from './told.ts';

export function timeline(telling: Telling): Reply {
  const { knowledge, messages } = telling;
  const { values } = knowledge.language;
  const dated = storyFacts(knowledge)
    .flatMap((fact) => datesIn(fact.statement, values).map((date) => ({ fact, date })))
    .sort((a, b) => a.date.key.localeCompare(b.date.key));
  const facts = new Set(dated.map(({ fact }) => fact));
  const [lead] = dated.length > 0 ? importantFacts(knowledge) : [];
  const undated = lead === undefined || facts.has(lead) ? [] : [lead];
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
      ...(undated.length === 0
        ? []
        : [
            {
              heading: messages.format('whole.undated'),
              lines: undated.map(({ statement }) => bullet(statement)),
            },
          ]),
    ],
    [...facts, ...undated],
  );
}
