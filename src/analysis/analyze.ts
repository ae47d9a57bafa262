/** Analyzes a text: words spelt right, weighted by the clause they stand in, concepts, and what is asked for. */
import type { Knowledge } from '../knowledge/model.ts';
import { FUNCTION_WORDS, stem } from '../text/english.ts';
import { plainLower, wordKey, wordsOf } from '../text/normalise.ts';
import { type ConceptHit, compileLexicon } from './lexicon.ts';
import { clausesOf, type QuestionType, questionTypesOf } from './question-type.ts';
import { createSpeller, type Speller } from './spelling.ts';
import { isEnglish, type Vocabulary } from './vocabulary.ts';

/** Weight of words outside the clause that asks. */
const FRAMING_WEIGHT = 0.6;

/** The most words of a message that are read: the last ones, where the question usually stands. */
const MAX_WORDS = 120;

/** A text as the matcher sees it. The lists `words`, `stems`, `weights`, `foreign` run side by side. */
export interface AnalyzedText {
  /** The plain words as typed, before spelling and filler, in one string: a text's key. */
  readonly typed: string;
  readonly words: readonly string[];
  readonly stems: readonly string[];
  /** 1 in the asking clause, less in the framing. */
  readonly weights: readonly number[];
  /** True for a content word that the story does not use, however it is spelt. */
  readonly foreign: readonly boolean[];
  readonly hits: readonly ConceptHit[];
  readonly questionTypes: readonly QuestionType[];
  /** Has a question mark, or sounds like a question. */
  readonly question: boolean;
}

export interface Analyzer {
  /** Pure: the same text gives an equal analysis. */
  analyze(text: string): AnalyzedText;
}

const QUESTION_START =
  /^(?:(?:and|so|but|ok|hey|wait|also|please|well|sorry|then|um|uh|hi|hello) )*(who|whom|whose|what|when|where|why|how|which|whether|explain|tell|describe|is|are|was|were|do|does|did|has|have|had|can|could|will|would|should|may|might|any)\b/;

/** The longest filler expressions first, each as words. */
function compileFiller(filler: readonly string[]): Map<string, string[][]> {
  const byFirst = new Map<string, string[][]>();
  for (const expression of filler) {
    const words = wordsOf(plainLower(expression));
    if (words.length === 0) continue;
    const list = byFirst.get(words[0]!) ?? [];
    list.push(words);
    byFirst.set(words[0]!, list);
  }
  for (const list of byFirst.values()) list.sort((a, b) => b.length - a.length);
  return byFirst;
}

function fillerLengthAt(words: readonly string[], at: number, filler: Map<string, string[][]>): number {
  for (const expression of filler.get(words[at]!) ?? [])
    if (expression.every((word, i) => words[at + i] === word)) return expression.length;
  return 0;
}

/** An analyzer with this knowledge's words. */
export function createAnalyzer(knowledge: Knowledge, vocabulary: Vocabulary): Analyzer {
  const lexicon = compileLexicon(knowledge.concepts);
  const speller: Speller = createSpeller(vocabulary.counts, isEnglish);
  const abbreviations = new Map(
    Object.entries(knowledge.abbreviations).map(([short, long]) => [
      wordKey(short),
      wordsOf(plainLower(long)),
    ]),
  );
  const filler = compileFiller(knowledge.filler);

  const isForeign = (word: string, root: string) =>
    !FUNCTION_WORDS.has(word) && !vocabulary.story.has(word) && !vocabulary.story.has(root);

  function analyze(text: string): AnalyzedText {
    const plain = plainLower(text);
    const clauses = clausesOf(plain);
    const typed = wordsOf(plain).join(' ');
    const words: string[] = [];
    const weights: number[] = [];
    let asking = '';
    for (const clause of clauses) {
      const raw = wordsOf(clause.text).flatMap((word) => abbreviations.get(word) ?? [word]);
      const clauseWords = raw.map((word) =>
        FUNCTION_WORDS.has(word) ? word : (speller.correct(word) ?? word),
      );
      const kept: number[] = [];
      for (let at = 0; at < clauseWords.length; ) {
        const skip = fillerLengthAt(clauseWords, at, filler);
        if (skip === 0) kept.push(at);
        at += Math.max(1, skip);
      }
      // A clause of nothing but filler is kept: "please" alone is still what was said.
      const keep = kept.length > 0 || clauses.length > 1 ? kept : clauseWords.map((_, i) => i);
      for (const at of keep) {
        words.push(clauseWords[at]!);
        weights.push(clause.asks ? 1 : FRAMING_WEIGHT);
      }
      if (clause.asks) asking += `${keep.map((at) => clauseWords[at]!).join(' ')} . `;
    }
    const from = Math.max(0, words.length - MAX_WORDS);
    const bounded = words.slice(from);
    const stems = bounded.map(stem);
    const askingWords = asking.trim();
    return {
      typed,
      words: bounded,
      stems,
      weights: weights.slice(from),
      foreign: bounded.map((word, i) => isForeign(word, stems[i]!)),
      hits: lexicon.find(bounded, stems),
      questionTypes: questionTypesOf(askingWords),
      question: text.includes('?') || QUESTION_START.test(askingWords) || QUESTION_START.test(typed),
    };
  }

  return { analyze };
}
