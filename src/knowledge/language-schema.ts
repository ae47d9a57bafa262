/** What the files of a language must look like. */
import { z } from 'zod';
import { QUESTION_TYPES, WHOLE_ACTS } from '../text/language.ts';

const word = z.union([z.string().trim().min(1), z.number().transform(String)]);
const words = z.array(word).min(1);

/** Part of a regular expression: it must be one by itself. */
const expression = word.refine((text) => {
  try {
    return new RegExp(text, 'u') instanceof RegExp;
  } catch {
    return false;
  }
}, 'is no regular expression');
const expressions = z.array(expression).min(1);
/** What a language may do without: then it is found nowhere. */
const optional = z.array(expression).default([]);

const replacement = z.strictObject({ from: expression, to: z.string() });

export const wordsSchema = z.strictObject({
  function_words: words,
  common_words: z.array(z.string()),
  contractions: z.strictObject({ signs: expressions, rules: z.array(replacement) }),
  stemming: z.strictObject({
    irregular: z.record(z.string(), words),
    shortest: z.number().int().min(1),
    steps: z.array(z.array(replacement)),
  }),
  compounds: z.strictObject({ shortest: z.number().int().min(3), links: words }).optional(),
  written_on: optional,
  slips: z
    .strictObject({ any_from: z.number().int().min(4), alike: words, unsounded: z.string().default('') })
    .optional(),
  romanised: z
    .strictObject({
      letters: z.record(z.string(), word),
      vowels: z.record(z.string(), z.string()),
      latin_vowels: z.record(z.string(), z.string()),
      silent_at_end: z.string().default(''),
      written_on: optional,
    })
    .optional(),
  filler: z.array(word).default([]),
  abbreviations: z.record(z.string(), word).default({}),
});

export const dictionarySchema = z.strictObject({
  into: z.string().min(1),
  left_out: words,
  meanings: z.record(z.string().min(1), words),
});

export const questionsSchema = z.strictObject({
  openings: words,
  interjections: words.default([]),
  greetings: words,
  asking_words: expressions,
  asking_verbs: expressions,
  now: expressions,
  left_open: z
    .array(z.strictObject({ asks: expressions, speaks: expressions, says: z.string().min(1).max(200) }))
    .default([]),
  claims: z
    .strictObject({ openings: optional, tags: optional, verbs: optional, asks: optional })
    .default({ openings: [], tags: [], verbs: [], asks: [] }),
  parts: z.strictObject({
    joins: words,
    prefixed_joins: words.default([]),
    requests: expressions,
    slips: words.default([]),
    before_asking: words.default([]),
    further_verbs: words.default([]),
    further_subjects: words.default([]),
    further_people: words.default([]),
    tag_words: words.default([]),
    the_bot: z.string().min(1).nullable().default(null),
    each_way: optional,
    wishes: optional,
    wishes_about: optional,
    after_asking: optional,
    of_thing: optional,
    run_on: optional,
    contracted: optional,
    keeps_on: optional,
    pleas: optional,
    leads: optional,
    takes_up: optional,
    claim_joins: optional,
    asks_reason: optional,
    reports_said: optional,
    asks_if_in: optional,
    spoken_marks: optional,
    media: z
      .strictObject({
        names: optional,
        says: z.array(z.strictObject({ from: z.string().min(1), to: z.string() })),
      })
      .default({ names: [], says: [] }),
    about_speaker: optional,
    indirect: z.array(z.strictObject({ from: z.string().min(1), to: z.string().min(1) })).default([]),
    left_out: z.array(z.strictObject({ from: z.string().min(1), to: z.string() })).default([]),
    shared: optional,
    list_leads: optional,
    alternatives: optional,
    asides: optional,
    premises: optional,
    exclamations: optional,
    stand_for_names: optional,
    short_forms: words,
    commas: expressions.default([]),
    determiners: words.default([]),
    facets: z
      .array(z.strictObject({ asks: z.string().min(1), words: expressions, alone: optional }))
      .default([]),
    all_facets: expressions.default([]),
  }),
  types: z.record(
    z.enum(QUESTION_TYPES),
    z.union([z.strictObject({ anywhere: expressions }), z.strictObject({ at_start: expressions })]),
  ),
});

const after = optional;
const before = optional;

const aboutLast = {
  wording: optional,
  elsewhere: optional,
  ranks: optional,
  source: optional,
  date: optional,
  place: optional,
  people: optional,
  which: optional,
  countries: optional,
  number: optional,
  shorter: optional,
  quote: optional,
  again: optional,
  whether: optional,
  not_that: optional,
};

