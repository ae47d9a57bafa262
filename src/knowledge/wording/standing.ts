/** Each sentence says how firm its own statement is, and whose: by its grammar, whatever verb it uses. */
import type { WordingForms } from '../../text/language.ts';
import type { Fact } from '../model.ts';
import { type Ground, mostOf, type Stated, sentencesOf, states, type WordingRule } from './stated.ts';

/** Whether somebody is the one who holds, says or does something in a sentence: named, and not as its object. */
function isSubject(holder: string, sentence: string, { objectMark, holderMark }: WordingForms): boolean {
  const lower = sentence.toLowerCase();
  const name = holder.toLowerCase();
  for (let at = lower.indexOf(name); at >= 0; at = lower.indexOf(name, at + 1)) {
    const before = lower.slice(0, at);
    const isPart = /[\p{L}\p{N}]$/u.test(before) || /^[\p{L}\p{N}]/u.test(lower.slice(at + name.length));
    if (!isPart && (holderMark.test(before) || !objectMark.test(before))) return true;
  }
  return false;
}

/** Whether a sentence is said to be of one of the holders; "it" goes on with who was named in the sentence before. */
function isAttributed(fact: Fact, at: number, sentences: readonly string[], wording: WordingForms): boolean {
  const sentence = sentences[at]!;
  if (fact.holders.some((holder) => isSubject(holder, sentence, wording))) return true;
  return at > 0 && goesOn(sentence, wording) && isAttributed(fact, at - 1, sentences, wording);
}

/** Whether a sentence goes on about whoever the one before named. */
const goesOn = (sentence: string, { pronoun }: WordingForms): boolean => pronoun.test(sentence);

const isBy = (fact: Fact): boolean => fact.standing === 'position' || fact.standing === 'declared';

/**
 * Positions and acts that are told without whose they are; also those that a text states without saying so. What is
 * said to be missing is not told: "It does not name the four declared dead."
 */
export const unattributed: WordingRule = ({ text, facts }, ground) => {
  const { wording } = ground.knowledge.language;
  const sentences = sentencesOf(text);
  const faults: string[] = [];
  for (const fact of ground.knowledge.facts.values()) {
    if (!isBy(fact)) continue;
    const own = facts.includes(fact) ? mostOf(ground, fact, sentences) : null;
    for (const [at, sentence] of sentences.entries()) {
      if (sentence !== own && !states(ground, fact, sentence)) continue;
      if (sentence !== own && wording.denies.test(sentence)) continue;
      if (isAttributed(fact, at, sentences, wording)) continue;
      faults.push(
        `does not say in “${sentence}” whose it is: begin it with ${fact.holders.join(' or ')}, in these words, or list others for them under "holder" of "${fact.id}"`,
      );
    }
  }
  return faults;
};

/** What the article has from somebody, told without a word of whom it cites. */
export const uncited: WordingRule = ({ text, facts }, { stemsOf }) => {
  const said = stemsOf(text);
  return facts.flatMap((fact) => {
    if (isBy(fact) || fact.standing === 'confirmed' || fact.attribution === null) return [];
    if ([...stemsOf(fact.attribution)].some((one) => said.has(one))) return [];
    return [`does not say whom the article cites for "${fact.id}": add "according to ${fact.attribution}"`];
  });
};

/** The whole sentence in which one of its parts stands: a semicolon ends a part. */
const wholeOf = (part: string, text: string): string =>
  text.split(/(?<=[.!?])\s+/).find((sentence) => sentence.includes(part)) ?? part;

/** How what is only believed or possible is told: unmarked in its own part, and whether its other part has the mark. */
function unmarkedPart(fact: Fact, text: string, ground: Ground): { readonly isHalf: boolean } | null {
  if (fact.standing !== 'believed' && fact.standing !== 'possible') return null;
  const mark = ground.knowledge.language.wording.marks[fact.standing];
  const part = mostOf(ground, fact, sentencesOf(text));
  if (part !== null && mark.test(part)) return null;
  // The fact itself has this part without a mark, and the mark beside it.
  const isHalf = part !== null && fact.statement.includes(part) && mark.test(wholeOf(part, text));
  return { isHalf };
}

const markOf = ({ standing }: Fact): string =>
  standing === 'possible' ? '"may" or "could"' : '"is believed to"';

/** What is only believed or possible, without a word that marks it in its own sentence. */
export const unmarked: WordingRule = ({ text, facts }, ground) =>
  facts
    .filter((fact) => unmarkedPart(fact, text, ground)?.isHalf === false)
    .map(
      (fact) =>
        `tells "${fact.id}", which is only ${fact.standing}, as a fact: write ${markOf(fact)} into that sentence (a semicolon ends one)`,
    );

/** The same, where the fact has the mark beyond a semicolon: whether it is meant for this part, too, nobody can tell here. */
export const halfMarked: WordingRule = ({ text, facts }, ground) =>
  facts
    .filter((fact) => unmarkedPart(fact, text, ground)?.isHalf === true)
    .map(
      (fact) =>
        `marks only one part of "${fact.id}", which is ${fact.standing}: if what the semicolon parts from it is so, too, write ${markOf(fact)} there as well`,
    );

/**
 * Belief and positions told as facts, whatever the sentence: the least that a story must keep to be told at all. The
 * rules above are stricter, and are for those who write.
 */
export const toldAsFact: WordingRule = ({ text, facts }, { knowledge, stemsOf }) => {
  const { marks } = knowledge.language.wording;
  const said = stemsOf(text);
  return facts.flatMap(({ id, standing, holders }) => {
    if (standing === 'believed' && !marks.believed.test(text) && !marks.possible.test(text))
      return [`tells the belief "${id}" as a fact: write "is believed to"`];
    const isNamed = [...stemsOf(holders.join(' '))].some((one) => said.has(one));
    return standing === 'position' && !isNamed
      ? [`does not say who holds the position "${id}": name ${holders.join(' or ')}`]
      : [];
  });
};

/** "Confirmed" said of what nobody has confirmed. */
export function unconfirmed({ text, facts }: Stated, { knowledge }: Ground): string[] {
  const { marks, denies } = knowledge.language.wording;
  // A source that speaks of its own matter may well say that it confirms something.
  const isSaid = ({ standing, statement }: Fact): boolean =>
    standing === 'confirmed' || (standing === 'stated' && marks.confirmed.test(statement));
  if (facts.some(isSaid)) return [];
  return sentencesOf(text)
    .filter((sentence) => marks.confirmed.test(sentence) && !denies.test(sentence))
    .map(
      (sentence) =>
        `says in “${sentence}” that something is confirmed, and none of its facts is: give the fact "standing: confirmed" with who confirmed it as "attribution", or write another word, such as "decided" or "settled"`,
    );
}
