/**
 * Holds each translation against what it translates: the same numbers, dates and names, as firm and no firmer, no judgement
 * and no term of one side. What fails is not told.
 */
import type { Language, WordingForms } from '../../text/language.ts';
import { withPlainLetters } from '../../text/normalise.ts';
import type { Knowledge, Name } from '../model.ts';
import type { Kind } from '../places.ts';
import type { Translation } from '../read-translation.ts';
import type { ValidationIssue } from '../validation-issue.ts';
import { countsIn, datesIn } from '../values.ts';

/** A translation that says something else than what it translates. */
export interface Unlike {
  readonly kind: Kind;
  readonly id: string;
  readonly issue: ValidationIssue;
}

/** Both languages, and the names by which each calls what the story names. */
interface Languages {
  readonly own: Language;
  readonly other: Language;
  readonly names: readonly {
    readonly name: Name;
    readonly own: readonly string[];
    readonly other: readonly string[];
  }[];
}

/** "Both" is a number in one language and none in another. */
const A_PAIR = 2;

const DIGITS = /\d+(?:[.,\u00a0\u202f ]\d{3}(?!\d))*/g;

/** Numbers in digits and in words, dates left out, in the order of their size. */
function numbersIn(text: string, { values }: Language): number[] {
  const dates = datesIn(text, values).map((date) => date.text);
  const rest = dates.reduce((left, date) => left.replace(date, ' · '), text);
  const digits = (rest.match(DIGITS) ?? []).map((number) => Number(number.replace(/\D/g, '')));
  const words = countsIn(rest, values)
    .map(({ number }) => number)
    .filter((number) => !digits.includes(number));
  return [...digits, ...words].sort((a, b) => a - b);
}

const unique = <T>(all: readonly T[]): T[] => [...new Set(all)];

/** Words with a capital: "May" is a month there, and "may" a doubt. */
const CAPITALISED = /\p{Lu}\p{L}+/gu;

/** Whether a text says with one of its language's words that something is so firm. */
function isMarked({ wording, values }: Language, mark: keyof WordingForms['marks'], text: string): boolean {
  const isMonth = (word: string) => values.months.flat().includes(word.toLowerCase());
  return wording.marks[mark].test(text.replace(CAPITALISED, (word) => (isMonth(word) ? '' : word)));
}

const plainOf = (text: string): string => withPlainLetters(text).toLowerCase();

/**
 * What a text says other than the one that it translates, each as a clause.
 *
 * @param ground What else it may say: the facts that the text states.
 */
function differences(own: string, other: string, ground: string, languages: Languages): string[] {
  const found: string[] = [];
  const keys = (text: string, { values }: Language) =>
    unique(datesIn(text, values).map(({ key }) => key)).sort();
  const known = `${own} ${ground}`;
  const [ownDates, otherDates] = [keys(own, languages.own), keys(other, languages.other)];
  const knownDates = keys(known, languages.own);
  for (const date of otherDates)
    if (!knownDates.includes(date)) found.push(`says the date ${date}, which is not in what it translates`);
  for (const date of ownDates) if (!otherDates.includes(date)) found.push(`leaves out the date ${date}`);
  const [ownNumbers, otherNumbers] = [numbersIn(own, languages.own), numbersIn(other, languages.other)];
  const knownNumbers = numbersIn(known, languages.own);
  for (const number of unique(otherNumbers))
    if (!knownNumbers.includes(number) && number > A_PAIR)
      found.push(`says the number ${number}, which is not in what it translates`);
  for (const number of unique(ownNumbers))
    if (!otherNumbers.includes(number) && number > A_PAIR) found.push(`leaves out the number ${number}`);

  const [knownPlain, otherPlain] = [plainOf(known), plainOf(other)];
  const says = (text: string, forms: readonly string[]) => forms.some((form) => text.includes(form));
  for (const names of languages.names)
    if (says(otherPlain, names.other) && !says(knownPlain, names.own))
      found.push(`names "${names.name.name}", which is not in what it translates`);

  for (const mark of ['possible', 'believed'] as const)
    if (
      isMarked(languages.own, mark, own) &&
      !isMarked(languages.other, 'possible', other) &&
      !isMarked(languages.other, 'believed', other)
    )
      found.push(`is firmer than what it translates: no word says that it is ${mark}`);
  if (isMarked(languages.other, 'confirmed', other) && !isMarked(languages.own, 'confirmed', known))
    found.push('says that something is confirmed, and what it translates does not');
  return unique([...found, ...ownWords(other, known, languages)]);
}

