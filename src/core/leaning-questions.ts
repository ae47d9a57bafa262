/** The reply to a message that leans on what was said before, or on what the story is: "since when?", "he?", "who wrote it?". */
import { contentCount } from '../analysis/analyze.ts';
import type { Match } from '../decision/matcher.ts';
import { LIKELY_LACKED } from '../decision/refuse.ts';
import {
  filled,
  groupIn,
  isOfWhole,
  personOf,
  withCountry,
  withGroup,
  withOthers,
} from '../dialogue/fill.ts';
import type { DialogueState } from '../dialogue/follow-up.ts';
import type { Engine } from '../engine/engine.ts';
import { withoutLoad } from './loaded-words.ts';
import { FAIRLY_SURE, LIKELY_TALK, SURE_OF_PART, SURE_OF_WHOLE } from './part-that-asks.ts';
import type { Reply } from './reply.ts';
import type { SingleReplies } from './single-replies.ts';
import { positionFacts } from './views.ts';

/** A first message with more words that carry meaning says itself what it is about. */
const FEW_WORDS = 2;

/** So surely a thing is known to be missing, whatever judges it in the message. */
const SURE_IT_LACKS = 0.85;

/** What gives a reason is asked why in this share of the ways to ask for it, or more. */
const ASKED_WHY = 0.1;

const isSure = (reply: Reply | null): reply is Reply =>
  reply?.kind === 'answer' && reply.confidence >= SURE_OF_PART;

const isLikelyLacking = ({ gap, confidence }: Reply): boolean => gap !== null && confidence >= LIKELY_LACKED;

export interface LeaningQuestions {
  /**
   * The reply to what leans on what was said. Where that gives no answer, or one about somebody else than was talked of: to
   * what it asks by itself, or with the words that point back written out.
   *
   * @param match The question, matched in the light of `before`.
   * @param part Which of several questions in a message it is, from 1; null for a whole message.
   */
  inLightOf(question: string, before: DialogueState | null, match: Match, part?: number | null): Reply;
  /** The reply to a part; where the same was missing just now, what the part gets by itself, with whom it means written out. */
  unlessMissing(question: string, part: number, reply: Reply, state: DialogueState | null): Reply;
  /**
   * The reply to a short first message whose "it" can only be the story: "who wrote it?".
   *
   * @returns null where it is clearer as it stands.
   */
  withStoryNamed(question: string, full: Reply, match: Match): Reply | null;
  /** Whether a word of the message stands for a person. */
  namesPerson(match: Match): boolean;
  /** Whether it is asked of whoever was talked of, and of nothing that the story has: "how old is she?". */
  asksOfNobodyElse(question: string): boolean;
}

