/** What an editor changes of the story: entries, gaps and facts, each with its fields, as the files have them. */
import { STANDINGS } from '../../../src/knowledge/model.ts';

export const KINDS = ['entry', 'gap', 'fact'] as const;
export type Kind = (typeof KINDS)[number];

export interface ItemRef {
  readonly kind: Kind;
  readonly id: string;
}

/** A field's value; null for one that is not there. */
export type Value = string | number | boolean | readonly string[] | null;
export type Fields = Readonly<Record<string, Value>>;

export interface FieldSpec {
  readonly name: string;
  readonly label: string;
  readonly hint: string;
  /** `list`: one a line. `facts`: ids, chosen by what the facts state. `raise`: a number that grows by one or stays. */
  readonly control: 'line' | 'text' | 'list' | 'facts' | 'choice' | 'raise' | 'flag';
  readonly choices?: readonly string[];
  /** What a file means that says nothing here. */
  readonly otherwise?: string;
  /** Characters, as the check counts them. */
  readonly most?: number;
}

const DRAFT: FieldSpec = {
  name: 'draft',
  label: 'Draft',
  hint: 'While this is ticked the bot leaves it out, and it may be unfinished.',
  control: 'flag',
};

const PHRASINGS: FieldSpec = {
  name: 'phrasings',
  label: 'Ways to ask it',
  hint: 'One a line, as people type: short, long, angry, formal, with slips. The bot learns from each.',
  control: 'list',
};

/** In the order in which the files have them. What is left empty is not in the file. */
export const FIELDS: Readonly<Record<Kind, readonly FieldSpec[]>> = {
  entry: [
    DRAFT,
    {
      name: 'question',
      label: 'Question',
      hint: 'As the title of the answer and on buttons.',
      control: 'line',
      most: 100,
    },
    {
      name: 'answer',
      label: 'Answer',
      hint: 'What its facts say and no more, as firmly as they say it, with who says it. Left empty: what its facts state.',
      control: 'text',
      most: 600,
    },
    {
      name: 'short',
      label: 'Short form',
      hint: 'The same in one sentence, for lists and summaries. Left empty: the first sentence of the answer.',
      control: 'line',
      most: 140,
    },
    {
      name: 'facts',
      label: 'Facts that it states',
      hint: 'The answer is as firm as the least firm of them, and names whoever says them.',
      control: 'facts',
    },
    {
      name: 'revision',
      label: 'Correct what was posted',
      hint: 'Tick it when the answer now says something else, not when it only says it better: replies of the last days are then corrected.',
      control: 'raise',
    },
    PHRASINGS,
  ],
  gap: [
    DRAFT,
    { name: 'title', label: 'Title', hint: 'What is missing, as a heading.', control: 'line', most: 60 },
    {
      name: 'reason',
      label: 'Why there is no answer',
      hint: 'The article lacks it, it came later, or it asks for a verdict.',
      control: 'choice',
      choices: ['not-in-article', 'after-article', 'opinion'],
      otherwise: 'not-in-article',
    },
    {
      name: 'reply',
      label: 'Reply',
      hint: 'One sentence that names what is missing.',
      control: 'text',
      most: 400,
    },
    {
      name: 'nearest',
      label: 'Nearest facts',
      hint: 'Five at most: they help to read a question that follows.',
      control: 'facts',
    },
    {
      name: 'tells',
      label: 'Facts told beside the reply',
      hint: 'Of the nearest, two at most, and only what is about the same thing.',
      control: 'facts',
    },
    PHRASINGS,
  ],
  fact: [
    DRAFT,
    {
      name: 'statement',
      label: 'Statement',
      hint: 'One sentence in our own words, with every name, number, date and limiting word.',
      control: 'text',
      most: 400,
    },
    {
      name: 'quote',
      label: 'Quote',
      hint: 'The source’s own words for it, where they may be shown: “Why this answer?” shows them.',
      control: 'text',
      most: 400,
    },
    {
      name: 'where',
      label: 'Where it stands',
      hint: 'Places, one a line: a section and a paragraph, as in hours/2. A source of one section needs none.',
      control: 'list',
    },
    {
      name: 'standing',
      label: 'Standing',
      hint: 'How firmly the article says it, never firmer.',
      control: 'choice',
      choices: STANDINGS,
      otherwise: 'reported',
    },
    {
      name: 'attribution',
      label: 'Attribution',
      hint: 'Who says, confirms or did it; needed for confirmed, declared and position.',
      control: 'line',
      most: 120,
    },
    {
      name: 'changes',
      label: 'May have changed since',
      hint: 'Whoever states it then says as of when.',
      control: 'flag',
    },
  ],
};

export const isKind = (kind: string): kind is Kind => KINDS.some((one) => one === kind);

/** Whether a field holds several values. */
export const holdsList = ({ control }: FieldSpec): boolean => control === 'list' || control === 'facts';

/** Whether a value says nothing that its absence does not say. */
export const isEmpty = (value: Value): boolean =>
  value === null || value === '' || value === false || (Array.isArray(value) && value.length === 0);

/** Whether two values say the same: what is empty is not there. */
export function isSame(a: Value, b: Value): boolean {
  if (isEmpty(a) && isEmpty(b)) return true;
  return JSON.stringify(a) === JSON.stringify(b);
}
