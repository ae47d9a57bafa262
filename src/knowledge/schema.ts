/** What the knowledge files must look like. Lengths are in characters as people count them (code points). */
import { z } from 'zod';
import { DEFAULT_LANGUAGE } from './language-folder.ts';
import { ROLES, STANCES, STANDINGS } from './model.ts';

const id = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be lower-case letters, digits and hyphens')
  .max(40);

const codePoints = (text: string) => [...text].length;

export const text = (max: number) =>
  z
    .string()
    .trim()
    .min(1, 'must not be empty')
    .refine((value) => codePoints(value) <= max, `must be at most ${max} characters long`);

export const MAX_FACTS_AN_ENTRY = 6;

export const articleSchema = z.strictObject({
  id,
  language: z
    .string()
    .regex(/^[a-z]{2,3}(-[A-Za-z0-9]+)*$/, 'must be a language code such as "en"')
    .default(DEFAULT_LANGUAGE),
  title: text(120),
  about: text(400),
  // What is optional here was asked for once, and is shown nowhere.
  date: z.strictObject({ written: text(60).optional(), shown: text(160), as_of: text(40).optional() }),
  credit: text(120),
  covers: z.array(text(160)).min(1),
  sections: z
    .array(
      z.strictObject({
        id,
        title: text(80),
        places: z
          .string()
          .regex(/^[a-z]{1,8}$/, 'must be lower-case letters')
          .optional(),
      }),
    )
    .min(1),
  words: z.strictObject({
    subject: text(120),
    cannot_know: text(300),
    opinion: text(300),
    off_topic: text(300),
    greeting: text(300).optional(),
    examples: z.array(text(100)).min(1).max(10),
    overview: id,
    brief: z.array(id).default([]),
    positions: z.array(id).default([]),
    next: z.strictObject({ focus: id, watch: z.array(id).min(1).max(5), uncertain: id }),
    explain_default_topics: z.array(id).min(1),
  }),
});

export const factsSchema = z
  .array(
    z.strictObject({
      id,
      statement: text(400),
      where: z.array(text(40)).min(1),
      all_places: z.boolean().default(false),
      standing: z.enum(STANDINGS),
      attribution: text(120).nullish(),
      act: text(40).nullish(),
      holder: z.array(text(80)).min(1).optional(),
      stance: z.enum(STANCES).nullish(),
      changes: z.boolean().default(false),
      counts: z.boolean().default(false),
      of_source: z.boolean().default(false),
    }),
  )
  .min(1);

export const topicSchema = z.strictObject({
  topic: id,
  title: text(60),
  names: z.array(text(40)).default([]),
  lead: id.nullish(),
  entries: z
    .array(
      z.strictObject({
        id,
        question: text(100),
        answer: text(600),
        short: text(140),
        facts: z.array(id).min(1),
        related: z.array(id).max(6).default([]),
        revision: z.number().int().min(1).default(1),
        overview: z.boolean().default(false),
        phrasings: z.array(text(400)).min(1),
      }),
    )
    .min(1),
});

export const gapsSchema = z.array(
  z.strictObject({
    id,
    title: text(60),
    reason: z.enum(['not-in-article', 'after-article', 'opinion']),
    reply: text(400).nullish(),
    nearest: z.array(id).max(5),
    tells: z.array(id).max(2).default([]),
    views: z.boolean().default(true),
    phrasings: z.array(text(400)).min(1),
  }),
);

export const namesSchema = z.strictObject({
  terms: z
    .array(z.strictObject({ term: text(40), also: z.array(text(60)).default([]), means: text(200) }))
    .default([]),
  names: z.array(
    z.strictObject({
      id,
      name: text(60),
      plural: z.boolean().default(false),
      kind: z.enum(['person', 'body', 'country', 'place', 'group', 'event', 'term']),
      also: z.array(text(80)).default([]),
      is: text(200).nullish(),
      facts: z.array(id).min(1).max(6),
      role: z.enum(ROLES).nullish(),
      part: id.nullish(),
    }),
  ),
});

export const lexiconSchema = z.strictObject({
  concepts: z.array(
    z.strictObject({
      id: z.string().regex(/^[A-Z][A-Z0-9_]*$/, 'must be upper-case letters, digits and underscores'),
      weight: z.number().min(0).max(5).default(1),
      role: z.enum(['subject', 'outsider', 'ordinary']).default('ordinary'),
      words: z.array(z.union([z.string(), z.number().transform(String)])).min(1),
    }),
  ),
  filler: z.array(text(80)).default([]),
  abbreviations: z.record(z.string(), z.union([z.string(), z.number().transform(String)])).default({}),
});

export const conversationSchema = z.strictObject({
  small_talk: z.array(z.strictObject({ id, phrasings: z.array(text(200)).min(1) })).default([]),
  off_topic: z.array(text(400)).default([]),
  chatter: z.array(text(400)).default([]),
});
