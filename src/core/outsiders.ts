/** What a message names that is none of the story's, as words that stand side by side. */
import { type AnalyzedText, type Analyzer, contentCount } from '../analysis/analyze.ts';
import { isOrdinaryWord } from '../analysis/common-words.ts';
import { asksIn, sentencesOf } from '../dialogue/parts.ts';
import type { Language } from '../text/language.ts';

export interface Outsider {
  /** Of its first word, and behind its last. */
  readonly from: number;
  readonly to: number;
  /** In plain words. */
  readonly name: string;
}

/** What has a name of the story in it, such as "what the council wants", is no name of its own; nor is "their names". */
export function outsidersIn({ words, hits }: AnalyzedText, language: Language): Outsider[] {
  const holdsSubject = (from: number, to: number): boolean =>
    hits.some(({ concept, ...at }) => concept.role === 'subject' && from <= at.from && at.to <= to);
  return hits
    .filter(({ concept, from, to }) => concept.role === 'outsider' && !holdsSubject(from, to))
    .map(({ from, to }) => ({ from, to, name: words.slice(from, to).join(' ') }))
    .filter(({ from }) => !language.words.functionWords.has(words[from] ?? ''));
}

/** Whether words are a name: ordinary words may stand in the source after all, such as "family"; that a name does not is known. */
export const isProper = (name: string, language: Language): boolean =>
  !name.split(' ').every((word) => isOrdinaryWord(word.toLowerCase(), language));

/** A name and what is made of it have so many first letters in common: "Iran", "Iranian". */
export const LETTERS_OF_KIN = 4;

/** Whether it is written as a name is, where a script has capitals. */
export const startsLarge = (name: string): boolean => /^\p{Lu}/u.test(name);

/** Whom or what a message asks to find mentioned: "the mayor" of "is the mayor in it?"; undefined where it asks no such thing. */
export const soughtIn = ({ typed }: AnalyzedText, { identity }: Language): string | undefined =>
  identity.asksForMention.exec(typed)?.groups?.['name'];

/** A question of fewer words of its own goes on with what stands before it: "The minister flew there. Why?" */
const FEWEST_OWN_WORDS = 2;

/** @returns Of a message, the sentences that ask; all of it where they take up what the others say, or whom they name. */
export const createWhatAsks =
  (
    { parts, followUps }: Language,
    { analyze }: Pick<Analyzer, 'analyze'>,
  ): ((message: AnalyzedText) => AnalyzedText) =>
  (message) => {
    const sentences = sentencesOf(message.text, parts.end);
    const asking = sentences.filter((sentence) => asksIn(sentence, parts));
    if (asking.length === 0 || asking.length === sentences.length) return message;
    const asked = analyze(asking.join(' '));
    const leans =
      contentCount(asked) < FEWEST_OWN_WORDS || asked.words.some((word) => followUps.person.test(word));
    return leans ? message : asked;
  };
