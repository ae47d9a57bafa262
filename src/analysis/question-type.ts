/** What is asked for: the clause that asks, and the kinds of thing that it asks for. */
import type { QuestionForms, QuestionType } from '../text/language.ts';

/** A clause of a text, and whether it is the one that asks. */
export interface Clause {
  readonly text: string;
  readonly asks: boolean;
}

/**
 * Splits a plain text into clauses and marks those that ask: the last with a question mark, else the last that
 * sounds like a question, else all of them.
 */
export function clausesOf(plain: string, { askingWord, verbFirst }: QuestionForms): Clause[] {
  const parts =
    plain
      .match(/[^.!?;]+[.!?;]*/g)
      ?.map((part) => part.trim())
      .filter((part) => /[\p{L}\p{N}]/u.test(part)) ?? [];
  if (parts.length <= 1) return parts.map((text) => ({ text, asks: true }));
  const marked = parts.map((part) => part.includes('?'));
  const sounding = parts.map((part) => askingWord.test(part) || verbFirst.test(part));
  const asks = marked.includes(true) ? marked : sounding.includes(true) ? sounding : parts.map(() => true);
  return parts.map((text, i) => ({ text, asks: asks[i]! }));
}

/** These tell so much that the types which go with nearly every question tell nothing beside them. */
const TELLING: readonly QuestionType[] = ['person', 'time', 'place'];
const VAGUE: readonly QuestionType[] = ['thing', 'definition'];

/** The kinds of thing that the asking clauses ask for, in a fixed order; `statement` if none shows. */
export function questionTypesOf(asking: string, { types }: QuestionForms): QuestionType[] {
  const found = types.filter(({ form }) => form.test(asking)).map(({ type }) => type);
  const told = found.some((type) => TELLING.includes(type))
    ? found.filter((type) => !VAGUE.includes(type))
    : found;
  return told.length > 0 ? told : ['statement'];
}
