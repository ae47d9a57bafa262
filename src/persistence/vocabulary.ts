import type { Knowledge } from '../knowledge/model.ts';
import { plainLower, wordsOf } from '../text/normalise.ts';

/** Every word that the knowledge itself uses, in lower case and without accents. */
export function vocabularyOf(knowledge: Knowledge): (word: string) => boolean {
  const words = new Set<string>();
  const add = (...texts: readonly string[]) => {
    for (const text of texts) for (const word of wordsOf(plainLower(text))) words.add(word);
  };
  add(knowledge.article.title, knowledge.article.about, ...knowledge.article.covers, ...knowledge.filler);
  for (const fact of knowledge.facts.values()) add(fact.statement, fact.attribution ?? '');
  for (const topic of knowledge.topics) add(topic.title);
  for (const entry of knowledge.entries.values())
    add(entry.question, entry.answer, entry.short, ...entry.phrasings);
  for (const gap of knowledge.gaps.values()) add(gap.title, gap.reply, ...gap.phrasings);
  for (const concept of knowledge.concepts) add(...concept.words);
  for (const [short, long] of Object.entries(knowledge.abbreviations)) add(short, long);
  for (const talk of knowledge.smallTalk) add(...talk.phrasings);
  add(...knowledge.offTopic, ...knowledge.chatter);
  return (word) => words.has(word);
}
