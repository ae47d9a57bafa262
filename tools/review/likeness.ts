/** Puts questions that are alike together: those that share most of their telling words. */
import type { WordForms } from '../../src/text/language.ts';
import { wordsIn } from '../../src/text/normalise.ts';

/** Share of common words (Dice's coefficient) from which two questions are alike. */
const ALIKE = 0.6;

// Words that nearly every question has, so that sharing them says nothing. Who, where, when and how stay: they tell.
const COMMON = new Set(
  (
    'a an the of to in on at for from with by and or but is are was were be been do does did has have had it this ' +
    'that these those there they them he she his her i me my you your we our us can could will would should shall ' +
    'may might not please tell about any some so as if then just really actually what which u r pls name word number mention ' +
    'link mail'
  ).split(' '),
);

/** The telling words of a masked question; all of its words if none tells. */
export function tellingWords(question: string, forms: WordForms): ReadonlySet<string> {
  const words = wordsIn(withoutPlaceholders(question), forms);
  const telling = words.filter((word) => !COMMON.has(word));
  return new Set(telling.length > 0 ? telling : words);
}

/** Whether something was taken out of a question: it is not how anybody asked. */
export const isMasked = (question: string): boolean => /\[\w+\]/.test(question);

/** The question as it can be asked of the bot: without what was masked. */
export function withoutPlaceholders(question: string): string {
  return question
    .replace(/\[\w+\]/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(/\s+\?/g, '?')
    .trim();
}

function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  if (a.size === 0 || b.size === 0) return 0;
  let common = 0;
  for (const word of a) if (b.has(word)) common += 1;
  return (2 * common) / (a.size + b.size);
}

/** Sets of words that can be searched for the one most like another. */
export interface LikenessIndex {
  add(words: ReadonlySet<string>): number;
  /** Number (from 0) of the one most like these words, the earliest of equals; null if none is alike. */
  find(words: ReadonlySet<string>): number | null;
}

export function createLikenessIndex(): LikenessIndex {
  const sets: ReadonlySet<string>[] = [];
  const byWord = new Map<string, number[]>();
  return {
    add(words) {
      for (const word of words) {
        const list = byWord.get(word);
        if (list === undefined) byWord.set(word, [sets.length]);
        else list.push(sets.length);
      }
      return sets.push(words) - 1;
    },
    find(words) {
      const candidates = new Set<number>();
      for (const word of words) for (const at of byWord.get(word) ?? []) candidates.add(at);
      let best: number | null = null;
      let most = ALIKE;
      for (const at of [...candidates].sort((a, b) => a - b)) {
        const like = likeness(words, sets[at]!);
        if (like > most || (best === null && like >= most)) {
          best = at;
          most = like;
        }
      }
      return best;
    },
  };
}
