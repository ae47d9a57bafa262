/** Parts questions that were typed one after another with no sign between them: "who is she is she local when does it open". */
import { wordCount } from '../text/normalise.ts';
import type { PartForms } from '../text/several-questions.ts';

/** With fewer words nothing was asked yet that another question could follow. */
const FEWEST_WORDS = 2;

/**
 * Whether a text asks something, and says all of it: it has its verb, or ends in what stands for somebody, and its last word
 * wants none behind it.
 */
function isComplete(text: string, { asks, hasVerb, endsInPronoun, keepsOn }: PartForms): boolean {
  const isLong = wordCount(text) >= FEWEST_WORDS;
  return isLong && asks.test(text) && !keepsOn.test(text) && (hasVerb.test(text) || endsInPronoun.test(text));
}

/** The questions of a text without signs; the text itself where it is one. */
export function runOnQuestions(text: string, forms: PartForms): string[] {
  const questions: string[] = [];
  let from = 0;
  for (const { index } of text.matchAll(forms.runOn)) {
    const before = text.slice(from, index);
    if (!isComplete(before, forms)) continue;
    questions.push(before);
    from = index;
  }
  return [...questions, text.slice(from)];
}