const replacements = z
  .array(z.strictObject({ words: z.string().min(1), becomes: z.string().min(1) }))
  .default([]);

export const followUpsSchema = z.strictObject({
  points_back: expressions,
  determiners: words.default([]),
  person: words,
  stands_for_person: expressions.default([]),
  stands_for_owner: replacements,
  stands_for_thing: expressions.default([]),
  stands_for_place: replacements,
  stands_for_country: optional,
  stands_for_group: replacements,
  stands_for_others: replacements,
  carries_on: expressions,
  about_last: z.strictObject({ after, before, ...aboutLast }),
  asks_for_more: z.strictObject({ after, before, expressions }),
  asks_on: z.strictObject({ after, expressions, alone: optional }),
  to_others: optional,
  complains: optional,
  offers_back: optional,
  restates: optional,
  restates_behind: optional,
  means_all: optional,
  describes_person: optional,
  asks_why_no_other: optional,
  asks_meaning: optional,
  takes_up_name: optional,
  asks_if_all: optional,
  asks_where_from: optional,
  asks_part: optional,
  of_source: z
    .array(z.strictObject({ asks: z.string().min(1), any_time: optional, as_first: optional }))
    .default([]),
  refuses: optional,
  denies: optional,
  leaves_out: optional,
  points_above: z.strictObject({ after, before, expressions: optional }).prefault({}),
  takes_one: z.strictObject({ after, before, choices: z.array(expressions).min(1), last: expressions }),
  takes_it: z.strictObject({ before, expressions }),
});

export const actsSchema = z.strictObject({
  signs: z.array(
    z.strictObject({ act: z.enum(WHOLE_ACTS), sure: expressions, likely: expressions.default([]) }),
  ),
  acts: z.array(z.strictObject({ id: z.enum(WHOLE_ACTS), phrasings: words })),
  identity: z.strictObject({
    after: expressions,
    before: expressions,
    articles: expressions,
    behind: expressions,
    telling_of: optional,
    mention_of: optional,
    mention_behind: optional,
    part_of: optional,
    fate: z
      .strictObject({ asks: optional, between: optional, states: optional, anybody: optional, own: optional })
      .prefault({}),
  }),
});

export const stancesSchema = z.strictObject({
  courtesies: optional,
  addresses: optional,
  speaker: optional,
  evaluations: optional,
  asks_view: optional,
  questions: z.array(z.string().min(1)).default([]),
  verdicts: z.array(z.string().min(1)).default([]),
  outbursts: z.array(z.string().min(1)).default([]),
});

/** Words, each with a month as a number. */
const months = z.record(z.string(), z.number().int().min(1).max(12)).default({});

export const valuesSchema = z.strictObject({
  months: z.array(z.union([z.string().min(1), words])).length(12),
  after_day: optional,
  before_month: optional,
  before_year: optional,
  seasons: months,
  of_year: optional,
  parts: months,
  before_bare_year: optional,
  before_year_or_count: optional,
  as_of: optional,
  times_of_day: optional,
  place_words: optional,
  numbers: z.record(z.string(), z.number().int().positive()),
  approximately: expressions,
  before_counted: optional,
  pieces: expressions,
  one_piece: expressions,
  one_alone: optional,
  two_alone: optional,
  source: expressions,
  long: expressions,
  words: optional,
  plain: optional,
  dates: optional,
  persons: optional,
});

export const glossarySchema = z.strictObject({
  glossary: z.array(
    z.strictObject({
      term: z.string().min(1),
      also: z.array(z.string().min(1)).default([]),
      means: z.string().min(1),
    }),
  ),
});

export const wordingSchema = z.strictObject({
  numbers: expressions,
  limits: z
    .array(z.strictObject({ of: z.enum(['after', 'before', 'sentence']), words: expressions }))
    .default([]),
  strong: optional,
  marks: z.strictObject({ confirmed: expressions, possible: expressions, believed: expressions }),
  denials: optional,
  negations: optional,
  exclusive: optional,
  lacks: optional,
  joins: optional,
  dates: optional,
  counts: optional,
  object_marks: optional,
  holder_marks: optional,
  pronouns: optional,
  expletives: optional,
  helping_verbs: optional,
  verbs: optional,
  noun_verbs: z
    .strictObject({
      words: words,
      no_subjects: expressions,
      many: expressions,
      objects: expressions,
      places: words,
      directions: expressions,
    })
    .optional(),
  present: optional,
  present_or_not: optional,
  open: optional,
  ahead: optional,
  ahead_titles: optional,
  judgements: expressions,
  agreements: expressions,
  avoid: z.array(z.strictObject({ words: expressions, say: z.string().min(1) })).default([]),
});
