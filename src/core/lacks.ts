/** Says in a sentence what the source lacks: by the kind of thing asked for, by a gap's own words, by whom it does not name. */

import { type Analyzer, contentCount } from '../analysis/analyze.ts';
import { createLacksAskedKind, isHardKind } from '../decision/asked-kind.ts';
import type { Match } from '../decision/matcher.ts';
import { LIKELY_LACKED, nearGap } from '../decision/refuse.ts';
import { personOf } from '../dialogue/fill.ts';
import type { Entry, Gap, Knowledge } from '../knowledge/model.ts';
import type { PlainMessages } from '../messages/catalog.ts';
import { learnsFromLittle } from '../model/lessons.ts';
import { asWritten, isWithoutCase } from '../text/as-written.ts';
import { literally } from '../text/expressions.ts';
import { wordKey } from '../text/normalise.ts';
import type { Claims } from './claims.ts';
import { lacksMention } from './missing.ts';
import { nth, type Unfound, unsureOfParts } from './nth.ts';
import { createSpeaksOfAnother } from './other-names.ts';
import { createWhatAsks, isProper, LETTERS_OF_KIN, outsidersIn, soughtIn, startsLarge } from './outsiders.ts';
import { LEFT_OUT, sayBack } from './said-back.ts';

export interface Lacks {
  /** Whether a message is about the source itself: "does the article say …". */
  namesSource(match: Match): boolean;
  /** Whether it asks for no more than whether the source speaks of somebody or something: "is she mentioned in it?". */
  asksForMention(match: Match): boolean;
  /**
   * Names what is missing: by the kind of thing that was asked for.
   *
   * @param part Which of several questions in a message it is, from 1: that one is named; null for a whole message. Below too.
   */
  lackOf(match: Match, part: number | null): string;
  /** That the source does not speak of whom the message names: the sentence of the gap on them; null if there is none. */
  absenceOf(match: Match): string | null;
  /** Whether it names what some sentence says to be missing, be that of another's. */
  namesMissing(match: Match): boolean;
  /** The gap that says in words of its own that the source surely lacks what is asked for; null if none is near enough. */
  gapLacking(match: Match): Gap | null;
  /** One of several questions as that to which nothing was found; null of a whole message. */
  unfoundAs(match: Match, part: number | null): Unfound | null;
  /** That it may not be there; of a claim, that it is not there in such words; or nothing. */
  unsureOf(match: Match, part: number | null, closest: Entry): string[];
  /** What stands over what comes closest where that may well answer what is asked; null where it may not. */
  closestOn(match: Match, part: number | null, confidence: number, asOf: string | null): string | null;
}

export interface LacksDeps {
  readonly knowledge: Knowledge;
  readonly analyzer: Analyzer;
  readonly claims: Claims;
  readonly messages: PlainMessages;
}

/** Kinds of thing that a refusal can name. */
const TOLD = ['time', 'place', 'person', 'number', 'reason', 'manner'] as const;
type Kind = (typeof TOLD)[number] | 'length';
const isTold = (type: string): type is (typeof TOLD)[number] => TOLD.some((told) => told === type);

/** Within so many words a question says what kind of thing it asks for. */
const WORDS_THAT_ASK = 5;
const FIRST_WORDS = 2;

/** A name of no more letters is one only as it is written: "IRA", "UN". */
const SHORT_NAME = 3;

/** What comes closest may well answer a message, or one of several questions in it, if it is right this likely. */
const MAY_ANSWER = 0.3;
const MAY_ANSWER_PART = 0.5;

/**
 * A story of few phrasings lacks what is asked this likely before a refusal says which kind of thing is not there: "does not
 * say why" of what it says in words that nobody has used is the worst that it can say.
 */
const SURELY_LACKED = 0.85;

/** A word in this share of all that is said to be missing only says that it is. */
const SAYS_ONLY_THAT = 0.02;

/** Words that carry meaning of a question whether something is mentioned: "article", "mention", and its name. */
const SOURCE_AND_MENTION = 2;
const MOST_IN_NAME = 2;

