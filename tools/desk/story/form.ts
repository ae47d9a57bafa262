/** Reads what a form of fields sent. */
import { z } from 'zod';
import type { Knowledge } from '../../../src/knowledge/model.ts';
import { FIELDS, type FieldSpec, type Fields, type Kind, type Value } from './items.ts';

/** A form as it was sent: several values of one name as a list. */
export type Sent = Readonly<Record<string, unknown>>;

/** The form's field in which one more fact is looked for, beside those that are ticked. */
export const moreOf = (name: string): string => `${name}-more`;

const fieldsSchema = z.record(
  z.string(),
  z.union([z.string(), z.number(), z.boolean(), z.array(z.string())]).nullable(),
);

/** Of several values of a name the last. */
const textOf = (sent: unknown): string => {
  const value: unknown = Array.isArray(sent) ? sent.at(-1) : sent;
  return typeof value === 'string' ? value.replaceAll('\r\n', '\n').trim() : '';
};

const textsOf = (sent: unknown): string[] =>
  [sent]
    .flat()
    .map(textOf)
    .filter((text) => text !== '');

/** A fact's id, of one that is named by what it states; what names none stays, and the check says so. */
function factId(named: string, { facts }: Knowledge): string {
  if (facts.has(named)) return named;
  return [...facts.values()].find(({ statement }) => statement.trim() === named)?.id ?? named;
}

function fieldValue({ name, control }: FieldSpec, sent: Sent, seen: Fields, knowledge: Knowledge): Value {
  const text = textOf(sent[name]);
  switch (control) {
    case 'list':
      return text
        .split('\n')
        .map((line) => line.trim())
        .filter((line) => line !== '');
    case 'facts': {
      const named = [...textsOf(sent[name]), ...textsOf(sent[moreOf(name)])];
      return [...new Set(named.map((one) => factId(one, knowledge)))];
    }
    case 'raise': {
      const before = seen[name] ?? null;
      return text === 'on' ? (typeof before === 'number' ? before : 1) + 1 : before;
    }
    case 'flag':
      return text === 'on';
    case 'line':
      return text.replaceAll('\n', ' ') || null;
    case 'text':
    case 'choice':
      return text || null;
  }
}

/** The fields as the editor wants them, who saw them as they are in `seen`. */
export const wantedFields = (kind: Kind, sent: Sent, seen: Fields, knowledge: Knowledge): Fields =>
  Object.fromEntries(FIELDS[kind].map((spec) => [spec.name, fieldValue(spec, sent, seen, knowledge)]));

/** The fields as the editor saw them, from the form's hidden copy; null if it is none. */
export function seenFields(sent: Sent): Fields | null {
  try {
    return fieldsSchema.parse(JSON.parse(textOf(sent['seen'])));
  } catch {
    return null;
  }
}
