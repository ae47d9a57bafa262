/** What the knowledge files must look like. Lengths are in characters as people count them (code points). */
import { z } from 'zod';
import { didYouMean } from '../text/nearest-name.ts';
import { DEFAULT_LANGUAGE } from './language-folder.ts';
import { DEFAULT_NOUN, ROLES, STANCES, STANDINGS } from './model.ts';

const id = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be lower-case letters, digits and hyphens')
  .max(40);

/** Fields of these names and no others; a name that is none of them is told with the nearest that is. */
const fields = <Shape extends z.ZodRawShape>(shape: Shape) =>
  z.strictObject(shape, {
    error: (issue) => {
      if (issue.code !== 'unrecognized_keys') return undefined;
      const known = Object.keys(shape);
      return issue.keys
        .map((key) => {
          const meant = didYouMean(key, known);
          return `"${key}" is no field here${meant === '' ? `; those that there are: ${known.join(', ')}` : meant}`;
        })
        .join('. ');
    },
  });

const codePoints = (text: string) => [...text].length;

/** A number, or a word that YAML takes for yes or no, was typed as text like all others. */
const typed = z.union([z.string(), z.number().transform(String), z.boolean().transform(String)]);

/**
 * Signs that nobody sees and screens obey: control signs, and those that write backwards what follows. With them a text
 * reads otherwise to whoever looks it over than to whoever gets it. Marks that scripts need are none of these.
 */
export const UNSEEN = /[^\P{Cc}\n\r\t]|[\u202a-\u202e\p{Co}]|[\u{e0000}-\u{e007f}]/u;

const pointOf = (sign: string): string =>
  `U+${sign.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`;

export const text = (max: number) =>
  typed.pipe(
    z
      .string()
      .trim()
      .min(1, 'must not be empty')
      .superRefine((value, context) => {
        const long = codePoints(value);
        if (long > max)
          context.addIssue({
            code: 'custom',
            message: `is ${long} characters long, and may have at most ${max}: shorten it by ${long - max}`,
          });
        const [unseen] = UNSEEN.exec(value) ?? [];
        if (unseen !== undefined)
          context.addIssue({
            code: 'custom',
            message: `holds a sign that nobody sees (${pointOf(unseen)}): take it out, or write the text anew`,
          });
      }),
  );

/** A text that a draft may leave open. */
const open = (max: number) => z.union([z.literal(''), text(max)]).nullish();

export const MAX_FACTS_AN_ENTRY = 6;

/** The longest answer, and the longest short form of one. */
export const MAX_ANSWER = 600;
export const MAX_SHORT = 140;

/** What the source is called where the bot speaks of it: "the article", "one handbook". */
const noun = z
  .string()
  .regex(
    /^\p{Ll}[\p{L} -]{1,29}$/u,
    'must be a word or two in lower case, such as article, brief, page or handbook',
  );

const link = z
  .url({ protocol: /^https?$/, error: 'must be a whole link that begins with https://' })
  .max(500);

export const articleSchema = fields({
  id,
  language: z
    .string()
    .regex(/^[a-z]{2,3}(-[A-Za-z0-9]+)*$/, 'must be a language code such as "en"')
    .default(DEFAULT_LANGUAGE),
  title: text(120),
  source: z
    .strictObject({ kind: noun.default(DEFAULT_NOUN), link: link.nullish(), licence: text(160).nullish() })
    .prefault({}),
  contact: text(200).nullish(),
  about: text(400).nullish(),
  // What is optional here was asked for once, and is shown nowhere.
  date: fields({ written: text(60).optional(), shown: text(160), as_of: text(40).optional() }),
  credit: text(160).nullish(),
  covers: z.array(text(160)).default([]),
  sections: z
    .array(
      fields({
        id,
        title: text(80),
        places: z
          .string()
          .regex(/^[a-z]{1,8}$/, 'must be lower-case letters')
          .optional(),
      }),
    )
    .default([]),
  words: fields({
    subject: text(120),
    matter: text(40).nullish(),
    views_on: text(60).nullish(),
    cannot_know: text(300).nullish(),
    opinion: text(300).nullish(),
    off_topic: text(300).nullish(),
    greeting: text(300).optional(),
    examples: z.array(text(100)).max(10).default([]),
    overview: id.nullish(),
    brief: z.array(id).default([]),
    positions: z.array(id).default([]),
    next: fields({ focus: id, watch: z.array(id).min(1).max(5), uncertain: id }).nullish(),
    explain_default_topics: z.array(id).default([]),
  }),
});

