/** Whole sentences: each with its own subject and verb, each said once, and each number with its noun. */
import { wordsIn } from '../../text/normalise.ts';
import { countsIn } from '../values.ts';
import { type Ground, type Stated, sentencesOf, type WordingRule } from './stated.ts';

/** Fewer words than this are no sentence, whatever they are. */
const FEWEST_WORDS = 3;

/** Two sentences that share so much of their words say the same. */
const SAME = 0.8;

/** Whether a text takes a sentence from one of its facts as it is: what is wrong with it is told there, and once. */
const isTaken = (sentence: string, { text, facts }: Stated): boolean =>
  facts.some(({ statement }) => statement !== text && statement.includes(sentence));

/** As it would stand inside another: a wish begins with its verb, and May stays a month. */
const inside = (sentence: string): string => sentence.charAt(0).toLowerCase() + sentence.slice(1);

/** What is no whole sentence: it has no verb, or hardly a word. */
export const fragments: WordingRule = (stated, { knowledge }) => {
  const { words: forms, wording } = knowledge.language;
  return sentencesOf(stated.text)
    .filter((sentence) => !isTaken(sentence, stated))
    .filter(
      (sentence) => wordsIn(sentence, forms).length < FEWEST_WORDS || !wording.verb.test(inside(sentence)),
    )
    .map(
      (sentence) =>
        `“${sentence}” is no whole sentence: give it somebody or something that does something, and a verb`,
    );
};

/** A text that begins with "it", or that breaks off. */
export const bareEnds: WordingRule = ({ text }, { knowledge }) => {
  const [first = ''] = sentencesOf(text);
  // A quotation that ends the sentence may hold its full stop.
  const faults = /[.!?][”’"'»]?$/.test(text) ? [] : ['does not end as a sentence: put a full stop'];
  const { pronoun, expletive } = knowledge.language.wording;
  return pronoun.test(first) && !expletive.test(first)
    ? [...faults, `“${first}” does not say what it is about: begin with its name instead`]
    : faults;
};

function likeness(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const shared = [...one].filter((stem) => other.has(stem)).length;
  return shared / Math.max(1, one.size + other.size - shared);
}

/** Sentences of a reply that say what another has said, in nearly the same words. */
export function repeated(sentences: readonly string[], { stemsOf }: Pick<Ground, 'stemsOf'>): string[] {
  const stems = sentences.map((sentence) => stemsOf(sentence));
  return sentences
    .filter((_, i) => stems.slice(0, i).some((before) => likeness(before, stems[i]!) >= SAME))
    .map((sentence) => `repeats “${sentence}”`);
}

export const repeatedWithin: WordingRule = ({ text }, ground) => repeated(sentencesOf(text), ground);

/** A number or a word; of an amount of money or a share, whose sign tells what it is, nothing. */
const NUMBER = /(?<![\p{L}\d,.£$€¥])(\d[\d,.]*\d|\d|\p{L}+)\b(?!\s?%)/gu;

/** Numbers that have lost what they count: "33 for about 2,000", "Four." */
export const numbersAlone: WordingRule = ({ text, facts }, { knowledge, stemsOf }) => {
  const { values } = knowledge.language;
  // "Until nine in the evening" counts nothing.
  const counted = facts
    .flatMap(({ statement }) => countsIn(statement, values))
    .filter(({ text: whole }) => stemsOf(whole).size > 1);
  const written = new Set(counted.map(({ number }) => number));
  const faults: string[] = [];
  // A sentence of a fact's own counts what the fact counts.
  const own = sentencesOf(text).filter(
    (sentence) => !facts.some(({ statement }) => statement.includes(sentence)),
  );
  const plain = own.join(' ').replace(values.date, '·');
  for (const match of plain.matchAll(NUMBER)) {
    const word = match[1]!.toLowerCase();
    const number = values.numbers.get(word) ?? Number(word.replaceAll(',', ''));
    if (!written.has(number) || word === 'one') continue;
    const next = stemsOf(
      plain
        .slice(match.index + match[0].length)
        .split(/[.;,:]/)[0]!
        .split(' ')
        .slice(0, 4)
        .join(' '),
    );
    const same = counted.filter((count) => count.number === number);
    const nouns = same.flatMap(({ text: whole }) => [...stemsOf(whole)]);
    if (!nouns.some((noun) => noun !== word && next.has(noun)))
      faults.push(
        `the number ${match[1]} has lost its noun: write behind it what it counts, as the fact does (“${same[0]!.text}”)`,
      );
  }
  return faults;
};
