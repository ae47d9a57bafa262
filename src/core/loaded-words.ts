/** A question with the words left out that judge what it asks of: "whose dumb idea was that" asks whose idea it was. */
import { type AnalyzedText, contentCount } from '../analysis/analyze.ts';
import type { Language, QuestionType } from '../text/language.ts';

/** Kinds of thing that a source may give without judging anybody. */
const OF_FACTS: readonly QuestionType[] = ['person', 'time', 'place', 'number'];

/**
 * The question without words of judgement that stand beside the very word that they judge.
 *
 * @returns null where there are none, where a judgement is asked for in as many words, or nothing that has an answer is.
 */
export function withoutLoad(
  { typed, questionTypes }: AnalyzedText,
  analyze: (text: string) => AnalyzedText,
  language: Language,
): string | null {
  const {
    stances,
    words: { functionWords },
  } = language;
  if (questionTypes.includes('judgement') || !questionTypes.some((type) => OF_FACTS.includes(type)))
    return null;
  const words = typed.split(' ');
  const carries = (word: string | undefined) =>
    word !== undefined && !functionWords.has(word) && !stances.evaluations.test(word);
  const kept = words.filter((word, at) => !stances.evaluations.test(word) || !carries(words[at + 1]));
  if (kept.length === words.length) return null;
  const text = kept.join(' ');
  return contentCount(analyze(text)) > 0 ? text : null;
}
