/** Analyzes a text: words spelt right, weighted by the clause they stand in, concepts, and what is asked for. */
import type { Language, QuestionType } from '../text/language.ts';
import { lately } from '../text/lately.ts';
import { hasQuestionMark, plainLower, wordsOf } from '../text/normalise.ts';
import { stem } from '../text/stem.ts';
import { isCommonWord } from './common-words.ts';
import { createTakeApart } from './compounds.ts';
import { placesWithoutFiller } from './filler.ts';
import { type ConceptHit, findConcepts } from './lexicon.ts';
import { clausesOf, questionTypesOf } from './question-type.ts';
import { createRomanReader } from './romanised.ts';
import { createSpeller } from './spelling.ts';
import type { Vocabulary } from './vocabulary.ts';

/** Weight of words outside the clause that asks. */
const FRAMING_WEIGHT = 0.6;

/** The most words of a message that are read: the last ones, where the question usually stands. */
const MAX_WORDS = 120;

/** A text as the matcher sees it. The lists `words`, `stems`, `weights`, `content`, `foreign` run side by side. */
export interface AnalyzedText {
  /** As it was written. */
  readonly text: string;
  /** The plain words as typed, before spelling and filler, in one string: a text's key. */
  readonly typed: string;
  readonly words: readonly string[];
  readonly stems: readonly string[];
  /** 1 in the asking clause, less in the framing. */
  readonly weights: readonly number[];
  /** True for a word that carries a subject of its own. */
  readonly content: readonly boolean[];
  /** True for such a word that the story does not use, however it is spelt. */
  readonly foreign: readonly boolean[];
  readonly hits: readonly ConceptHit[];
  readonly questionTypes: readonly QuestionType[];
  /** Has a question mark, or sounds like a question. */
  readonly question: boolean;
  /** Asks how things stand at present, which an article cannot know. */
  readonly asksForNow: boolean;
}

export interface Analyzer {
  /** Pure: the same text gives an equal analysis. */
  analyze(text: string): AnalyzedText;
}

/** How many words carry a subject of their own. */
export const contentCount = ({ content }: AnalyzedText): number => content.filter(Boolean).length;

/** The words that carry a subject of their own, as their stems. */
export const contentStems = ({ stems, content }: AnalyzedText): string[] =>
  stems.filter((_, at) => content[at]);

/** An analyzer for a language with a story's words. */
export function createAnalyzer(language: Language, vocabulary: Vocabulary): Analyzer {
  const { words: forms, questions } = language;
  const { functionWords } = forms;
  const { counts, story, lexicon, filler, abbreviations } = vocabulary;
  const isCommon = (word: string) => isCommonWord(word, language);
  const speller = createSpeller(counts, isCommon, forms.slips);
  const isConcept = (word: string) => lexicon.byWord.has(word) || lexicon.byStem.has(stem(word, forms));
  const takeApart = createTakeApart(forms.compounds, isConcept);
  const romanised = createRomanReader(forms.romanised, () => [
    ...[...counts].sort(([, a], [, b]) => b - a).map(([word]) => word),
    ...functionWords,
    ...[...(language.dictionary?.meanings.keys() ?? [])].filter((word) => !word.includes(' ')),
  ]);

  /** A word with its slips mended; one that nobody knows falls into the words that it is made of. */
  const mended = (word: string): readonly string[] => {
    if (functionWords.has(word) || counts.has(word) || isCommon(word)) return [word];
    return takeApart(word) ?? [romanised(word) ?? speller.correct(word) ?? word];
  };

  /** The words of a clause with abbreviations written out and slips mended. */
  const spelt = (clause: string): string[] =>
    wordsOf(clause)
      .flatMap((word) => abbreviations.get(word) ?? [word])
      .flatMap(mended);

  function analyze(text: string): AnalyzedText {
    const plain = plainLower(text, forms);
    const clauses = clausesOf(plain, questions);
    const typed = wordsOf(plain).join(' ');
    const all: string[] = [];
    const allWeights: number[] = [];
    let asking = '';
    for (const { text: clause, asks } of clauses) {
      const clauseWords = spelt(clause);
      const kept = placesWithoutFiller(clauseWords, filler);
      // A clause of nothing but filler is kept: "please" alone is still what was said.
      const keep = kept.length > 0 || clauses.length > 1 ? kept : clauseWords.map((_, i) => i);
      for (const at of keep) {
        all.push(clauseWords[at]!);
        allWeights.push(asks ? 1 : FRAMING_WEIGHT);
      }
      if (asks) asking += `${keep.map((at) => clauseWords[at]!).join(' ')} . `;
    }
    const from = Math.max(0, all.length - MAX_WORDS);
    const words = all.slice(from);
    const stems = words.map((word) => stem(word, forms));
    const content = words.map((word) => !functionWords.has(word));
    asking = asking.trim();
    return {
      text,
      typed,
      words,
      stems,
      weights: allWeights.slice(from),
      content,
      foreign: words.map((word, i) => content[i]! && !story.has(word) && !story.has(stems[i]!)),
      hits: findConcepts(lexicon, words, stems),
      questionTypes: questionTypesOf(asking, questions),
      question: hasQuestionMark(text) || questions.start.test(asking) || questions.start.test(typed),
      asksForNow: questions.now.test(words.join(' ')),
    };
  }

  return { analyze: lately(analyze) };
}
