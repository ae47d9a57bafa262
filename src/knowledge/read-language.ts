/** Reads the folder of a language: what the engine knows of it, and what people say in it whatever the story. */

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { output, ZodType } from 'zod';
import { AGAIN, anywhere, atStart, expressionOf, oneOf, whole } from '../text/expressions.ts';
import {
  type IdentityForms,
  type Language,
  type LeftOpen,
  QUESTION_TYPES,
  type QuestionForms,
  type StanceForms,
  type WholeSign,
  type WordingForms,
} from '../text/language.ts';
import { withPlainLetters } from '../text/normalise.ts';
import { dictionaryOf } from './dictionary.ts';
import { followUpForms } from './follow-up-forms.ts';
import { languageFolder } from './language-folder.ts';
import {
  actsSchema,
  dictionarySchema,
  followUpsSchema,
  glossarySchema,
  questionsSchema,
  stancesSchema,
  valuesSchema,
  wordingSchema,
  wordsSchema,
} from './language-schema.ts';
import type { Act, SmallTalk, Stances, Term } from './model.ts';
import { partForms } from './part-forms.ts';
import { conversationSchema } from './schema.ts';
import { readSource } from './source.ts';
import type { ValidationIssue } from './validation-issue.ts';
import { valueForms } from './value-forms.ts';
import { wordForms } from './word-forms.ts';

type Read<Schema extends ZodType> = output<Schema>;

/** A language, and what of it goes into every story's knowledge. */
export interface LanguageFolder {
  readonly language: Language;
  /** Expressions that are taken out before a message is read. */
  readonly filler: readonly string[];
  /** Words that are written out first. */
  readonly abbreviations: Readonly<Record<string, string>>;
  readonly acts: readonly Act[];
  readonly glossary: readonly Term[];
  readonly stances: Stances;
  readonly smallTalk: readonly SmallTalk[];
  readonly offTopic: readonly string[];
  readonly chatter: readonly string[];
}

/** The same with its letters as plain text has them, however deep they lie. */
function plain<T>(value: T): T {
  if (typeof value === 'string') return withPlainLetters(value) as T;
  if (Array.isArray(value)) return value.map(plain) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [withPlainLetters(key), plain(one)]),
  ) as T;
}

function questionForms(file: Read<typeof questionsSchema>): QuestionForms {
  const { interjections, greetings, asking_words, asking_verbs, now, claims, types } = file;
  const openings = [...file.openings, ...interjections];
  const opening = [...openings, ...greetings];
  return {
    types: QUESTION_TYPES.map((type) => {
      const forms = types[type];
      const form = 'anywhere' in forms ? anywhere(forms.anywhere) : atStart(forms.at_start, openings);
      return { type, form };
    }),
    askingWord: anywhere(asking_words),
    verbFirst: atStart(asking_verbs, openings),
    start: atStart([...asking_words, ...asking_verbs], opening),
    opening: expressionOf(`^${oneOf(opening)} (?:${oneOf(opening)} )${AGAIN}`),
    now: anywhere(now),
    claimOpening: atStart(claims.openings, openings),
    claimTag: expressionOf(`\\b${oneOf(claims.tags)}$`),
    claimVerb: anywhere(claims.verbs),
    claimAsks: anywhere(claims.asks),
  };
}

