/** Which words the knowledge itself uses: whatever else people type may be a name. */
import type { Knowledge } from '../knowledge/model.ts';
import type { WordForms } from '../text/language.ts';
import { wordsIn } from '../text/normalise.ts';

/**
 * Whether all words of what was typed are among these. Letters alone tell nobody's name; they are "u", "r" and "I".
 */
export const knownBy =
  (words: ReadonlySet<string>, forms: WordForms) =>
  (typed: string): boolean => {
    const found = wordsIn(typed, forms);
    return found.length > 0 && found.every((word) => word.length === 1 || words.has(word));
  };

/** Whether the knowledge itself uses a word, however it is cased or dressed. */
export function vocabularyOf(knowledge: Knowledge): (typed: string) => boolean {
  const forms = knowledge.language.words;
  const words = new Set<string>();
  const add = (...texts: readonly string[]) => {
    for (const text of texts) for (const word of wordsIn(text, forms)) words.add(word);
  };
  add(knowledge.article.title, knowledge.article.about, ...knowledge.article.covers, ...knowledge.filler);
  for (const fact of knowledge.facts.values()) add(fact.statement, fact.attribution ?? '');
  for (const topic of knowledge.topics) add(topic.title);
  for (const entry of knowledge.entries.values())
    add(entry.question, entry.answer, entry.short, ...entry.phrasings);
  for (const gap of knowledge.gaps.values()) add(gap.title, gap.reply ?? '', ...gap.phrasings);
  for (const concept of knowledge.concepts) add(...concept.words);
  for (const [short, long] of Object.entries(knowledge.abbreviations)) add(short, long);
  for (const talk of knowledge.smallTalk) add(...talk.phrasings);
  add(...knowledge.offTopic, ...knowledge.chatter);
  return knownBy(words, forms);
}
