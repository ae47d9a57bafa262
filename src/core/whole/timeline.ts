/** What bears a date, in the order of time, and that the story itself bears none. */
import type { Fact, Knowledge } from '../../knowledge/model.ts';
import { type TimeValue, timesIn } from '../../knowledge/values.ts';
import type { Reply } from '../reply.ts';
import { importantFacts } from './brief.ts';
import { bullet, introOf, storyFacts, type Telling, told } from './told.ts';

/** A fact with every time that its statement gives, in the order of the text. */
export interface Dated {
  readonly fact: Fact;
  readonly times: readonly TimeValue[];
}

/** When what a fact tells was or is to be. That it held as of the source's own time is no event. */
function timesOf({ statement, changes }: Fact, { article, language }: Knowledge): TimeValue[] {
  const { asOf } = article.date;
  return timesIn(changes && asOf !== null ? statement.replaceAll(asOf, '·') : statement, language);
}

/** Sorts a month behind its days, and a year behind its months: what is known to the day comes first. */
const inOrder = (key: string): string => `${key}~`;

const earliest = ({ times }: Dated): string => times.map(({ key }) => inOrder(key)).sort()[0]!;

/** The story's facts that give a time, be it a day, a month, a year or a part of one, each at its earliest. */
export const datedFacts = (knowledge: Knowledge): Dated[] =>
  storyFacts(knowledge)
    .map((fact) => ({ fact, times: timesOf(fact, knowledge) }))
    .filter(({ times }) => times.length > 0)
    .sort((a, b) => (earliest(a) < earliest(b) ? -1 : Number(earliest(a) > earliest(b))));

/** The facts with their times set off: a longer one before a shorter that stands in it, and each once. */
export const datedLines = (dated: readonly Dated[]): string[] =>
  dated.map(({ fact, times }) => {
    const longestFirst = [...new Set(times.map(({ text }) => text))].sort((a, b) => b.length - a.length);
    const written = longestFirst.map((text) => text.replace(/[^\p{L}\p{N}\s]/gu, '\\$&'));
    return bullet(fact.statement.replace(new RegExp(written.join('|'), 'g'), '**$&**'));
  });

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
