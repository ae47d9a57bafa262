/** How a language writes dates, numbers and counts, as expressions made of its file of values. */
import type { output } from 'zod';
import { anywhere, expressionOf, oneOf } from '../text/expressions.ts';
import type { ValueForms } from '../text/language.ts';
import type { valuesSchema } from './language-schema.ts';

/** Some of these may stand there, each as it is written: with a space if it is a word of its own. */
const maybe = (expressions: readonly string[]): string =>
  expressions.length === 0 ? '' : `${oneOf(expressions)}?`;

/** Years that anybody writes of. */
const YEAR = '(?:1\\d|20)\\d\\d';
const DECADE = '(?:1\\d|20)\\d0';

/** Years, decades and parts of them, by a language's words for these. */
function periodForm(file: output<typeof valuesSchema>): RegExp | null {
  const [bare, orCount] = [file.before_bare_year, file.before_year_or_count];
  if (bare.length === 0) return null;
  const seasons = oneOf(Object.keys(file.seasons));
  const parts = oneOf(Object.keys(file.parts));
  const year = (name: string) => `(?<${name}>${YEAR})\\b(?![.,]\\d|[-–%])`;
  return expressionOf(
    [
      `\\b(?<season>${seasons}) ${maybe(file.of_year.map((word) => `${word} `))}(?<ofYear>${YEAR})\\b`,
      `\\b(?<part>${parts})[ -](?:(?<ofDecade>${DECADE})s|(?<partOfYear>${YEAR}))\\b`,
      `\\b(?<decade>${DECADE})s\\b`,
      `(?<=\\b${oneOf(bare)} )${year('year')}`,
      ...(orCount.length === 0 ? [] : [`(?<=\\b${oneOf(orCount)} )${year('yearOrCount')}`]),
    ].join('|'),
    'gi',
  );
}

/** The forms of what was read. */
export function valueForms(file: output<typeof valuesSchema>): ValueForms {
  const months = file.months.map((names) => [names].flat().map((name) => name.toLowerCase()));
  // The longer name first: one may begin another.
  const month = oneOf(months.flat().sort((a, b) => b.length - a.length));
  const numbers = new Map(Object.entries(file.numbers));
  const number = `(?:\\d[\\d,.]*\\d|\\d|${oneOf([...numbers.keys()])})`;
  const [ending, ofMonth, ofYear] = [file.after_day, file.before_month, file.before_year].map(maybe);
  const ofCounted = oneOf(file.before_counted);
  return {
    months,
    date: expressionOf(
      `\\b(?:(?<day>\\d{1,2})${ending} ${ofMonth}(?<month>${month}) ${ofYear}(?<year>\\d{4})|${ofMonth}(?<monthOnly>${month}) ${ofYear}(?<yearOnly>\\d{4}))\\b`,
      'gi',
    ),
    period: periodForm(file),
    parts: new Map([...Object.entries(file.seasons), ...Object.entries(file.parts)]),
    asOf: file.as_of.length === 0 ? null : expressionOf(`\\b${oneOf(file.as_of)} (?:\\p{L}+[ -])?$`, 'iu'),
    timesOfDay: anywhere(file.times_of_day, 'i'),
    placeWords: anywhere(file.place_words),
    count: expressionOf(
      `\\b(?:(?<about>${oneOf(file.approximately)}) )?(?<number>${number}) (?<what>(?:${ofCounted} )?\\p{L}[\\p{L}-]*(?: \\p{L}[\\p{L}-]*)?)`,
      'giu',
    ),
    numbers,
    pieces: expressionOf(`\\b(?<many>${number}|\\d{1,2})(?: \\w+){0,2} ${oneOf(file.pieces)}\\b`),
    onePiece: expressionOf(
      `\\b(?:${oneOf(file.one_piece)} (?:\\w+ )?${oneOf(file.pieces)}|${oneOf(file.one_alone)})\\b`,
    ),
    twoPieces: anywhere(file.two_alone),
    source: anywhere(file.source),
    long: anywhere(file.long),
    words: expressionOf(`\\b(?<many>${number}|\\d{1,3}) ${oneOf(file.words)}\\b`),
    plain: anywhere(file.plain),
    dates: anywhere(file.dates),
    persons: anywhere(file.persons),
  };
}
