/** What the files of a story's translation must look like: everything by the id that the story's own file has. */
import { z } from 'zod';
import { text } from './schema.ts';

const sentence = text(400);
const phrasings = z.array(text(400)).default([]);

/** By id; what has none there is told in the story's own language. */
const byId = <Schema extends z.ZodType>(schema: Schema) => z.record(z.string(), schema).default({});

export const translatedArticleSchema = z.strictObject({
  title: text(140),
  about: sentence,
  written_in: text(60),
  date: z.strictObject({ shown: text(160), as_of: text(60).optional() }),
  credit: text(140),
  covers: z.array(text(200)).min(1),
  sections: byId(text(100)),
  words: z.strictObject({
    subject: text(140),
    matter: text(40).nullish(),
    views_on: text(60).nullish(),
    cannot_know: text(360),
    opinion: text(360),
    off_topic: text(360),
    examples: z.array(text(120)).min(1).max(10),
  }),
  topics: byId(z.strictObject({ title: text(60), names: z.array(text(60)).default([]) })),
});

export const translatedFactsSchema = byId(
  z.strictObject({
    statement: text(500),
    attribution: text(140).optional(),
    act: text(60).optional(),
    holder: z.array(text(100)).min(1).optional(),
  }),
);

export const translatedEntriesSchema = byId(
  z.strictObject({
    revision: z.number().int().min(1).default(1),
    question: text(120).optional(),
    answer: text(900).optional(),
    short: text(220).optional(),
    phrasings,
  }),
);

export const translatedGapsSchema = byId(
  z.strictObject({ title: text(80).optional(), reply: text(500).optional(), phrasings }),
);

const also = z.array(text(80)).default([]);

export const translatedNamesSchema = z.strictObject({
  names: byId(z.strictObject({ name: text(80), also, is: text(300).optional() })),
  terms: z.array(z.strictObject({ term: text(40), also, means: text(240) })).default([]),
});

const word = z.union([z.string(), z.number().transform(String)]);

export const translatedLexiconSchema = z.strictObject({
  concepts: byId(z.array(word).min(1)),
  filler: z.array(text(80)).default([]),
  abbreviations: z.record(z.string(), word).default({}),
});
