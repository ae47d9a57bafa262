/** Finds the facts whose hard value is typed in a message: the only ones that say something of that date or amount. */
import type { Fact, Knowledge } from '../knowledge/model.ts';
import { datesIn, timesIn } from '../knowledge/values.ts';
import { plainLower, wordsOf } from '../text/normalise.ts';

/** Numbers below this stand beside too many things: they count only with the word behind them. */
const TELLS_BY_ITSELF = 1000;

/** A number with its fraction, and the word behind it. */
const NUMBER = /(?<![\p{L}\d])(?<number>\d[\d.,]*\d|\d)(?: (?<next>\p{L}+))?/gu;

/** The values of a statement, in words as a message has them. */
function valuesOf({ statement }: Fact, { language }: Knowledge): Set<string> {
  const typed = (text: string): string => wordsOf(plainLower(text, language.words)).join(' ');
  const { date, period } = language.values;
  const values = new Set<string>();
  for (const { text, granularity } of datesIn(statement, language.values)) {
    const words = typed(text);
    values.add(words);
    const [day = '', month = '', ...year] = words.split(' ');
    if (granularity === 'day')
      for (const part of [`${day} ${month}`, [month, ...year].join(' ')]) values.add(part);
  }
  for (const { text } of timesIn(statement, language)) values.add(typed(text));
  const rest = statement.replace(date, ' · ').replace(period ?? /(?!)/, ' · ');
  for (const { groups = {} } of rest.matchAll(NUMBER)) {
    const number = typed(groups['number']!);
    const next = groups['next']?.toLowerCase();
    if (number.includes(' ') || Number(number) >= TELLS_BY_ITSELF) values.add(number);
    else if (next !== undefined) values.add(`${number} ${next}`);
  }
  return values;
}

/** The facts that alone have a value of a message: one fact, or what one entry states; none where it types no such value. */
export type FactsOfTyped = (typed: string) => ReadonlySet<string>;

const NONE: ReadonlySet<string> = new Set();

export function createFactsOfTyped(knowledge: Knowledge): FactsOfTyped {
  const holders = new Map<string, string[]>();
  for (const fact of knowledge.facts.values())
    for (const value of valuesOf(fact, knowledge))
      holders.set(value, [...(holders.get(value) ?? []), fact.id]);
  const entries = [...knowledge.entries.values()];
  const isOfOne = (facts: readonly string[]) =>
    facts.length === 1 || entries.some((entry) => facts.every((fact) => entry.facts.includes(fact)));
  // The longest first: "may 2028" is no year alone.
  const values = [...holders].sort(([a], [b]) => b.length - a.length);
  return (typed) => {
    if (!/\d/.test(typed)) return NONE;
    let rest = ` ${typed} `;
    const found = new Set<string>();
    for (const [value, facts] of values) {
      if (!rest.includes(` ${value} `)) continue;
      rest = rest.replace(` ${value} `, ' · ');
      if (isOfOne(facts)) for (const fact of facts) found.add(fact);
    }
    return found;
  };
}
