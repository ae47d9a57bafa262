/** What is wrong with a field, for people who write no code: which field of what, and what to write instead. */
import type { z } from 'zod';
import { askWhether } from '../text/nearest-name.ts';

/** What a field is for, where somebody left it out. */
const PURPOSES: Readonly<Record<string, string>> = {
  id: 'a short name of its own, such as opening-hours',
  title: 'what people read as its heading',
  statement: 'one sentence of your own that tells what the source says',
  question: 'the question as people read it',
  facts: 'the ids of the facts that it states, such as [opening-hours]',
  phrasings: 'ways to ask it, one a line, each after a dash',
  date: 'when the source is from, as "shown: …" on the next line',
  shown: 'when the source is from, in words, such as "March 2025" or "undated"',
  words: 'sentences of this story; at least "subject: …" on the next line',
  subject: 'what it is all about, to stand after "I explain …"',
  topic: 'a short name of the topic, such as opening-hours',
  entries: 'the questions of this topic, each beginning with "- id: …"',
};

/** A part of the whole value by its path; undefined where there is none. */
export function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  let at = value;
  for (const key of path) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, key)) return undefined;
    at = Reflect.get(at, key);
  }
  return at;
}

/** The id of the entry, fact or gap that a path leads into; null where it leads into none. */
function ownerOf(value: unknown, path: readonly PropertyKey[]): string | null {
  for (let depth = path.length - 1; depth > 0; depth--) {
    const id = valueAt(value, [...path.slice(0, depth), 'id']);
    if (typeof id === 'string' && path[depth] !== 'id') return id;
  }
  return null;
}

const KINDS: Readonly<Record<string, string>> = {
  array: 'a list: each item on a line of its own after a dash, or all in [ ] with commas between',
  object: 'fields on lines of their own, each as "name: value"',
  string: 'text',
  number: 'a number without quotation marks',
  int: 'a whole number',
  boolean: 'true or false',
};

const kindOf = (value: unknown): string =>
  Array.isArray(value) ? 'a list' : typeof value === 'object' && value !== null ? 'fields' : 'text';

/** A text with a colon and a space in it is read as a field, unless it stands in quotation marks. */
const inPlaceOfText = (value: unknown): string =>
  kindOf(value) === 'fields'
    ? `must be text, and a colon with a space behind it makes a field of it (${Object.keys(Object(value)).slice(0, 1).join()}: …): put the whole text in quotation marks`
    : `must be text, and is ${kindOf(value)}`;

/** Of several forms that a value might have had, what is wrong by the one that it came nearest to. */
function innermost(issue: z.core.$ZodIssue): z.core.$ZodIssue {
  if (issue.code !== 'invalid_union') return issue;
  const nested = issue.errors.flat().map(innermost);
  return nested.find(({ code }) => code === 'custom' || code === 'too_small') ?? issue;
}

function wrong(issue: z.core.$ZodIssue, value: unknown, field: string): string {
  const purpose = PURPOSES[field];
  if (value === undefined || value === null)
    return `is missing${purpose === undefined ? '' : `; write ${purpose}`}`;
  if (issue.message === 'is missing') return `is missing${purpose === undefined ? '' : `; write ${purpose}`}`;
  switch (issue.code) {
    case 'invalid_type':
      return issue.expected === 'string'
        ? inPlaceOfText(value)
        : `must be ${KINDS[issue.expected] ?? issue.expected}, and is ${kindOf(value)}`;
    case 'invalid_union':
      return inPlaceOfText(value);
    case 'invalid_value':
      return `is "${String(value)}"; it must be one of: ${issue.values.join(', ')}`;
    case 'too_small':
      return issue.origin === 'array'
        ? `is empty; it needs at least ${issue.minimum}`
        : issue.origin === 'string'
          ? 'must not be empty'
          : `must be at least ${issue.minimum}`;
    case 'too_big':
      return issue.origin === 'array'
        ? `has ${Array.isArray(value) ? value.length : 'too many'} items; it may have at most ${issue.maximum}`
        : issue.origin === 'string'
          ? `is ${[...String(value)].length} characters long, and may have at most ${issue.maximum}`
          : `must be at most ${issue.maximum}`;
    default:
      return issue.message;
  }
}

/**
 * What is wrong with a value, each fault once: where a field stands under a wrong name, that it is missing under its
 * right one follows from that, and is left out.
 *
 * @param raw The whole file's value.
 */
export function separateFaults(issues: readonly z.core.$ZodIssue[], raw: unknown): z.core.$ZodIssue[] {
  const isMisspelt = (path: readonly PropertyKey[]) =>
    issues.some(
      (other) =>
        other.code === 'unrecognized_keys' &&
        other.path.length === path.length - 1 &&
        other.path.every((part, i) => part === path[i]) &&
        other.message.includes(askWhether(String(path.at(-1)))),
    );
  return issues.filter(({ path }) => valueAt(raw, path) !== undefined || !isMisspelt(path));
}

/** One fault of a value against its form, as a sentence without a full stop. @param raw The whole file's value. */
export function schemaFault(outer: z.core.$ZodIssue, raw: unknown): string {
  const issue = innermost(outer);
  if (issue.code === 'unrecognized_keys') return issue.message;
  const { path } = outer;
  const fields = path.filter((part) => typeof part === 'string');
  const field = fields.at(-1);
  const what = wrong(issue, valueAt(raw, path), field ?? '');
  if (field === undefined) return `the file ${what}`;
  const owner = ownerOf(raw, path);
  return `"${field}"${owner === null ? '' : ` of "${owner}"`} ${what}`;
}
