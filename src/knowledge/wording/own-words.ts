/** Numbers, dates, names and judgements of an answer's own: none that its facts do not have. */
import { plainLower, wordsIn, wordsOf } from '../../text/normalise.ts';
import type { Gap, Knowledge } from '../model.ts';
import type { Stated } from './stated.ts';

const DIGITS = /\d[\d.,]*/g;

const unique = <T>(values: readonly T[]): T[] => [...new Set(values)];

const digitsOf = (text: string): string[] =>
  (text.match(DIGITS) ?? []).map((number) => number.replace(/[.,]+$/, '').replace(/,/g, ''));

/** Words with a capital that do not begin a sentence, and those that do but are names elsewhere. */
function namesIn(text: string): string[] {
  const names: string[] = [];
  for (const sentence of text.split(/(?<=[.!?:])\s+|\n/)) {
    const words = sentence.match(/[\p{L}\p{N}'’-]+/gu) ?? [];
    for (const [i, word] of words.entries())
      if (i > 0 && word !== 'I' && /^\p{Lu}/u.test(word)) names.push(word.replace(/['’]s?$/, ''));
  }
  return names;
}

/** `Kuwaiti` is covered by `Kuwait`, `Americans` by `American`. */
const NAME_ROOT = 4;

function coveredBy(name: string, known: ReadonlySet<string>): boolean {
  const lower = name.toLowerCase();
  if (known.has(lower)) return true;
  for (const word of known)
    if (
      word.length >= NAME_ROOT &&
      lower.slice(0, Math.max(NAME_ROOT, lower.length - 2)) ===
        word.slice(0, Math.max(NAME_ROOT, lower.length - 2))
    )
      return true;
  return false;
}

/** For each single word of the lexicon, the other single words for the same thing: `Washington` and `US`. */
function otherNames({ concepts, language }: Knowledge): Map<string, string[]> {
  const others = new Map<string, string[]>();
  for (const { words } of concepts) {
    const single = words
      .map((word) => wordsIn(word, language.words))
      .flatMap((parts) => (parts.length === 1 ? parts : []));
    for (const word of single) others.set(word, [...(others.get(word) ?? []), ...single]);
  }
  return others;
}

/** Names that any answer may use: those of the article as a whole and its sections. */
function namesOfTheStory({ article, language }: Knowledge): Set<string> {
  const texts = [
    article.title,
    article.about ?? '',
    article.words.subject,
    article.source.kind,
    ...article.covers,
  ];
  return new Set(texts.flatMap((text) => wordsIn(text, language.words)));
}

/** A check for numbers, names and judgements that none of the facts stated has, and for agreeing with the asker. */
export function createOwnWords(knowledge: Knowledge): (stated: Stated) => string[] {
  const ofTheStory = namesOfTheStory(knowledge);
  const others = otherNames(knowledge);
  const { words: forms, wording } = knowledge.language;
  const { asOf } = knowledge.article.date;

  return ({ text, facts }) => {
    const faults: string[] = [];
    const ground = [...facts.map((fact) => `${fact.statement} ${fact.attribution ?? ''}`), asOf ?? ''].join(
      ' ',
    );
    const groundDigits = new Set(digitsOf(ground));
    for (const number of unique(digitsOf(text)))
      if (!groundDigits.has(number))
        faults.push(
          `the number ${number} is in none of its facts: name the fact that has it under "facts", or take it out`,
        );
    const groundLower = plainLower(ground, forms);
    const isIn = (word: string) => groundLower.includes(word);
    const without = (words: RegExp) =>
      unique((text.match(words) ?? []).map((word) => word.toLowerCase())).filter((word) => !isIn(word));
    for (const word of without(wording.numbers))
      faults.push(
        `the number "${word}" is in none of its facts: name the fact that has it under "facts", or take it out`,
      );
    const known = new Set([...wordsOf(groundLower), ...ofTheStory]);
    const isNamed = (part: string) =>
      coveredBy(part, known) || (others.get(part) ?? []).some((other) => known.has(other));
    for (const name of unique(namesIn(text)))
      if (!wordsIn(name, forms).every((part) => isNamed(part)))
        faults.push(
          `the name "${name}" is in none of its facts: name the fact that has it under "facts", or take it out`,
        );
    for (const word of without(wording.judgements))
      faults.push(`"${word}" is a judgement of our own: take the word out`);
    if (wording.agreements.test(text))
      faults.push(
        'begins with yes or no, which agrees with whatever was assumed: begin with what the source says',
      );
    return faults;
  };
}

/** Numbers in a refusal that nothing of the story has, nor whoever asks. */
export function inventedNumbers({ reply, title, phrasings }: Gap, { facts, article }: Knowledge): string[] {
  if (reply === null) return [];
  const statements = [...facts.values()].map(({ statement }) => statement);
  const { asOf, shown } = article.date;
  const known = new Set(digitsOf([title, asOf ?? '', shown, ...phrasings, ...statements].join(' ')));
  return unique(digitsOf(reply)).filter((number) => !known.has(number));
}
