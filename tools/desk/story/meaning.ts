/** Warns where an edit may have turned what a text says: a “not”, or who confirms it, came in or went. */
import type { WordingForms } from '../../../src/text/language.ts';
import { FIELDS, type Fields, type Kind, type Value } from './items.ts';

/** Fields that state something. */
const STATING = ['answer', 'short', 'reply', 'statement'];

type Sense = Pick<WordingForms, 'negations' | 'marks'>;

const wordsIn = (text: string, expression: RegExp): string[] =>
  [...text.matchAll(new RegExp(expression.source, [...new Set(`${expression.flags}g`)].join('')))].map(
    ([word]) => word.toLowerCase(),
  );

/** Words of the one that the other lacks, or has less often. */
function beyond(words: readonly string[], others: readonly string[]): string {
  const left = [...others];
  const more = words.filter((word) => {
    const at = left.indexOf(word);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
  return [...new Set(more)].map((word) => `“${word}”`).join(', ');
}

/** What became of the words of a kind; null where there are as many as before. */
function moved(before: string, after: string, expression: RegExp): string | null {
  const [was, is] = [wordsIn(before, expression), wordsIn(after, expression)];
  if (was.length === is.length) return null;
  return is.length > was.length ? `${beyond(is, was)} has come in` : `${beyond(was, is)} is gone`;
}

const isText = (value: Value | undefined): value is string => typeof value === 'string' && value !== '';

/** What to make sure of, each in a sentence; nothing where a text is new or left to its facts. */
export function meaningWarnings(kind: Kind, seen: Fields, wanted: Fields, sense: Sense): string[] {
  return FIELDS[kind].flatMap(({ name, label }) => {
    const [before, after] = [seen[name], wanted[name]];
    if (!STATING.includes(name) || !isText(before) || !isText(after)) return [];
    const turned = moved(before, after, sense.negations);
    const confirmed = moved(before, after, sense.marks.confirmed);
    return [
      ...(turned === null ? [] : [`${label}: ${turned}. Make sure that it does not say the opposite now.`]),
      ...(confirmed === null
        ? []
        : [`${label}: ${confirmed}. Make sure that who confirms what is still said.`]),
    ];
  });
}
