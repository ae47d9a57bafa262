/** The words of the knowledge: which are rightly spelt, and which belong to the story. */
import { type Knowledge, phrasingCount } from '../knowledge/model.ts';
import { wordKey, wordsIn } from '../text/normalise.ts';
import { stem } from '../text/stem.ts';
import { isCommonWord } from './common-words.ts';
import { compileFiller, type Filler } from './filler.ts';
import { compileLexicon, type Lexicon } from './lexicon.ts';

/** What the engine knows of the knowledge's words. Plain data, kept with what was compiled. */
export interface Vocabulary {
  /** How often each rightly spelt word occurs: what spelling goes by. */
  readonly counts: ReadonlyMap<string, number>;
  /** Words that the story itself uses, and their stems. */
  readonly story: ReadonlySet<string>;
  readonly lexicon: Lexicon;
  /** Expressions that are taken out before a message is read. */
  readonly filler: Filler;
  /** Words that are written out first, each with what is written. */
  readonly abbreviations: ReadonlyMap<string, readonly string[]>;
}

/** A word in a single phrasing may be a slip, or chance; one in several belongs to the story. */
const PHRASINGS_FOR_STORY = 2;

/** A word that this many phrasings have, and this share of all, is rightly spelt although no list knows it. */
const PHRASINGS_FOR_KNOWN = 3;
const SHARE_FOR_KNOWN = 0.005;

/** How often each word occurs, and which of them the story itself uses. */
function countWords(knowledge: Knowledge): Pick<Vocabulary, 'counts' | 'story'> {
  const { language } = knowledge;
  const { words: forms } = language;
  const counts = new Map<string, number>();
  const story = new Set<string>();
  const count = (word: string, by: number) => counts.set(word, (counts.get(word) ?? 0) + by);
  const belongs = (word: string) => {
    if (forms.functionWords.has(word)) return;
    story.add(word);
    story.add(stem(word, forms));
  };
  // What nobody has translated is in another language, whose words are none of this one.
  const inLanguage = (kind: string) => (one: { readonly id: string }) =>
    !knowledge.untranslated.has(`${kind}:${one.id}`);
  const told = [
    ...[...knowledge.entries.values()]
      .filter(inLanguage('entry'))
      .flatMap((entry) => [entry.question, entry.answer]),
    ...[...knowledge.facts.values()].filter(inLanguage('fact')).map((fact) => fact.statement),
    ...[...knowledge.gaps.values()].flatMap((gap) => [gap.title, gap.reply ?? '']),
    ...knowledge.concepts.flatMap((concept) => concept.words),
    ...Object.keys(knowledge.abbreviations),
  ];
  for (const word of told.flatMap((text) => wordsIn(text, forms))) {
    count(word, 1);
    belongs(word);
  }
  for (const text of [
    ...knowledge.smallTalk.flatMap((talk) => talk.phrasings),
    ...knowledge.offTopic,
    ...knowledge.chatter,
  ])
    for (const word of wordsIn(text, forms)) count(word, 1);

  // Phrasings hold misspellings on purpose: their words count as rightly spelt only if they are usual ones.
  const phrasings = new Map<string, number>();
  for (const group of [...knowledge.entries.values(), ...knowledge.gaps.values()])
    for (const phrasing of group.phrasings)
      for (const word of new Set(wordsIn(phrasing, forms)))
        phrasings.set(word, (phrasings.get(word) ?? 0) + 1);
  const usual = Math.max(PHRASINGS_FOR_KNOWN, phrasingCount(knowledge) * SHARE_FOR_KNOWN);
  for (const [word, n] of phrasings) {
    if (counts.has(word) || n >= usual || isCommonWord(word, language)) count(word, n);
    if (n >= PHRASINGS_FOR_STORY) belongs(word);
  }
  return { counts, story };
}

/** Collects the words of all that the knowledge holds. */
export function collectVocabulary(knowledge: Knowledge): Vocabulary {
  const { words: forms } = knowledge.language;
  const abbreviations = Object.entries(knowledge.abbreviations);
  return {
    ...countWords(knowledge),
    lexicon: compileLexicon(knowledge.concepts, forms),
    filler: compileFiller(knowledge.filler, forms),
    abbreviations: new Map(
      abbreviations.map(([short, long]) => [wordKey(short, forms), wordsIn(long, forms)]),
    ),
  };
}
