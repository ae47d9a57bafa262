/** Tells the line at the top of an article that dates it. */

const MONTH =
  '(?:january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\\.?';
const DATE = `(?:(?:\\d{1,2}(?:st|nd|rd|th)? )?${MONTH},? \\d{4}|${MONTH} \\d{1,2}(?:st|nd|rd|th)?,? \\d{4}|\\d{4}-\\d{2}-\\d{2})`;

/** What may stand around the date on its line: who wrote it, that it was published, the day of the week, a time. */
const LINE = new RegExp(
  `^(?:by [^.!?]{2,60}?(?:,| [|·–—-]) ?)?(?:(?:first )?(?:published|posted|updated|last updated|dated|date)(?: on)?:? ?)?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? )?(?<date>${DATE})(?:,? (?:at )?\\d{1,2}[:.]\\d{2}.{0,10})?\\.?$`,
  'i',
);

/** The date that a line gives, as it is written; null for any other line. */
export const dateOfLine = (line: string): string | null => LINE.exec(line.trim())?.groups?.['date'] ?? null;
