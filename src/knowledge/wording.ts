/** Holds the wording of answers against the facts they state: no number, date or name, and no certainty, of their own. */
import type { Language } from '../text/language.ts';
import { plainLower, wordsIn, wordsOf } from '../text/normalise.ts';
import type { Entry, Fact, Knowledge } from './model.ts';
import type { Locate } from './places.ts';
import type { ValidationIssue } from './validation-issue.ts';

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

interface Names {
  readonly ofTheStory: ReadonlySet<string>;
  readonly others: ReadonlyMap<string, readonly string[]>;
}

function wordingFaults(text: string, facts: readonly Fact[], names: Names, language: Language): string[] {
  const { words: forms, wording } = language;
  const faults: string[] = [];
  const ground = facts.map((fact) => `${fact.statement} ${fact.attribution ?? ''}`).join(' ');
  const groundDigits = new Set(digitsOf(ground));
  for (const number of unique(digitsOf(text)))
    if (!groundDigits.has(number)) faults.push(`the number ${number} is in none of its facts`);
  const groundLower = plainLower(ground, forms);
  for (const word of unique((text.match(wording.numbers) ?? []).map((w) => w.toLowerCase())))
    if (!groundLower.includes(word)) faults.push(`the number "${word}" is in none of its facts`);
  const known = new Set([...wordsOf(groundLower), ...names.ofTheStory]);
  const isNamed = (part: string) =>
    coveredBy(part, known) || (names.others.get(part) ?? []).some((other) => known.has(other));
  for (const name of unique(namesIn(text)))
    if (!wordsIn(name, forms).every((part) => isNamed(part)))
      faults.push(`the name "${name}" is in none of its facts`);
  for (const word of unique((text.match(wording.judgements) ?? []).map((w) => w.toLowerCase())))
    if (!groundLower.includes(word)) faults.push(`"${word}" is a judgement of our own`);
  return faults;
}

function standingFaults(text: string, facts: readonly Fact[], { wording }: Language): string[] {
  const faults: string[] = [];
  const believed = facts.find((fact) => fact.standing === 'believed');
  if (believed && !wording.hedges.test(text)) faults.push(`tells the belief "${believed.id}" as a fact`);
  const position = facts.find((fact) => fact.standing === 'position');
  if (position && !wording.attributions.test(text))
    faults.push(`does not say who holds the position "${position.id}"`);
  return faults;
}

/** Names that any answer may use: those of the article as a whole and its sections. */
function namesOfTheStory({ article, language }: Knowledge): Set<string> {
  const texts = [article.title, article.about, article.words.subject, ...article.covers];
  return new Set(texts.flatMap((text) => wordsIn(text, language.words)));
}

/** Every fault in the wording of the entries. */
export function checkWording(knowledge: Knowledge, locate: Locate): ValidationIssue[] {
  const names: Names = { ofTheStory: namesOfTheStory(knowledge), others: otherNames(knowledge) };
  const { language } = knowledge;
  const faults: ValidationIssue[] = [];
  const check = (entry: Entry, field: 'answer' | 'short') => {
    const facts = entry.facts.flatMap((id) => knowledge.facts.get(id) ?? []);
    const text = entry[field];
    const found = [...wordingFaults(text, facts, names, language), ...standingFaults(text, facts, language)];
    if (language.wording.agreements.test(text))
      found.push('begins with yes or no, which agrees with whatever was assumed');
    for (const message of found)
      faults.push({ ...locate('entry', entry.id, field), message: `${field} of "${entry.id}": ${message}` });
  };
  for (const entry of knowledge.entries.values()) {
    check(entry, 'answer');
    check(entry, 'short');
  }
  return faults;
}
