/** Hard values that a fact's statement holds: dates and counted numbers. Derived, so that no editor has to write them. */
import type { ValueForms } from '../text/language.ts';

/** A date as a statement writes it. */
export interface DateValue {
  /** As written, such as `19 January 2025`. */
  readonly text: string;
  /** Sorts in the order of time: `2025-01-19`, or `2025-01` for a whole month. */
  readonly key: string;
  readonly granularity: 'day' | 'month';
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

/** The counted numbers in a statement, dates left out. */
export function countsIn(statement: string, forms: ValueForms): CountValue[] {
  const withoutDates = statement.replace(forms.date, '·');
  return [...withoutDates.matchAll(forms.count)].map(({ 0: text, groups = {} }) => {
    const written = (groups['number'] ?? '').toLowerCase();
    return { text, number: forms.numbers.get(written) ?? Number(written.replace(THOUSANDS, '')) };
  });
}
