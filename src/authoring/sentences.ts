/** Parts a text into sentences, and says which names, dates and numbers one holds. */
import { countsIn, datesIn } from '../knowledge/values.ts';
import type { ValueForms } from '../text/language.ts';

/** Behind these a full stop ends no sentence. */
const ABBREVIATION = /(?:^|\s)(?:Dr|Mr|Mrs|Ms|St|Prof|No|Nos|vs|approx|ca|cf|e\.g|i\.e|[A-Z])\.$/;

/** The sentences of a paragraph. */
export function sentencesIn(paragraph: string): string[] {
  const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' });
  const sentences: string[] = [];
  for (const { segment } of segmenter.segment(paragraph.replace(/\s+/g, ' '))) {
    const before = sentences.at(-1);
    if (before !== undefined && (ABBREVIATION.test(before) || /^\p{Ll}/u.test(segment)))
      sentences[sentences.length - 1] = `${before} ${segment.trim()}`;
    else sentences.push(segment.trim());
  }
  return sentences.filter((sentence) => /\p{L}/u.test(sentence));
}

/** What a sentence holds that its rewording has to keep. */
export interface Kept {
  readonly names: readonly string[];
  readonly dates: readonly string[];
  readonly numbers: readonly string[];
}

/** Words with a capital that follow each other, but for the one that begins the sentence. */
const NAMES =
  /(?<!^)(?<![.!?]\s)\b\p{Lu}[\p{L}'’-]*(?:\s+(?:of\s+|the\s+|de\s+|van\s+)?\p{Lu}[\p{L}'’-]*)*/gu;

const unique = (values: readonly string[]): string[] => [...new Set(values)];

export function keptIn(sentence: string, forms: ValueForms): Kept {
  const dates = datesIn(sentence, forms).map(({ text }) => text);
  const counts = countsIn(sentence, forms).map(({ text }) => text);
  const years = sentence.match(/\b(?:1[5-9]|20)\d\d\b/g) ?? [];
  const bare = sentence.match(/\d[\d.,:]*\d|\d/g) ?? [];
  const isIn = (values: readonly string[]) => (value: string) => values.some((one) => one.includes(value));
  const allDates = unique([...dates, ...years.filter((year) => !isIn(dates)(year))]);
  return {
    names: unique((sentence.match(NAMES) ?? []).filter((name) => name !== 'I' && !isIn(allDates)(name))),
    dates: allDates,
    numbers: unique([
      ...counts.filter((text) => /\d/.test(text) && !allDates.some((date) => text.includes(date))),
      ...bare.filter((number) => !isIn([...counts, ...allDates])(number)),
    ]),
  };
}