/** A word for "no" is one for "not" in many languages: alone, or before a comma, it is an answer. */
function agrees(agreements: RegExp, text: string): boolean {
  const [begun] = agreements.exec(text) ?? [];
  return begun !== undefined && /^\s*(?:$|[,.!:;،؛–—-])/.test(text.slice(begun.length));
}

/** Judgements, terms of one side, and agreeing with whatever was asked. */
function ownWords(other: string, own: string, { own: ownLanguage, other: language }: Languages): string[] {
  const { judgements, avoid, agreements } = language.wording;
  const judged = own.search(ownLanguage.wording.judgements) >= 0;
  return [
    ...(judged
      ? []
      : unique(other.match(judgements) ?? []).map((word) => `"${word}" is a judgement of our own`)),
    ...avoid.flatMap(({ words, say }) =>
      unique(other.match(words) ?? []).map((word) => `"${word}" is a term to keep away from; say: ${say}`),
    ),
    ...(agrees(agreements, other) ? ['begins with yes or no, which agrees with whatever was assumed'] : []),
  ];
}

const formsOf = ({ name, also }: Pick<Name, 'name' | 'also'>): string[] =>
  unique([name, ...also].map(plainOf)).filter((form) => form.length > 2);

/** Names of people, bodies, countries and places: what a text must not bring in by itself. */
const HARD = ['person', 'body', 'country', 'place'];

/** Every translation that does not say the same as the story. */
export function unlikeTheStory(story: Knowledge, translation: Translation, language: Language): Unlike[] {
  const names = story.names.flatMap((name) => {
    const given = translation.names.get(name.id);
    if (given === undefined || !HARD.includes(name.kind)) return [];
    const related = story.concepts
      .filter(({ words }) => words.includes(plainOf(name.name)))
      .flatMap(({ words }) => words);
    return [
      { name, own: unique([...formsOf(name), ...related]), other: formsOf({ name: given.name, also: [] }) },
    ];
  });
  const languages: Languages = { own: story.language, other: language, names };
  const unlike: Unlike[] = [];
  const hold = (
    kind: Kind,
    id: string,
    field: string,
    own: string,
    other: string | undefined,
    ground = '',
  ) => {
    if (other === undefined) return;
    for (const difference of differences(own, other, ground, languages))
      unlike.push({
        kind,
        id,
        issue: {
          ...translation.locate(kind, id, field),
          message: `${translation.code}: ${field} of "${id}" ${difference}`,
        },
      });
  };
  const groundOf = (facts: readonly string[]): string =>
    facts.flatMap((fact) => story.facts.get(fact)?.statement ?? []).join(' ');
  for (const { id, statement } of story.facts.values())
    hold('fact', id, 'statement', statement, translation.facts.get(id)?.statement);
  for (const { id, answer, short, facts } of story.entries.values()) {
    const given = translation.entries.get(id);
    const ground = groundOf(facts);
    hold('entry', id, 'answer', answer, given?.answer, ground);
    hold('entry', id, 'short', short, given?.short, ground);
  }
  for (const { id, reply } of story.gaps.values())
    hold('gap', id, 'reply', reply ?? '', translation.gaps.get(id)?.reply);
  for (const { id, is, name, facts } of story.names)
    hold('name', id, 'is', is ?? '', translation.names.get(id)?.is, `${name} ${groundOf(facts)}`);
  return unlike;
}
