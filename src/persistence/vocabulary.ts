/** Which words tell nobody's name: those that the story itself uses, and the ordinary ones of its language. */
import { isCommonWord } from '../analysis/common-words.ts';
import type { Knowledge } from '../knowledge/model.ts';
import type { WordForms } from '../text/language.ts';
import { wordsIn } from '../text/normalise.ts';

/**
 * Whether a word may be kept.
 *
 * @param word In lower case.
 * @param asName It was written as names are: with a capital, inside a sentence.
 */
export type IsKnown = (word: string, asName: boolean) => boolean;

/**
 * Whether all words of what was typed are among these. Letters alone tell nobody's name; they are "u", "r" and "I".
 */
export const knownBy =
  (isWord: (word: string, asName: boolean) => boolean, forms: WordForms): IsKnown =>
  (typed, asName) => {
    const found = wordsIn(typed, forms);
    return found.length > 0 && found.every((word) => word.length === 1 || isWord(word, asName));
  };

/**
 * The vocabulary of a story. What people may type (phrasings, other talk) is full of names that are nobody's business:
 * of it only ordinary words count. Many of those are family names too, and with a capital are taken for such.
 */
export function vocabularyOf(knowledge: Knowledge): IsKnown {
  const { language } = knowledge;
  const words = new Set<string>();
  const add = (...texts: readonly string[]) => {
    for (const text of texts) for (const word of wordsIn(text, language.words)) words.add(word);
  };
  add(knowledge.article.title, knowledge.article.about ?? '', ...knowledge.article.covers);
  for (const fact of knowledge.facts.values()) add(fact.statement, fact.attribution ?? '');
  for (const topic of knowledge.topics) add(topic.title);
  for (const entry of knowledge.entries.values()) add(entry.question, entry.answer, entry.short);
  for (const gap of knowledge.gaps.values()) add(gap.title, gap.reply ?? '');
  for (const concept of knowledge.concepts) add(...concept.words);
  for (const [short, long] of Object.entries(knowledge.abbreviations)) add(short, long);
  return knownBy(
    (word, asName) => words.has(word) || (!asName && isCommonWord(word, language)),
    language.words,
  );
}
