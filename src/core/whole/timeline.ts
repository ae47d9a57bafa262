/** What bears a date, in the order of time, and that the story itself bears none. */
import type { Fact, Knowledge } from '../../knowledge/model.ts';
import { type DateValue, datesIn } from '../../knowledge/values.ts';
import type { Reply } from '../reply.ts';
import { importantFacts } from './brief.ts';
import { bullet, introOf, storyFacts, type Telling, told } from './told.ts';

/** A fact with a date that its statement gives. */
export interface Dated {
  readonly fact: Fact;
  readonly date: DateValue;
}

/** Every date that the story's facts give, in the order of time. */
export const datedFacts = (knowledge: Knowledge): Dated[] =>
  storyFacts(knowledge)
    .flatMap((fact) => datesIn(fact.statement, knowledge.language.values).map((date) => ({ fact, date })))
    .sort((a, b) => a.date.key.localeCompare(b.date.key));

/** The facts with their dates set off. */
export const datedLines = (dated: readonly Dated[]): string[] =>
  dated.map(({ fact, date }) => bullet(fact.statement.replace(date.text, `**${date.text}**`)));

export function timeline(telling: Telling): Reply {
  const { knowledge, messages } = telling;
  const dated = datedFacts(knowledge);
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
            lines: datedLines(dated),
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
