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
  filler: z.array(word).default([]),
  abbreviations: z.record(z.string(), word).default({}),
});

export const questionsSchema = z.strictObject({
  openings: words,
  greetings: words,
  asking_words: expressions,
  asking_verbs: expressions,
  now: expressions,
  parts: z.strictObject({
    joins: words,
    requests: expressions,
    slips: words,
    before_asking: words,
    further_verbs: words,
    further_subjects: words,
    short_forms: words,
    commas: expressions,
    determiners: words,
    facets: z.array(z.strictObject({ asks: z.string().min(1), words: expressions })).min(1),
    all_facets: expressions,
  }),
  types: z.record(
    z.enum(QUESTION_TYPES),
    z.union([z.strictObject({ anywhere: expressions }), z.strictObject({ at_start: expressions })]),
  ),
});

const after = expressions.default([]);
const before = expressions.default([]);

const aboutLast = {
  source: expressions,
  date: expressions,
  place: expressions,
  people: expressions,
  number: expressions,
  shorter: expressions,
  again: expressions,
  not_that: expressions,
};

export const followUpsSchema = z.strictObject({
  points_back: expressions,
  determiners: words,
  person: words,
  stands_for_person: expressions,
  stands_for_thing: expressions,
  carries_on: expressions,
  about_last: z.strictObject({ after, before, ...aboutLast }),
  asks_for_more: z.strictObject({ after, before, expressions }),
  asks_on: z.strictObject({ after, expressions, alone: expressions }),
  to_others: expressions,
  points_above: z.strictObject({ after, before, expressions }),
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
  }),
});

export const stancesSchema = z.strictObject({
  courtesies: expressions,
  addresses: expressions,
  speaker: expressions,
  evaluations: expressions,
  questions: z.array(z.string().min(1)).min(1),
  verdicts: z.array(z.string().min(1)).min(1),
  outbursts: z.array(z.string().min(1)).min(1),
});

export const valuesSchema = z.strictObject({
  months: z.array(z.string()).length(12),
  numbers: z.record(z.string(), z.number().int().positive()),
  approximately: expressions,
  pieces: expressions,
  one_piece: expressions,
  source: expressions,
  long: expressions,
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
  limits: z.array(z.strictObject({ of: z.enum(['after', 'before', 'sentence']), words: expressions })).min(1),
  strong: expressions,
  marks: z.strictObject({ confirmed: expressions, possible: expressions, believed: expressions }),
  denials: expressions,
  exclusive: expressions,
  lacks: expressions,
  joins: expressions,
  dates: expressions,
  counts: expressions,
  object_marks: expressions,
  holder_marks: expressions,
  pronouns: expressions,
  expletives: expressions,
  helping_verbs: expressions,
  verbs: expressions,
  present: expressions,
  judgements: expressions,
  agreements: expressions,
});
