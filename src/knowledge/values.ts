/** Hard values that a fact's statement holds: dates and counted numbers. Derived, so that no editor has to write them. */
import type { Language, ValueForms } from '../text/language.ts';

/** A date as a statement writes it. */
export interface DateValue {
  /** As written, such as `19 January 2025`. */
  readonly text: string;
  /** Sorts in the order of time: `2025-01-19`, or `2025-01` for a whole month. */
  readonly key: string;
  readonly granularity: 'day' | 'month';
}

/** When something was or is to be, as exactly as a statement says it. */
export interface TimeValue {
  /** As written, such as `19 January 2025`, `autumn 2024`, `1970s` or `1847`. */
  readonly text: string;
  /** Sorts in the order of time; a part of a year by the month in which it begins, a decade by its first year. */
  readonly key: string;
}

/** A number with what it counts. */
export interface CountValue {
  /** As written, with what is counted, such as `about 2,000 paid visitors`. */
  readonly text: string;
  readonly number: number;
}

/** What parts thousands: a comma or a point, by language. */
const THOUSANDS = /[,.](?=\d{3}(?!\d))/g;

const two = (number: number): string => String(number).padStart(2, '0');

/** The dates in a statement, in the order of the text. Years alone are none: they stand in too many names. */
export function datesIn(statement: string, { date, months }: ValueForms): DateValue[] {
  return [...statement.matchAll(date)].map(({ 0: text, groups = {} }) => {
    const named = (groups['month'] ?? groups['monthOnly'] ?? '').toLowerCase();
    const month = two(months.findIndex((names) => names.includes(named)) + 1);
    const year = groups['year'] ?? groups['yearOnly'] ?? '';
    const { day } = groups;
    return day === undefined
      ? { text, key: `${year}-${month}`, granularity: 'month' }
      : { text, key: `${year}-${month}-${two(Number(day))}`, granularity: 'day' };
  });
}

/** Years into a decade at which a part of it begins. */
const intoDecade = (month: number): string => String(Math.floor(((month - 1) * 10) / 12));

/** The time that a match of a period tells; null where it is likelier a number of something. */
function periodOf(
  { 0: text, index, groups = {} }: RegExpMatchArray,
  statement: string,
  { values, words }: Pick<Language, 'values' | 'words'>,
): TimeValue | null {
  const { season, part, ofYear, partOfYear, ofDecade, decade, year, yearOrCount } = groups;
  const month = values.parts.get((season ?? part ?? '').toLowerCase()) ?? 1;
  const yearOfPart = ofYear ?? partOfYear;
  if (yearOfPart !== undefined) return { text, key: `${yearOfPart}-${two(month)}` };
  if (ofDecade !== undefined) return { text, key: `${ofDecade.slice(0, 3)}${intoDecade(month)}` };
  if (yearOrCount !== undefined) {
    const [next] = /^ ?[\p{L}\d]+/u.exec(statement.slice(index! + text.length)) ?? [];
    // "Of 2000 people" counts them; "by 1961 it had shut" and "after 1961." do not.
    if (next !== undefined && !words.functionWords.has(next.trim().toLowerCase())) return null;
  }
  return { text, key: decade ?? year ?? yearOrCount ?? '' };
}

/**
 * When what a statement tells was or is to be: its dates, and its years, decades and parts of years, in the order of the
 * text. What merely held "as of" some time has none of it.
 */
export function timesIn(statement: string, language: Pick<Language, 'values' | 'words'>): TimeValue[] {
  const { date, period, asOf } = language.values;
  const isEvent = ({ index }: RegExpMatchArray): boolean => !asOf?.test(statement.slice(0, index));
  const dates = [...statement.matchAll(date)];
  // Blanks of the same length: what stands behind keeps its place.
  const rest = statement.replace(date, (text) => ' '.repeat(text.length));
  const periods = period === null ? [] : [...rest.matchAll(period)];
  return [
    ...dates.map((match) => ({ match, time: datesIn(match[0], language.values)[0]! })),
    ...periods.map((match) => ({ match, time: periodOf(match, statement, language) })),
  ]
    .filter(({ match }) => isEvent(match))
    .sort((a, b) => a.match.index - b.match.index)
    .flatMap(({ time }) => time ?? []);
}

/** The counted numbers in a statement, dates left out. */
export function countsIn(statement: string, forms: ValueForms): CountValue[] {
  const withoutDates = statement.replace(forms.date, '·');
  return [...withoutDates.matchAll(forms.count)].map(({ 0: text, groups = {} }) => {
    const written = (groups['number'] ?? '').toLowerCase();
    return { text, number: forms.numbers.get(written) ?? Number(written.replace(THOUSANDS, '')) };
  });
}
