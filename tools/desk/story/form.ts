/** Reads what a form of fields sent. */
import { z } from 'zod';
import { FIELDS, type FieldSpec, type Fields, type Kind, type Value } from './items.ts';

/** A form as it was sent: of several values of a name the last. */
export type Sent = Readonly<Record<string, unknown>>;

const fieldsSchema = z.record(
  z.string(),
  z.union([z.string(), z.number(), z.boolean(), z.array(z.string())]).nullable(),
);

const textOf = (sent: unknown): string =>
  typeof sent === 'string' ? sent.replaceAll('\r\n', '\n').trim() : '';

function fieldValue({ control }: FieldSpec, sent: unknown): Value {
  const text = textOf(sent);
  switch (control) {
    case 'list':
      return text
        .split('\n')
        .map((line) => line.trim())
        .filter((line) => line !== '');
    case 'number':
      return /^\d+$/.test(text) ? Number(text) : null;
    case 'flag':
      return text === 'on';
    case 'line':
      return text.replaceAll('\n', ' ') || null;
    case 'text':
    case 'choice':
      return text || null;
  }
}

/** The fields as the editor wants them. */
export const wantedFields = (kind: Kind, sent: Sent): Fields =>
  Object.fromEntries(FIELDS[kind].map((spec) => [spec.name, fieldValue(spec, sent[spec.name])]));

/** The fields as the editor saw them, from the form's hidden copy; null if it is none. */
export function seenFields(sent: Sent): Fields | null {
  try {
    return fieldsSchema.parse(JSON.parse(textOf(sent['seen'])));
  } catch {
    return null;
  }
}
