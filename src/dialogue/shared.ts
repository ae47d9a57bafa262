/** One thing asked of several in a row: "the views of the mayor and the neighbours" are two questions. */
import { wordCount } from '../text/normalise.ts';
import type { PartForms } from '../text/several-questions.ts';

/** A longer thing is a clause of its own. */
const MOST_WORDS = 6;

/**
 * The questions of a sentence that asks one thing of several.
 *
 * @returns null where it does not.
 */
export function sharedQuestions(sentence: string, { shared, comma, either }: PartForms): string[] | null {
  for (const form of shared) {
    const { head, of, one, other, tail = '' } = form.exec(sentence)?.groups ?? {};
    if (one !== undefined && other !== undefined) return [`${one}${tail}`, `${other}${tail}`];
    const things =
      of
        ?.split(comma)
        .flatMap((thing) => thing.split(either))
        .filter((thing) => thing.trim() !== '') ?? [];
    if (head === undefined || things.length < 2 || things.some((thing) => wordCount(thing) > MOST_WORDS))
      continue;
    return things.map((thing) => `${head} ${thing.trim()}${tail}`);
  }
  return null;
}
