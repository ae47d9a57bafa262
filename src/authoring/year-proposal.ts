/** Proposes the year of a time that a source gives without one, by the source's own date; an editor confirms it. */
import type { ValueForms } from '../text/language.ts';

/** When the source is from. */
export interface Dated {
  readonly year: number;
  /** 0 for January; null where only the year is known. */
  readonly month: number | null;
}

/** The month in the middle of a season. */
const SEASONS: Readonly<Record<string, number>> = { spring: 3, summer: 6, autumn: 9, fall: 9, winter: 0 };

const monthIn = (text: string, { months }: ValueForms): number | null => {
  const words = text.toLowerCase().match(/\p{L}+/gu) ?? [];
  for (const word of words) {
    const month = months.findIndex((names) => names.includes(word));
    if (month >= 0) return month;
    const season = SEASONS[word];
    if (season !== undefined) return season;
  }
  return null;
};

/** The date of a source as it is written; null where no year is in it. */
export function datedBy(date: string, forms: ValueForms): Dated | null {
  const year = /\b(?:1[5-9]|20)\d\d\b/.exec(date)?.[0];
  const [, iso] = /\b\d{4}-(\d\d)\b/.exec(date) ?? [];
  if (year === undefined) return null;
  return { year: Number(year), month: iso === undefined ? monthIn(date, forms) : Number(iso) - 1 };
}

const AHEAD =
  /\b(?:will|shall|due|planned|plans?|scheduled|expected|expects?|until|till|by|upcoming|coming|to be|has to|have to|must|may|could|should)\b/iu;
const BEHIND =
  /\b(?:was|were|had|did|since|ago|\p{L}{2,24}ed|began|went|came|took|gave|found|met|won|lost|made|said|told)\b/iu;

/** The year before, of or after the source's in which something of that month lies, if it is over or still to come. */
const over = ({ year }: Dated, month: number, own: number, isOver: boolean): number => {
  if (isOver) return month <= own ? year : year - 1;
  return month >= own ? year : year + 1;
};

/**
 * @param time A time without its year, as the sentence has it.
 * @returns null where neither its words nor those around it tell the year.
 */
export function proposedYear(time: string, sentence: string, dated: Dated, forms: ValueForms): number | null {
  const pointing = /^(?:last|the previous|the past)/iu.test(time)
    ? 'before'
    : /^(?:next|the coming)/iu.test(time)
      ? 'after'
      : /^this/iu.test(time)
        ? 'own'
        : null;
  if (/^(?:last|this|next) year$/iu.test(time))
    return dated.year + (pointing === 'before' ? -1 : pointing === 'after' ? 1 : 0);
  const month = monthIn(time, forms);
  const { month: own } = dated;
  if (month === null || own === null) return null;
  if (pointing === 'own') return dated.year;
  if (pointing === 'before') return month < own ? dated.year : dated.year - 1;
  if (pointing === 'after') return month > own ? dated.year : dated.year + 1;
  const [isAhead, isBehind] = [AHEAD.test(sentence), BEHIND.test(sentence)];
  if (isAhead !== isBehind) return over(dated, month, own, isBehind);
  // Of both, what lies nearer: news tells of the months around it.
  const [before, after] = [(own - month + 12) % 12, (month - own + 12) % 12];
  return over(dated, month, own, before < after);
}
