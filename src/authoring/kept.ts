/** What a sentence of the source holds that its rewording has to keep: names, dates and numbers, as they are written. */
import { datesIn } from '../knowledge/values.ts';
import type { ValueForms } from '../text/language.ts';
import { type Dated, proposedYear } from './year-proposal.ts';

export interface Kept {
  readonly names: readonly string[];
  /** A date without its year is followed by a word that asks for it, with the likeliest one. */
  readonly dates: readonly string[];
  readonly numbers: readonly string[];
}

/** What the language of the source needs for it. */
export interface KeptForms {
  readonly values: ValueForms;
  /** Words that begin sentences and name nobody. */
  readonly functionWords: ReadonlySet<string>;
}

const WORD = String.raw`\p{Lu}[\p{L}\p{N}]*(?:[-&’'.](?=[\p{L}\p{N}])[\p{L}\p{N}]+)*`;

/** Words with a capital that follow each other. */
const RUN = new RegExp(
  String.raw`(?<![\p{L}\p{N}])${WORD}(?:['’]?\s+(?:of\s+|the\s+|de\s+|van\s+|&\s+)*${WORD})*`,
  'gu',
);

/** Before this a capital says nothing. */
const BEGINS = /(?:^|[.!?:;]\s+|[“"‘(]\s*)$/u;

const withoutPossessive = (name: string): string => name.replace(/['’]s?$/u, '');

/** A month, or a day of the week. */
const isTime = (word: string, { months }: ValueForms): boolean =>
  months.flat().includes(word.toLowerCase()) || /^(?:mon|tues|wednes|thurs|fri|satur|sun)days?$/i.test(word);

const unique = (values: readonly string[]): string[] => [...new Set(values.filter((value) => value !== ''))];

/**
 * The names in a sentence.
 *
 * @param known Words that are names elsewhere: one of them may begin a sentence by itself.
 */
function namesIn(
  sentence: string,
  { functionWords, values }: KeptForms,
  known: ReadonlySet<string>,
): string[] {
  return [...sentence.matchAll(RUN)].map(({ 0: run, index }) => {
    const words = run.split(/\s+/);
    while (words.length > 0 && functionWords.has((words[0] ?? '').toLowerCase())) words.shift();
    const isWhole = words.length === run.split(/\s+/).length;
    const [only, another] = words.map(withoutPossessive);
    if (another === undefined && only !== undefined && isTime(only, values)) return '';
    const mayBeNone = isWhole && another === undefined && BEGINS.test(sentence.slice(0, index));
    if (only === undefined || (mayBeNone && !known.has(only) && !/\d/.test(only))) return '';
    return withoutPossessive(words.join(' '));
  });
}

/** Names of one word, by those places where a capital tells that they are names: they may begin a sentence, too. */
export const knownNames = (sentences: readonly string[], forms: KeptForms): Set<string> =>
  new Set(
    sentences
      .flatMap((sentence) => namesIn(sentence, forms, new Set()))
      .filter((name) => name !== '' && !/\s/.test(name)),
  );

/** Numbers in words beyond those that a language lists with their value. */
const LARGER =
  'thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred hundreds thousand thousands million millions billion dozen dozens half thirds quarter quarters'.split(
    ' ',
  );

const APPROXIMATELY =
  'about|around|nearly|almost|over|under|more than|less than|fewer than|at least|at most|up to|barely|hardly|just under|just over|roughly';

/** A time of the day in words: "half past ten", "quarter to four". */
const HOUR = '(?:half|quarter) (?:past|to) ';

/** Each number with the word behind it, unless that word belongs to the sentence alone. */
function numbersIn(sentence: string, { values, functionWords }: KeptForms): string[] {
  const word = [...values.numbers.keys(), ...LARGER].join('|');
  const hour = `${HOUR}(?:${word})`;
  const one = String.raw`\b${hour}\b|(?:[£$€¥]\s?)?\d+(?:[.,:]\d+)*(?:\s?%|\s?(?:st|nd|rd|th)\b)?|\b(?:${word})\b`;
  const form = new RegExp(
    String.raw`(?:\b(?:${APPROXIMATELY})\s+)?(?:${one})(?:(?:\s+(?:to|or)\s+|[-–\s]+)(?:${one}))*(?<behind>[-\s]+(?:per cent|percent|\p{L}[\p{L}-]*))?`,
    'giu',
  );
  return [...sentence.matchAll(form)].map(({ 0: whole, index, groups = {} }) => {
    const { behind = '' } = groups;
    const isOwn = functionWords.has(behind.replace(/^[-\s]+/, '').toLowerCase());
    const number = (isOwn ? whole.slice(0, whole.length - behind.length) : whole).trim();
    // Part of a town, and no share of anything; or of a name such as "9X".
    const isNone = /^quarters?$/iu.test(number) || /^\p{Lu}/u.test(sentence.slice(index + whole.length));
    return isNone ? '' : number;
  });
}

/** A day with its month and no year. */
const dayOf = ({ months }: ValueForms): RegExp => {
  const month = months.flat().join('|');
  return new RegExp(
    String.raw`\b(?:\d{1,2}(?:st|nd|rd|th)?(?: of)? (?:${month})|(?:${month}) \d{1,2}(?:st|nd|rd|th)?)\b(?!,? \d{4}|\d)`,
    'giu',
  );
};

/** Times that only whoever knows the date of the source can tell, and months by themselves. */
const relativeTimeOf = ({ months }: ValueForms): RegExp => {
  const month = months
    .flat()
    .map((name) => `${name.charAt(0).toUpperCase()}${name.slice(1)}`)
    .join('|');
  const pointing = 'last|this|next|that|the following|the previous|the coming|the past';
  const either = (words: string) =>
    words.replaceAll(/(?<![\p{L}])\p{Ll}/gu, (first) => `[${first}${first.toUpperCase()}]`);
  const span =
    'spring|summer|autumn|fall|winter|year|month|week|weekend|night|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day';
  const before =
    'in|by|since|until|till|from|between|before|after|of|for|during|early|late|mid|to|and|or|every';
  return new RegExp(
    String.raw`\b(?:(?:${either(pointing)}) (?:${span}|${month})|(?:${either('yesterday|tomorrow')})|(?<=\b(?:${either(before)})[ -])(?:${month}))\b(?! \d)`,
    'gu',
  );
};

/**
 * @param known Names of the whole source, as `knownNames` finds them.
 * @param dated When the source is from, where that is known.
 */
export function keptIn(
  sentence: string,
  forms: KeptForms,
  known: ReadonlySet<string> = new Set(),
  dated: Dated | null = null,
): Kept {
  const whole = datesIn(sentence, forms.values).map(({ text }) => text);
  const without = (text: string, parts: readonly string[]) =>
    parts.reduce((left, part) => left.replaceAll(part, '·'), text);
  const undated = without(sentence, whole);
  const days = undated.match(dayOf(forms.values)) ?? [];
  const relative = without(undated, days).match(relativeTimeOf(forms.values)) ?? [];
  const open = [...days, ...relative];
  const rest = without(undated, open);
  const years = rest.match(/(?<![\d.,£$€])\b(?:1[5-9]|20)\d\d\b(?![.,]\d)/g) ?? [];
  const undatedRest = without(rest, years);
  const asking = (time: string): string => {
    // Where another year stands in the sentence, that one may be meant.
    const isAlone = whole.length === 0 && years.length === 0;
    const year = dated !== null && isAlone ? proposedYear(time, sentence, dated, forms.values) : null;
    return `${time} (write the year, too${year === null ? '' : `: ${year}?`})`;
  };
  const names = unique(namesIn(undatedRest, forms, known));
  return {
    names,
    dates: unique([...whole, ...open.map(asking), ...years]),
    numbers: unique(
      numbersIn(
        without(
          undatedRest,
          names.filter((name) => /\d/.test(name)),
        ),
        forms,
      ),
    ),
  };
}
