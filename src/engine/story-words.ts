/** The words of a story by which its own language is told from others. */
import { createHash } from 'node:crypto';
import type { Trained } from './engine.ts';

/** As often as this in the ways to ask a word is no slip of another language. */
const OFTEN = 20;

/** Whether the story's own words have it so often that it is none of another language. */
export const isUsual = (word: string, { vocabulary }: Pick<Trained, 'vocabulary'>): boolean =>
  (vocabulary.counts.get(word) ?? 0) >= OFTEN;

const known = new WeakMap<Trained['vocabulary'], string>();

/**
 * The same for a story with the same such words: a way to ask more seldom brings a new one, and then what languages are
 * known by need not be collected anew.
 */
export function storyWordsFingerprint({
  knowledge,
  vocabulary,
}: Pick<Trained, 'knowledge' | 'vocabulary'>): string {
  const before = known.get(vocabulary);
  if (before !== undefined) return before;
  const { language, smallTalk, acts, names } = knowledge;
  const usual = [...vocabulary.counts.keys()].filter((word) => isUsual(word, { vocabulary }));
  const words = [
    language.code,
    [...vocabulary.story].sort(),
    usual.sort(),
    [...vocabulary.abbreviations.keys()],
    [...smallTalk, ...acts].map(({ phrasings }) => phrasings),
    names.map(({ name, also }) => [name, also]),
  ];
  const fingerprint = createHash('sha256').update(JSON.stringify(words)).digest('hex').slice(0, 16);
  known.set(vocabulary, fingerprint);
  return fingerprint;
}
