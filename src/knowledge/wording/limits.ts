/** An answer firmer than its facts: words lost that limit what the article says, and stronger words won. */
import type { Limit } from '../../text/language.ts';
import { wordsIn } from '../../text/normalise.ts';
import { stem } from '../../text/stem.ts';
import type { Fact } from '../model.ts';
import { type Ground, sentencesOf, states, type WordingRule } from './stated.ts';

/** So many words next to a limit are what it limits. */
const REACH = 2;

/** A limit as a statement has it, with the stems that it is about; with none, it is about the whole statement. */
interface Limited {
  readonly word: string;
  readonly limit: Limit;
  readonly stems: readonly string[];
}

function stemsIn(text: string, { knowledge }: Ground): string[] {
  const { words: forms } = knowledge.language;
  return wordsIn(text, forms)
    .filter((word) => !forms.functionWords.has(word))
    .map((word) => stem(word, forms));
}

function limitsOf(statement: string, ground: Ground): Limited[] {
  return ground.knowledge.language.wording.limits.flatMap((limit) =>
    [...uncapitalised(statement).matchAll(limit.words)].map((match) => {
      const { 0: word, index } = match;
      const after = stemsIn(statement.slice(index + word.length), ground).slice(0, 1);
      const clause = statement.slice(0, index).split(/[,;:]/).at(-1)!;
      const before = stemsIn(clause, ground).slice(-REACH);
      return { word, limit, stems: limit.of === 'after' ? after : limit.of === 'before' ? before : [] };
    }),
  );
}

/** As it would stand within a sentence: "Some critics" begins with the same word as "some". */
const uncapitalised = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

const has = (limit: Limit, sentence: string): boolean => uncapitalised(sentence).search(limit.words) >= 0;

/** Whether a sentence says what is limited in a fact, without a limit of the kind. */
function lost({ limit, stems }: Limited, fact: Fact, sentence: string, ground: Ground): boolean {
  if (has(limit, sentence) || !states(ground, fact, sentence)) return false;
  // The limit belongs to another sentence of a fact that says this one by itself.
  if (fact.statement.includes(sentence)) return false;
  const said = ground.stemsOf(sentence);
  return stems.length === 0 || stems.some((one) => said.has(one));
}

/** Words of the facts that limit what they say, and that a sentence which says the same leaves out. */
export const firmer: WordingRule = ({ text, facts }, ground) =>
  sentencesOf(text).flatMap((sentence) =>
    facts.flatMap((fact) =>
      limitsOf(fact.statement, ground)
        .filter((limited) => lost(limited, fact, sentence, ground))
        .map(({ word }) => `leaves out "${word}" of "${fact.id}" in “${sentence}”: put the word back`),
    ),
  );

/** Words so strong that a fact must have them. What states no fact has none to be held against. */
export const stronger: WordingRule = ({ text, facts }, { knowledge }) => {
  if (facts.length === 0) return [];
  const ground = facts.map(({ statement }) => statement.toLowerCase()).join(' ');
  return [
    ...new Set([...text.matchAll(knowledge.language.wording.strong)].map(([word]) => word.toLowerCase())),
  ]
    .filter((word) => !ground.includes(word))
    .map((word) => `"${word}" is stronger than its facts: use the word that they use, or leave it out`);
};
