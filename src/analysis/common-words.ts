/** Tells the common words of a language, which are no misspelt words of a story. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { languageFolder } from '../knowledge/language-folder.ts';
import type { Language } from '../text/language.ts';
import { withPlainLetters } from '../text/normalise.ts';

const known = new Map<string, ReadonlySet<string>>();

/** A file of the language's folder, or one of a package of ours. */
const pathOf = (list: string, code: string): string =>
  list.startsWith('.') ? join(languageFolder(code), list) : createRequire(import.meta.url).resolve(list);

/** A list of words as JSON, or one on each line. */
function wordsInFile(file: string): string[] {
  const text = readFileSync(file, 'utf8');
  return file.endsWith('.json')
    ? JSON.parse(text)
    : text.split('\n').map((word) => withPlainLetters(word.trim().toLowerCase()));
}

/** The common words of a language, the commonest first. Read at the first word that the knowledge does not know: many messages have none. */
export function commonWordsOf({ code, commonWords: lists }: Language): ReadonlySet<string> {
  const before = known.get(code);
  if (before !== undefined) return before;
  const words = new Set(lists.flatMap((list) => wordsInFile(pathOf(list, code))));
  known.set(code, words);
  return words;
}

function isListed(word: string, language: Language): boolean {
  const { words, dictionary } = language;
  return words.functionWords.has(word) || dictionary?.meanings.has(word) || commonWordsOf(language).has(word);
}

/**
 * Whether it is a common word, which must not be bent into one of the story's; lists do not hold it again with each small
 * word that may be written onto it.
 */
export function isCommonWord(word: string, language: Language): boolean {
  if (isListed(word, language)) return true;
  const bare = word.replace(language.words.writtenOn, '');
  return bare !== word && isCommonWord(bare, language);
}

/**
 * Whether it is a word of the language and no name. Lists of common words may be counted in what people say, names and
 * all: where a language has a dictionary, that tells.
 */
export function isOrdinaryWord(word: string, language: Language): boolean {
  const { words, dictionary } = language;
  if (dictionary === null) return isCommonWord(word, language);
  return words.functionWords.has(word) || dictionary.meanings.has(word);
}