export function createLeaningQuestions(
  engine: Engine,
  { one, lacking, saysAllOf }: Pick<SingleReplies, 'one' | 'lacking' | 'saysAllOf'>,
): LeaningQuestions {
  const { knowledge } = engine;
  const views = new Set(positionFacts(knowledge).map(({ id }) => id));

  function inLightOf(
    question: string,
    before: DialogueState | null,
    match: Match,
    part: number | null = null,
  ): Reply {
    const reply = readInLight(question, before, match, part);
    // Beside another question of the same message "they" may be whoever that asks about.
    const isReasonless =
      part === null && asksTheirReason(question, match, before) && !givesReason(question, reply);
    return isReasonless ? lacking(match, part) : reply;
  }

  function readInLight(
    question: string,
    before: DialogueState | null,
    match: Match,
    part: number | null,
  ): Reply {
    const reply = unlessLoaded(one(match, part, before), match, before, part);
    // "His view" may be of somebody described in the question itself: "the officer who left, in his view".
    const pointsAtPerson =
      match.inContext || question.search(knowledge.language.followUps.standsForPerson) >= 0;
    const isOfAnother =
      pointsAtPerson && namesPerson(match) && !saysWhom(question) && tellsOfAnother(reply, before);
    const alone = (text: string): Reply => one(engine.match(text, null), part);
    const ofGroup =
      withOthers(question, before, knowledge) ??
      withGroup(question, askedLast(before), knowledge) ??
      withCountry(question, before, knowledge);
    const told = ofGroup === null ? null : alone(ofGroup);
    if (told !== null && told.confidence >= SURE_OF_PART && (told.gap !== null || told.kind === 'answer'))
      return told;
    const others = asksForOthers(match, reply, before) ? alone(question) : null;
    if (isSure(others) && !others.facts.every((fact) => before?.facts.includes(fact))) return others;
    if (!match.inContext && !isOfAnother) return reply;
    const isUnanswered = reply.kind !== 'answer';
    const isRepeated = repeats(reply, before);
    const hasOwnWords = contentCount(match.said) > 1;
    const own = hasOwnWords && (isUnanswered || isRepeated) ? alone(question) : null;
    if (isUnanswered && isSure(own)) return own;
    // After a list "it" is the story, and no entry that could tell better.
    const isUnclear =
      isUnanswered || isOfAnother || isRepeated || before?.entry === null || reply.confidence < FAIRLY_SURE;
    const written = isUnclear ? filled(question, before, knowledge) : null;
    // Where nothing that was told last answers it, "it" is the story.
    const text = written ?? (isUnanswered ? filled(question, null, knowledge) : null);
    const meant = text === null ? null : alone(text);
    // That the story lacks it says nothing of the one thing that was told last: "when does it start?".
    const isOfOneThing = written === null && before !== null && !isOfWhole(before, knowledge);
    const isLacked =
      meant !== null &&
      !isOfOneThing &&
      reply.gap === null &&
      (isUnanswered ? isLikelyLacking(meant) : meant.gap !== null && meant.confidence >= SURE_OF_WHOLE);
    if (isSure(meant) || isLacked) return meant;
    if (isOfAnother && meant !== null) return tellsOfAnother(meant, before) ? lacking(match, part) : meant;
    return own !== null && isRepeated ? (unlessBeside(own, reply) ?? reply) : reply;
  }

  /** What was asked last, or what it was read as where that names no group. */
  function askedLast(before: DialogueState | null): string | null {
    const asked = before?.question ?? null;
    // With its slips put right: "did isreal know? what did they say?".
    const typed = asked && engine.analyzer.analyze(asked).words.join(' ');
    if (typed === null || groupIn(typed, knowledge) !== null) return typed;
    const read =
      knowledge.gaps.get(before?.gap ?? '')?.reply ?? knowledge.entries.get(before?.entry ?? '')?.question;
    return read ?? typed;
  }

  /** The reply; where a judgement is declined, to what is asked without the words that judge, if that is surely known. */
  function unlessLoaded(
    reply: Reply,
    { said, exact }: Match,
    before: DialogueState | null,
    part: number | null,
  ): Reply {
    if (reply.kind === 'answer' || reply.gap !== null || exact !== null) return reply;
    const text = withoutLoad(said, engine.analyzer.analyze, knowledge.language);
    const bare = text === null ? null : engine.match(text, before);
    const read = bare && one(bare, part, before);
    const isOpen =
      read !== null && read.kind !== 'answer' && (read.gap === null || read.confidence < SURE_IT_LACKS);
    const named = text !== null && bare !== null && isOpen ? withStoryNamed(text, read, bare) : null;
    const plain = named ?? read;
    const isTold = plain?.kind === 'answer' && plain.confidence >= SURE_OF_WHOLE;
    const isLacked =
      plain?.reason === 'not-in-article' && plain.gap !== null && plain.confidence >= SURE_IT_LACKS;
    return plain !== null && (isTold || isLacked) ? plain : reply;
  }

  /** Whether an answer is about somebody else than was talked of: "is he a spy?" is not asked of whoever was one. */
  function tellsOfAnother({ kind, facts }: Reply, before: DialogueState | null): boolean {
    const meant = before === null ? null : personOf(before, knowledge);
    const tells = kind === 'answer' || kind === 'suggestions';
    const told = tells ? personOf({ facts, question: null }, knowledge) : null;
    return meant !== null && told !== null && told !== meant;
  }

  /** Whether it asks why somebody who was talked of does something, and judges nothing: "why would he do that?". */
  function asksTheirReason(question: string, match: Match, before: DialogueState | null): boolean {
    const { followUps, stances } = knowledge.language;
    const { questionTypes, hits, typed } = match.said;
    const forms = [followUps.standsForPerson, ...followUps.standsForGroup.map(({ form }) => form)];
    return (
      before !== null &&
      match.exact === null &&
      questionTypes.includes('reason') &&
      contentCount(match.said) <= 1 &&
      !hits.some(({ concept }) => concept.role === 'subject') &&
      !stances.evaluations.test(typed) &&
      forms.some((form) => question.search(form) >= 0)
    );
  }

  const askedWhy = new Map<string, boolean>();

  /** Whether people ask why, who ask for an entry; of none everything is asked. Each entry's ways to ask are read once. */
  function isAskedWhy(id: string): boolean {
    const known = askedWhy.get(id);
    if (known !== undefined) return known;
    const asked = knowledge.entries.get(id)?.phrasings ?? [];
    const why = asked.filter((text) => engine.analyzer.analyze(text).questionTypes.includes('reason'));
    const isSo = why.length >= ASKED_WHY * asked.length;
    askedWhy.set(id, isSo);
    return isSo;
  }

  /** Whether a reply gives a reason, and for what is asked about. */
  function givesReason(question: string, reply: Reply): boolean {
    if (reply.kind !== 'answer') return reply.gap !== null || reply.reason !== 'opinion';
    return isAskedWhy(reply.entry ?? '') && saysAllOf(reply, question);
  }

  /** Whether it asks who holds a view and would get nothing but the view that was told last: "and who is against it?" wants the others. */
  const asksForOthers = ({ said }: Match, { kind, facts }: Reply, before: DialogueState | null): boolean =>
    kind === 'answer' &&
    before !== null &&
    said.questionTypes.includes('person') &&
    facts.every((id) => views.has(id) && before.facts.includes(id));

  /** Whether a reply would say again what was said last. */
  const repeats = ({ entry, gap }: Reply, before: DialogueState | null): boolean =>
    (gap !== null && gap === before?.gap) || (entry !== null && entry === before?.entry);

  /** What a message with words of its own gets by itself, where that is about the story and another reply. */
  const unlessBeside = (alone: Reply, repeated: Reply): Reply | null => {
    // That something else is missing is news after what was missing just now.
    const isMissing = alone.gap !== null || (repeated.gap !== null && alone.reason === 'not-in-article');
    const isOfStory =
      alone.kind === 'suggestions' ||
      (alone.kind === 'no-answer' && isMissing) ||
      (alone.kind === 'answer' && alone.confidence >= FAIRLY_SURE);
    return isOfStory && (alone.gap ?? alone.entry) !== (repeated.gap ?? repeated.entry) ? alone : null;
  };

  const saysWhom = (question: string): boolean => personOf({ facts: [], question }, knowledge) !== null;

  const namesPerson = ({ said: { words } }: Match) =>
    words.some((word) => knowledge.language.followUps.person.test(word));

  function unlessMissing(question: string, part: number, reply: Reply, state: DialogueState | null): Reply {
    if (reply.gap === null || !repeats(reply, state)) return reply;
    const alone = one(engine.match(filled(question, state, knowledge) ?? question, null), part);
    return unlessBeside(alone, reply) ?? reply;
  }

  function withStoryNamed(question: string, full: Reply, { said, exact }: Match): Reply | null {
    const words = contentCount(said);
    const isSaid = said.hits.some(({ concept }) => concept.role === 'subject');
    if (exact !== null || !said.question || words < 1 || words > FEW_WORDS || isSaid) return null;
    if (full.kind === 'answer' && full.confidence >= SURE_OF_PART) return null;
    // "Where does the article say that?" points at what somebody said.
    if (knowledge.language.values.source.test(said.typed)) return null;
    const text = filled(question, null, knowledge);
    const meant = text === null ? null : one(engine.match(text, null));
    if (meant === null || meant.confidence < SURE_OF_WHOLE) return null;
    const isTalk = full.kind === 'small-talk' && full.confidence >= LIKELY_TALK;
    return meant.kind === 'answer' || (!isTalk && meant.gap !== null) ? meant : null;
  }

  function asksOfNobodyElse(question: string): boolean {
    const match = engine.match(question, null);
    const isOfStory = match.said.hits.some(({ concept }) => concept.role === 'subject');
    return namesPerson(match) && !isOfStory && !saysWhom(question);
  }

  return { inLightOf, unlessMissing, withStoryNamed, namesPerson, asksOfNobodyElse };
}
