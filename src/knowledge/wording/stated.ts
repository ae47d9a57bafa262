/** A text that people read, with the facts it states: its sentences, and which of them states which fact. */
import { wordsIn } from '../../text/normalise.ts';
import { stem } from '../../text/stem.ts';
import type { Fact, Knowledge } from '../model.ts';

export interface Stated {
  readonly text: string;
  /** The facts that it is made of. */
  readonly facts: readonly Fact[];
}

/** A check of a text: what is wrong with it, each as a clause that says what the text does. */
export type WordingRule = (stated: Stated, ground: Ground) => string[];

/** What texts are held against. */
export interface Ground {
  readonly knowledge: Knowledge;
  /** The stems of the words that carry a subject. */
  stemsOf(text: string): Set<string>;
  /** How much of what makes a fact itself is in a text, whoever says it: 0 to 1. */
  share(fact: Fact, text: string): number;
}

/** So much of a fact in a sentence is no chance. */
const STATES = 0.5;

/** The sentences of a text; what a semicolon parts is two. */
export const sentencesOf = (text: string): string[] =>
  text
    .split(/(?<=[.!?;])\s+/)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '');

/** @param knowledge Whose facts tell which words are whose: what many facts have says little. */
export function createGround(knowledge: Knowledge): Ground {
  const { words: forms } = knowledge.language;
  const stemsOf = (text: string): Set<string> =>
    new Set(
      wordsIn(text, forms)
        .filter((word) => !forms.functionWords.has(word))
        .map((word) => stem(word, forms)),
    );
  const counts = new Map<string, number>();
  const known = new Map<string, readonly string[]>();
  for (const { id, statement, holders } of knowledge.facts.values()) {
    const stems = stemsOf(statement);
    const ofHolders = stemsOf(holders.join(' '));
    known.set(
      id,
      [...stems].filter((one) => !ofHolders.has(one)),
    );
    for (const one of stems) counts.set(one, (counts.get(one) ?? 0) + 1);
  }
  const weight = (one: string): number => 1 / (counts.get(one) ?? 1);
  const sum = (stems: readonly string[]): number => stems.reduce((total, one) => total + weight(one), 0);
  return {
    knowledge,
    stemsOf,
    share({ id }, text) {
      const meant = known.get(id) ?? [];
      const said = stemsOf(text);
      return sum(meant.filter((one) => said.has(one))) / Math.max(sum(meant), 1e-9);
    },
  };
}

/** Whether a sentence states so much of a fact that it is taken for it. */
export const states = (ground: Ground, fact: Fact, sentence: string): boolean =>
  ground.share(fact, sentence) >= STATES;

/** The sentence that says most of a fact; null if none says anything of it. */
export function mostOf(ground: Ground, fact: Fact, sentences: readonly string[]): string | null {
  let most = 0;
  let found: string | null = null;
  for (const sentence of sentences) {
    const share = ground.share(fact, sentence);
    if (share > most) [most, found] = [share, sentence];
  }
  return found;
}

/** Which of several facts a short text tells: it leaves some out. */
export interface Told {
  readonly told: readonly Fact[];
  /** Those that other facts come nearer to, where some sentence is surely no fact's. */
  readonly unsure: readonly Fact[];
}

/**
 * What a text that stands for several facts tells of them: what a sentence states, and of any other sentence whatever
 * comes nearest to it, which is all of them where nothing does.
 */
export function toldOf({ text, facts }: Stated, ground: Ground): Told {
  const told = new Set<Fact>();
  let isSure = true;
  for (const sentence of sentencesOf(text)) {
    const shares = facts.map((fact) =>
      fact.statement.includes(sentence) ? 1 : ground.share(fact, sentence),
    );
    const most = Math.max(...shares);
    if (most < STATES) isSure = false;
    for (const [i, fact] of facts.entries()) if (shares[i]! >= Math.min(STATES, most)) told.add(fact);
  }
  return {
    told: facts.filter((fact) => told.has(fact)),
    unsure: isSure ? [] : facts.filter((fact) => !told.has(fact)),
  };
}