export function createLacks({ knowledge, analyzer, claims, messages }: LacksDeps): Lacks {
  const lacksAskedKind = createLacksAskedKind(knowledge);
  const speaksOfAnother = createSpeaksOfAnother(knowledge);
  const wordsOf = (text: string): string[] => wordKey(text, knowledge.language.words).split(' ');

  // The shortest that names somebody says the least of anything else.
  const absences = [...knowledge.gaps.values()]
    .flatMap(({ id, reason, reply }) =>
      reason === 'not-in-article' && reply !== null ? [{ id, reply }] : [],
    )
    .sort((a, b) => a.reply.length - b.reply.length);
  type Absence = (typeof absences)[number];

  // Counted when it is first asked for: a start need not wait for it.
  let counts: ReadonlyMap<string, number> | undefined;

  /** In how many of them each word stands. */
  function countWords(): ReadonlyMap<string, number> {
    const found = new Map<string, number>();
    for (const { reply } of absences)
      for (const word of new Set(wordsOf(reply))) found.set(word, (found.get(word) ?? 0) + 1);
    return found;
  }

  /** Whether a sentence speaks of nothing that the message and what was said before it do not: no other family, no other money. */
  function speaksOfNothingElse({ reply }: Absence, { analyzed }: Match): boolean {
    const { words, stems, content, hits } = analyzer.analyze(reply);
    const concepts = new Set(analyzed.hits.map(({ concept }) => concept.id));
    counts ??= countWords();
    const known = counts;
    const isKnown = (at: number) =>
      analyzed.stems.includes(stems[at]!) ||
      (known.get(words[at]!) ?? 0) >= absences.length * SAYS_ONLY_THAT ||
      hits.some(({ concept, from, to }) => from <= at && at < to && concepts.has(concept.id));
    const isNamed = ({ concept, from, to }: (typeof hits)[number]) =>
      concept.role === 'ordinary' ||
      concepts.has(concept.id) ||
      words.slice(from, to).every((_, i) => analyzed.stems.includes(stems[from + i]!));
    return hits.every(isNamed) && words.every((_, at) => !content[at] || isKnown(at));
  }

  const namesSource = ({ said }: Match): boolean => knowledge.language.values.source.test(said.typed);

  // "Does it say who pays" asks who.
  const asksOnlyWhether = ({ said }: Match): boolean =>
    said.questionTypes.every((type) => type === 'yes-no') && said.questionTypes.length > 0;

  const asksForMention = (match: Match): boolean =>
    namesSource(match) &&
    asksOnlyWhether(match) &&
    contentCount(match.said) <= SOURCE_AND_MENTION + MOST_IN_NAME;

  const unfoundAs = ({ said }: Match, place: number | null): Unfound | null =>
    place === null ? null : { place, asked: sayBack(said, knowledge.language) };

  /** That no answer was found: to a message, or to which of its questions. What can be said back names what is missing. */
  function unsureLine(match: Match, part: number | null): string {
    const unfound = unfoundAs(match, part);
    if (unfound !== null) return unsureOfParts([unfound], messages);
    const asked = sayBack(match.said, knowledge.language);
    // What all of a message asks nobody has to be shown by its beginning.
    return asked === null || asked.endsWith(LEFT_OUT)
      ? messages.format('answers.unsure')
      : unsureOfParts([{ place: 1, asked }], messages);
  }

  const lackedFrom = learnsFromLittle(knowledge) && !knowledge.isTranslation ? SURELY_LACKED : LIKELY_LACKED;

  /** Whether nothing tells that the source lacks what is asked, but that nothing in it is likely to answer it. */
  const isGuess = (match: Match): boolean =>
    match.others['not-in-article'] < lackedFrom && claims.claimIn(match) === null;

  /** The kind of thing that is asked for, as a refusal can name it. */
  function kindAsked(match: Match): Kind | null {
    const { questionTypes } = match.analyzed;
    // "Was whoever led them paid?" asks for nobody; "does it say who led them?" does.
    if (questionTypes.includes('yes-no') && !namesSource(match)) return null;
    // "What of their pay when they return" asks for no time.
    const typed = match.said.typed.split(' ');
    const typesOf = (words: number) => analyzer.analyze(typed.slice(0, words).join(' ')).questionTypes;
    // "How did they react when it came out" asks for no time.
    const begins = typesOf(FIRST_WORDS).filter(isTold);
    const first = begins.length > 0 ? begins : typesOf(WORDS_THAT_ASK);
    // "How long" asks for a time and for a number of something; "when was it, and how many came" for one of each.
    if (first.includes('time') && first.includes('number')) return 'length';
    // "Does it say who led them?" asks who; "quotes from it with who said them" asks for quotes.
    const asksWhetherIn = namesSource(match) && questionTypes.includes('yes-no');
    const asked = (type: string) => asksWhetherIn || first.some((other) => other === type);
    return questionTypes.find((type): type is (typeof TOLD)[number] => isTold(type) && asked(type)) ?? null;
  }

  function lackOf(match: Match, part: number | null): string {
    if (claims.claimIn(match) !== null) return messages.format('answers.notPutSo');
    if (part !== null) return unsureLine(match, part);
    if (isGuess(match)) return unsureLine(match, null);
    const kind = kindAsked(match);
    if (kind !== null) return messages.format(`refusals.lacks.${kind}`);
    const asksWhether = match.analyzed.questionTypes.includes('yes-no') && namesSource(match);
    return asksWhether ? messages.format('answers.notPutSo') : unsureLine(match, null);
  }

  const asking = createWhatAsks(knowledge.language, analyzer);
  const isName = (name: string): boolean => isProper(name, knowledge.language);

  /** What a message asks about that is none of the story's, names as they were typed. */
  const strangersIn = (match: Match): string[] =>
    outsidersIn(asking(match.analyzed), knowledge.language)
      .filter(({ name }) => !knowledge.language.parts.medium.test(name))
      .map(({ name }) => (isName(name) || isWithoutCase(name) ? asWritten(name, match.analyzed.text) : name));

  // That it does not mention a country's king says nothing of the country.
  const formOf = (name: string): RegExp =>
    new RegExp(`\\b${name.replace(/[^\p{L}\p{N} ]/gu, '.')}\\b(?!['’]s)`, 'u');

  /** Whether a name stands in the message itself: no number, no other form of a word, no "un" for "the UN". */
  const isTyped = (name: string, text: string): boolean =>
    /\p{L}/u.test(name) &&
    (name.length > SHORT_NAME ? text.toLowerCase().includes(name.toLowerCase()) : text.includes(name));

  function absenceOf(match: Match): string | null {
    const named = strangersIn(match);
    const [name] = named;
    if (name === undefined) return null;
    // Of an ordinary word, such as "family", more than one sentence may speak: each of somebody else's.
    const forms = named.map((one) => ({ form: formOf(one), isSure: isName(one) }));
    const isOn = (absence: Absence) =>
      forms.some(
        ({ form, isSure }) =>
          form.test(absence.reply) &&
          (isSure || absence.id === match.nearestGap?.id || speaksOfNothingElse(absence, match)),
      );
    const known = absences.find((one) => isOn(one) && !speaksOfAnother(one.reply, match))?.reply;
    // "Is the mayor mentioned in the notice?"
    const sought = soughtIn(match.said, knowledge.language);
    const isSought = sought === undefined ? isName(name) : sought.includes(wordsOf(name).join(' '));
    const asksWhether = namesSource(match) && asksOnlyWhether(match) && isSought;
    const missing = asksWhether
      ? name
      : named.find((one) => isName(one) && isTyped(one, match.analyzed.text));
    if (known !== undefined || missing === undefined) return known ?? null;
    // That it does not mention Iran says so of what is Iranian.
    const kin = new RegExp(`\\b${literally(missing.slice(0, LETTERS_OF_KIN))}\\p{L}*(?!\\p{L}|['’]s)`, 'u');
    const ofKin =
      missing.length > LETTERS_OF_KIN && startsLarge(missing)
        ? absences.find(({ reply }) => kin.test(reply))?.reply
        : undefined;
    if (ofKin !== undefined) return ofKin;
    return lacksMention(missing, messages);
  }

  const namesMissing = (match: Match): boolean =>
    absenceOf(match) !== null ||
    strangersIn(match)
      .map(formOf)
      .some((form) => absences.some(({ reply }) => form.test(reply)));

  /** Whether a sentence speaks of one person, and a message with words of its own of nobody: neither by name nor as "he". */
  function isOfUnnamed(sentence: string, { said }: Match): boolean {
    const person = personOf({ facts: [], question: sentence }, knowledge);
    if (person === null || said.words.some((word) => knowledge.language.followUps.person.test(word)))
      return false;
    const named = new Set(analyzer.analyze(person.name).hits.map(({ concept }) => concept.id));
    return named.size > 0 && !said.hits.some(({ concept }) => named.has(concept.id));
  }

  function gapLacking(match: Match): Gap | null {
    // In context the nearest may be what was refused just now.
    if (match.inContext || match.others['not-in-article'] < LIKELY_LACKED || asksForMention(match))
      return null;
    const gap = nearGap(match, knowledge);
    const isOfOther = (reply: string) => isOfUnnamed(reply, match) || speaksOfAnother(reply, match);
    return gap?.reason === 'not-in-article' && gap.reply !== null && !isOfOther(gap.reply) ? gap : null;
  }

  function unsureOf(match: Match, part: number | null, closest: Entry): string[] {
    const { questionTypes } = match.said;
    // A part that asks when, where or how many is answered by what gives that, as far as anything is.
    if (part !== null && questionTypes.some(isHardKind) && !lacksAskedKind(closest, questionTypes)) return [];
    if (claims.claimIn(match) !== null)
      return claims.goesBeyond(match, closest) ? [messages.format('answers.notPutSo')] : [];
    return [unsureLine(match, part)];
  }

  function closestOn(
    match: Match,
    part: number | null,
    confidence: number,
    asOf: string | null,
  ): string | null {
    const needed = part === null ? MAY_ANSWER : MAY_ANSWER_PART;
    if (confidence < needed || match.others['not-in-article'] >= LIKELY_LACKED) return null;
    if (claims.claimIn(match) !== null) return null;
    if (part === null)
      return asOf === null
        ? messages.format('answers.closestHere')
        : messages.format('answers.closestHereAsOf', { asOf });
    const question = sayBack(match.said, knowledge.language);
    if (question !== null)
      return asOf === null
        ? messages.format('answers.closestOnAsked', { question })
        : messages.format('answers.closestOnAskedAsOf', { question, asOf });
    const which = nth([part], messages);
    return asOf === null
      ? messages.format('answers.closestOn', { which })
      : messages.format('answers.closestOnAsOf', { which, asOf });
  }

  return {
    namesSource,
    asksForMention,
    lackOf,
    absenceOf,
    namesMissing,
    gapLacking,
    unfoundAs,
    unsureOf,
    closestOn,
  };
}