function identityForms({ identity }: Read<typeof actsSchema>): IdentityForms {
  const [after, before, telling, mention, articles, behind] = [
    identity.after,
    identity.before,
    identity.telling_of,
    identity.mention_of,
    identity.articles,
    identity.behind,
  ].map(oneOf);
  const [first, between, last] = [
    `(?:${after} )${AGAIN}`,
    `(?:${articles} )${AGAIN}`,
    `(?: ${behind})${AGAIN}`,
  ];
  const form = (opening = '', end = last) =>
    expressionOf(`^${first}${opening} ${between}(?<name>.+?)${end}$`);
  const mentionEnd = `(?: ${oneOf([...identity.mention_behind, ...identity.behind])})${AGAIN}`;
  const { asks, between: amid, states, anybody, own } = identity.fate;
  const fate = `${oneOf(asks)} ${between}(?<name>.+?) (?:${oneOf(amid)} )${AGAIN}${oneOf(states)}(?: ${oneOf(amid)})${AGAIN}`;
  return {
    asks: form(before),
    asksWhatIsTold: form(telling),
    asksForMention: form(mention, mentionEnd),
    asksPart: identity.part_of.map((asks) =>
      expressionOf(`^${first}${oneOf([asks]).replace('NAME', `${between}(?<name>.+?)`)}${last}$`),
    ),
    asksFate: expressionOf(`^${first}${fate}${last}$`),
    anybody: whole(anybody),
    ownPeople: anywhere(own),
  };
}

const leftOpen = ({ left_open }: Read<typeof questionsSchema>): LeftOpen[] =>
  left_open.map(({ asks, speaks, says }) => ({ asks: anywhere(asks), speaks: anywhere(speaks, 'i'), says }));

const wholeSigns = ({ signs }: Read<typeof actsSchema>): WholeSign[] =>
  signs.map(({ act, sure, likely }) => ({
    act,
    sure: anywhere(sure),
    likely: likely.length === 0 ? null : anywhere(likely),
  }));

const stanceForms = (file: Read<typeof stancesSchema>): StanceForms => ({
  courtesies: anywhere(file.courtesies, 'g'),
  addresses: anywhere(file.addresses),
  speaker: anywhere(file.speaker),
  evaluations: anywhere(file.evaluations),
  asksView: anywhere(file.asks_view, 'g'),
});

/** A consonant behind a single vowel, which is written twice before "-ed": "logged". */
const DOUBLED = /(?<![aeiou])[aeiou](?<last>[bdgmnprt])$/;

/** A verb with what may stand behind its plain form. */
const withEndings = (verb: string): string => {
  const last = DOUBLED.exec(verb)?.groups?.['last'];
  return `${verb}(?:e?s|e?d${last === undefined ? '' : `|${last}ed`})?`;
};

/** Words that are verbs only between a subject and what a verb has behind it: "the council votes on", not "two votes on". */
function nounVerbs(file: Read<typeof wordingSchema>['noun_verbs']): string[] {
  if (file === undefined) return [];
  const of = (words: readonly string[], behind: readonly string[]): string[] => {
    const ahead = `(?= (?:${behind.join('|')}|\\d))`;
    return [
      `(?<!(?:\\b${oneOf(file.no_subjects)}|['’]s?) )${oneOf(words)}e?s${ahead}`,
      `(?<=\\b${oneOf(file.many)} )${oneOf(words)}${ahead}`,
    ];
  };
  return [...of(file.words, file.objects), ...of(file.places, [...file.objects, ...file.directions])];
}

