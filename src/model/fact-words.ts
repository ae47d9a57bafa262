/** Makes a fact likelier the more of a message its own words say, word by word, by what the words mean. */
import type { AnalyzedText, Analyzer } from '../analysis/analyze.ts';
import { type Knowledge, phrasingCount } from '../knowledge/model.ts';
import { rarity } from './centroids.ts';
import { factOrder } from './lessons.ts';
import { dot, meanVector, type WordVectors, withoutCommon } from './word-vectors.ts';

/** Which facts use which words, and how much that tells. */
export interface FactWords {
  readonly facts: number;
  /** Each word by its stem, in one of its forms, with the numbers of the facts that use it. */
  readonly words: readonly {
    readonly stem: string;
    readonly word: string;
    readonly facts: readonly number[];
  }[];
  /** By how much the log-odds of a fact rise that says all of a message. */
  readonly strength: number;
}

/** The more phrasings a fact has, the less its words tell besides; see docs/matching.md. */
const STRENGTH_OF_ONE = 18;
const MOST_STRENGTH = 4;

/** Words whose vectors are no nearer than this have nothing to do with each other (cosine). */
const UNRELATED = 0.35;

/** Among a few words no share is sure. */
const DOUBT = 1;

const contentStems = ({ stems, words, content }: AnalyzedText): Map<string, string> =>
  new Map(stems.flatMap((stem, i) => (content[i] ? [[stem, words[i]!] as const] : [])));

/** The words of each fact: those of its statement, and of the questions that it answers with all ways to ask them. */
export function collectFactWords(knowledge: Knowledge, analyzer: Analyzer): FactWords {
  const { facts, entries } = knowledge;
  const found = new Map<string, { readonly word: string; readonly facts: Set<number> }>();
  const numbers = new Map(factOrder(knowledge).map((id, i) => [id, i]));
  const add = (ids: readonly string[], text: string): void => {
    for (const [stem, word] of contentStems(analyzer.analyze(text))) {
      const known = found.get(stem) ?? { word, facts: new Set() };
      for (const id of ids) known.facts.add(numbers.get(id)!);
      found.set(stem, known);
    }
  };
  for (const { id, statement } of facts.values()) add([id], statement);
  for (const { facts: stated, question, phrasings } of entries.values())
    for (const text of [question, ...phrasings]) add(stated, text);
  const phrasingsAFact = phrasingCount({ entries, gaps: new Map() }) / facts.size;
  return {
    facts: facts.size,
    words: [...found].map(([stem, { word, facts }]) => ({ stem, word, facts: [...facts] })),
    strength: Math.min(MOST_STRENGTH, STRENGTH_OF_ONE / phrasingsAFact),
  };
}

/** Makes facts likelier in place, together as likely as before. */
export type Favour = (probabilities: Float64Array, message: AnalyzedText) => void;

/** @param common What the vectors of all texts of the folder have in common. */
export function createFavour(
  { facts, words, strength }: FactWords,
  vectors: WordVectors,
  common: Float32Array,
): Favour {
  const numbers = new Map(words.map(({ stem }, i) => [stem, i]));
  const vectorOf = (word: string) => withoutCommon(meanVector(vectors, [word], [1]), common);
  // Most engines are asked nothing before the next one takes their place.
  let known: readonly Float32Array[] | null = null;

  /** How much each fact has of a word, 0 to 1. */
  function likenesses(stem: string, word: string): Float64Array {
    known ??= words.map(({ word }) => vectorOf(word));
    const vector = vectorOf(word);
    const most = new Float64Array(facts);
    for (const [i, { facts: using, stem: own }] of words.entries()) {
      const like = own === stem ? 1 : (dot(vector, known[i]!) - UNRELATED) / (1 - UNRELATED);
      for (const fact of using) most[fact] = Math.max(most[fact]!, like);
    }
    return most;
  }

  /** The share of a message that each fact says; rare words weigh more. */
  function shares(message: AnalyzedText): Float64Array {
    const said = new Float64Array(facts);
    let all = DOUBT;
    for (const [stem, word] of contentStems(message)) {
      const number = numbers.get(stem);
      const weight = rarity(facts, number === undefined ? 0 : words[number]!.facts.length);
      all += weight;
      for (const [fact, like] of likenesses(stem, word).entries()) said[fact] = said[fact]! + weight * like;
    }
    return said.map((share) => share / all);
  }

  return (probabilities, message) => {
    let before = 0;
    let after = 0;
    for (const [fact, share] of shares(message).entries()) {
      const likelier = probabilities[fact]! * Math.exp(strength * share);
      before += probabilities[fact]!;
      after += likelier;
      probabilities[fact] = likelier;
    }
    if (after === 0) return;
    for (let fact = 0; fact < facts; fact++) probabilities[fact] = (probabilities[fact]! * before) / after;
  };
}