/** What is still to be written is kept out of the bot; only its id and its phrasings have to be in order. */
const draft = z.boolean().default(false);

/** Asks for a field of what is no draft. */
function needs<T extends { readonly draft: boolean }>(...fields: readonly (keyof T & string)[]) {
  return (value: T, context: z.RefinementCtx) => {
    if (value.draft) return;
    for (const field of fields)
      if (value[field] == null || value[field] === '')
        context.addIssue({ code: 'custom', path: [field], message: 'is missing' });
  };
}

const fact = fields({
  id,
  draft,
  statement: open(400),
  quote: text(400).nullish(),
  where: z.array(text(40)).default([]),
  all_places: z.boolean().default(false),
  standing: z.enum(STANDINGS).default('reported'),
  attribution: text(120).nullish(),
  act: text(40).nullish(),
  holder: z.array(text(80)).min(1).optional(),
  stance: z.enum(STANCES).nullish(),
  changes: z.boolean().default(false),
  state: z.boolean().default(false),
  counts: z.boolean().default(false),
  of_source: z.boolean().default(false),
});

export const factsSchema = z.array(fact.superRefine(needs('statement'))).min(1);

const entry = fields({
  id,
  draft,
  question: open(100),
  answer: open(MAX_ANSWER),
  short: open(MAX_SHORT),
  facts: z.array(id).min(1),
  related: z.array(id).max(6).default([]),
  revision: z.number().int().min(1).default(1),
  overview: z.boolean().default(false),
  phrasings: z.array(text(400)).default([]),
});

export const topicSchema = fields({
  topic: id,
  title: text(60),
  names: z.array(text(40)).default([]),
  lead: id.nullish(),
  entries: z.array(entry.superRefine(needs('question'))).min(1),
});

const gap = fields({
  id,
  draft,
  title: open(60),
  reason: z.enum(['not-in-article', 'after-article', 'opinion']).default('not-in-article'),
  reply: open(400),
  nearest: z.array(id).max(5).default([]),
  tells: z.array(id).max(2).default([]),
  views: z.boolean().default(true),
  phrasings: z.array(text(400)).default([]),
});

export const gapsSchema = z.array(gap.superRefine(needs('title'))).default([]);

export const namesSchema = fields({
  terms: z
    .array(fields({ term: text(40), also: z.array(text(60)).default([]), means: text(200) }))
    .default([]),
  names: z.array(
    fields({
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

export const lexiconSchema = fields({
  concepts: z
    .array(
      fields({
        id: z.string().regex(/^[A-Z][A-Z0-9_]*$/, 'must be upper-case letters, digits and underscores'),
        weight: z.number().min(0).max(5).default(1),
        role: z.enum(['subject', 'outsider', 'ordinary']).default('ordinary'),
        words: z.array(z.union([z.string(), z.number().transform(String)])).min(1),
      }),
    )
    .default([]),
  filler: z.array(text(80)).default([]),
  abbreviations: z.record(z.string(), z.union([z.string(), z.number().transform(String)])).default({}),
});

export const conversationSchema = fields({
  small_talk: z.array(fields({ id, phrasings: z.array(text(200)).min(1) })).default([]),
  off_topic: z.array(text(400)).default([]),
  chatter: z.array(text(400)).default([]),
});