function wordingForms(file: Read<typeof wordingSchema>): WordingForms {
  return {
    numbers: anywhere(file.numbers, 'gi'),
    limits: file.limits.map(({ of, words }) => ({ of, words: anywhere(words, 'g') })),
    strong: anywhere(file.strong, 'gi'),
    marks: {
      confirmed: anywhere(file.marks.confirmed, 'i'),
      possible: anywhere(file.marks.possible, 'i'),
      believed: anywhere(file.marks.believed, 'i'),
    },
    denies: anywhere(file.denials, 'i'),
    negations: anywhere(file.negations, 'gi'),
    exclusive: anywhere(file.exclusive, 'i'),
    lacks: expressionOf(
      `\\b${oneOf(file.lacks)} (?<what>[^.;,]*?)(?: ${oneOf(file.joins)} (?<of>[^.;,]*))?(?=[.;,]|$)`,
      'i',
    ),
    date: anywhere(file.dates, 'i'),
    number: anywhere(file.counts, 'i'),
    objectMark: expressionOf(`\\b${oneOf(file.object_marks)}(?: the)? ?$`, 'i'),
    holderMark: expressionOf(`\\b${oneOf(file.holder_marks)}(?: the)? ?$`, 'i'),
    pronoun: atStart(file.pronouns, [], 'i'),
    expletive: atStart(file.expletives, [], 'i'),
    verb: anywhere([...file.helping_verbs, ...file.verbs.map(withEndings), ...nounVerbs(file.noun_verbs)]),
    present: anywhere(file.present, 'i'),
    presentOrNot: anywhere(file.present_or_not, 'gi'),
    open: anywhere(file.open, 'i'),
    ahead: anywhere(file.ahead, 'i'),
    aheadTitles: anywhere(file.ahead_titles, 'i'),
    judgements: anywhere(file.judgements, 'gi'),
    avoid: file.avoid.map(({ words, say }) => ({ words: anywhere(words, 'gi'), say })),
    agreements: atStart(file.agreements, [], 'i'),
  };
}

/** A language may do without: verdicts and outbursts are then told by what a story knows of them. */
const NO_STANCES = { value: stancesSchema.parse({}) };

/** What was read of each language: its files belong to the engine, and do not change under it. */
const known = new Map<string, LanguageFolder>();

/**
 * Reads a language by its code, once a process.
 *
 * @returns null if it cannot be used; each reason is in `faults` then.
 */
export function readLanguage(code: string, faults: ValidationIssue[]): LanguageFolder | null {
  const before = known.get(code);
  if (before !== undefined) return before;
  const file = (name: string) => join(languageFolder(code), `${name}.yaml`);
  const words = readSource(file('words'), wordsSchema, faults);
  const questions = readSource(file('questions'), questionsSchema, faults);
  const followUps = readSource(file('follow-ups'), followUpsSchema, faults);
  const wording = readSource(file('wording'), wordingSchema, faults);
  const conversation = readSource(file('conversation'), conversationSchema, faults);
  const acts = readSource(file('acts'), actsSchema, faults);
  const glossary = readSource(file('glossary'), glossarySchema, faults);
  const stances = existsSync(file('stances'))
    ? readSource(file('stances'), stancesSchema, faults)
    : NO_STANCES;
  const values = readSource(file('values'), valuesSchema, faults);
  const dictionary = existsSync(file('dictionary'))
    ? readSource(file('dictionary'), dictionarySchema, faults)
    : null;
  if (!acts || !glossary || !stances || !values) return null;
  if (!words || !questions || !followUps || !wording || !conversation) return null;
  const forms = wordForms(plain(words.value));
  const folder: LanguageFolder = {
    language: {
      code,
      words: forms,
      commonWords: words.value.common_words,
      questions: questionForms(plain(questions.value)),
      parts: partForms(questions.value),
      followUps: followUpForms(plain(followUps.value)),
      identity: identityForms(plain(acts.value)),
      wholeSigns: wholeSigns(plain(acts.value)),
      leftOpen: leftOpen(questions.value),
      stances: stanceForms(plain(stances.value)),
      values: valueForms(values.value),
      wording: wordingForms(wording.value),
      dictionary:
        dictionary &&
        dictionaryOf(
          dictionary.value,
          forms,
          (message) => faults.push({ file: dictionary.file, line: 0, message }),
          words.value.written_on,
        ),
    },
    filler: words.value.filler,
    abbreviations: words.value.abbreviations,
    acts: acts.value.acts,
    glossary: glossary.value.glossary,
    stances: {
      questions: stances.value.questions,
      verdicts: stances.value.verdicts,
      outbursts: stances.value.outbursts,
    },
    smallTalk: conversation.value.small_talk,
    offTopic: conversation.value.off_topic,
    chatter: conversation.value.chatter,
  };
  known.set(code, folder);
  return folder;
}
