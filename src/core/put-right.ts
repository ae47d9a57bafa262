/** The reply to whoever puts the bot right: what they ask beside a complaint, or what they mean instead. */
import { type AnalyzedText, contentCount } from '../analysis/analyze.ts';
import type { ConceptHit } from '../analysis/lexicon.ts';
import { createLacksAskedKind } from '../decision/asked-kind.ts';
import { groupIn, withGroupName } from '../dialogue/fill.ts';
import type { DialogueState } from '../dialogue/follow-up.ts';
import { sentencesOf } from '../dialogue/parts.ts';
import type { Engine } from '../engine/engine.ts';
import { countsIn } from '../knowledge/values.ts';
import type { PlainMessages } from '../messages/catalog.ts';
import { withoutEndSigns, wordKey } from '../text/normalise.ts';
import { goesOnWith } from './about-last.ts';
import { unmentioned } from './missing.ts';
import { FAIRLY_SURE, SURE_OF_PART } from './part-that-asks.ts';
import { makeReply, type Reply } from './reply.ts';
import type { SingleReplies } from './single-replies.ts';
import { factsOf } from './whole/told.ts';

export interface PutRight {
  /** The reply to what is asked beside a complaint: never what was complained of, nor what sounds like it. */
  asked(question: string, before: DialogueState): Reply;
  /** The reply to the last question with what is meant behind it, or to that alone; null where neither is understood. */
  meant(meant: string, question: string, before: DialogueState): Reply | null;
  /** The last question with one thing of the story in the place of the other: "the mayor, not the council"; null where that is not said. */
  withOneForOther(message: string, question: string): string | null;
  /** The reply to a message that says no more than "all of them"; null where nothing was counted that it could mean. */
  allOfThem(message: string, before: DialogueState): Reply | null;
  /** That the source has nobody of whom a message says no more than what they are, such as "the old woman"; null otherwise. */
  nobodyDescribed(message: string): Reply | null;
}

/** How the same talk is read elsewhere. */
export interface ReadElsewhere {
  /** The reply to what asks something about the last reply; null if nothing does. */
  ofLast(question: string, last: DialogueState): Reply | null;
  direct(question: string, before: DialogueState | null): Reply;
}

/** Whether a reply says all of what was said last, and no more: a part of it may be just what was asked for. */
const isOld = ({ kind, facts }: Reply, { facts: last }: DialogueState): boolean =>
  kind === 'answer' && facts.length === last.length && facts.every((fact) => last.includes(fact));

export function createPutRight(
  engine: Engine,
  messages: PlainMessages,
  single: SingleReplies,
  { ofLast, direct }: ReadElsewhere,
): PutRight {
  const { article, language } = engine.knowledge;
  const { followUps, parts, words } = language;
  const lacksAskedKind = createLacksAskedKind(engine.knowledge);
  const alone = (text: string): Reply => single.one(engine.match(text, null));

  function nobodyDescribed(message: string): Reply | null {
    const typed = wordKey(message, words);
    // "The man" is whoever was talked of; "the old man" is somebody of whom that is said.
    const isBare = typed.replace(followUps.standsForPerson, '') === '';
    if (!followUps.describesPerson.test(typed) || isBare) return null;
    if (alone(message).gap !== null) return null;
    const isKnown = typed
      .split(' ')
      .every((word) => contentCount(engine.analyzer.analyze(word)) === 0 || single.states(word));
    return isKnown ? null : unmentioned(typed, article, messages);
  }

  /** Whether a number was asked for, or a list. */
  function wasCounted(question: string): boolean {
    const match = engine.match(question, null);
    return match.said.questionTypes.includes('number') || engine.decide.direct(match).kind === 'whole';
  }

  /** Whether an answer gives the kind of thing that a question asks for: a date, a number, a place. */
  function givesAskedKind({ kind, entry }: Reply, question: string): boolean {
    const told = engine.knowledge.entries.get(entry ?? '');
    if (kind !== 'answer' || told === undefined) return kind === 'answer';
    return !lacksAskedKind(told, engine.analyzer.analyze(question).questionTypes);
  }

  const hasNumber = (id: string): boolean =>
    factsOf(engine.knowledge, [id]).some(({ statement }) => countsIn(statement, language.values).length > 0);

  /** To whoever means all of them, or the rest: that there is no more than what was said. */
  const noMore = (meant: string, before: DialogueState): Reply =>
    single.inShort(before, engine.match(meant, null)) ??
    makeReply({
      kind: 'no-answer',
      reason: 'not-in-article',
      confidence: SURE_OF_PART,
      body: messages.format('answers.sameAgain'),
    });

  /** A question with whom it means in the place of "they", or else behind it. */
  function withMeant(question: string, meant: string): string {
    const [named = ''] = meant.split(followUps.leavesOut);
    const isGroup = groupIn(named, engine.knowledge) !== null;
    // Of several sentences the last one that says "they" asks.
    const filled = sentencesOf(question, parts.end)
      .map((sentence) => (isGroup ? withGroupName(sentence, named.trim(), engine.knowledge) : null))
      .findLast((sentence) => sentence !== null);
    return filled ?? inPlaceOfSubject(question, meant) ?? `${withoutEndSigns(question)} ${meant}`;
  }

  const subjectsOf = ({ hits }: AnalyzedText): ConceptHit[] =>
    hits.filter(({ concept }) => concept.role === 'subject');

  /** A question with what is meant in the place of the one thing of the story that it names; null where it names none, or several. */
  function inPlaceOfSubject(question: string, meant: string): string | null {
    const asked = engine.analyzer.analyze(question);
    const [first, ...others] = subjectsOf(asked);
    const isNoun = parts.determiner.test(meant) && engine.analyzer.analyze(meant).hits.length > 0;
    if (first === undefined || !isNoun) return null;
    const from = Math.min(first.from, ...others.map((hit) => hit.from));
    const to = Math.max(first.to, ...others.map((hit) => hit.to));
    const isOne = [first, ...others].every((hit) => hit.from < first.to && first.from < hit.to);
    if (!isOne) return null;
    const before = asked.words.slice(0, from);
    // "The mayor" gives way to "the neighbours" with its article.
    const kept =
      parts.determiner.test(meant) && parts.determiner.test(`${before.at(-1)} x`)
        ? before.slice(0, -1)
        : before;
    return [...kept, meant, ...asked.words.slice(to)].join(' ');
  }

  /** What names the one thing of the story that a text speaks of, in plain words; null where it speaks of none, or several. */
  function namedIn(text: string): string | null {
    const analyzed = engine.analyzer.analyze(text);
    const [only, ...others] = subjectsOf(analyzed);
    return only === undefined || others.length > 0
      ? null
      : analyzed.words.slice(only.from, only.to).join(' ');
  }

  return {
    nobodyDescribed,
    withOneForOther(message, question) {
      const [kept = '', left, ...more] = message.split(followUps.leavesOut);
      if (left === undefined || more.length > 0) return null;
      const [meant, other] = [namedIn(kept), namedIn(left)];
      const asked = ` ${wordKey(question, words)} `;
      if (meant === null || other === null || !asked.includes(` ${other} `)) return null;
      return asked.replace(` ${other} `, () => ` ${meant} `).trim();
    },
    allOfThem(message, before) {
      const { question, facts } = before;
      if (question === null || !followUps.meansAll.test(wordKey(message, words))) return null;
      return wasCounted(question) || facts.some(hasNumber) ? noMore(message, before) : null;
    },
    asked(question, before) {
      const about = ofLast(question, before);
      if (about !== null) return about;
      // What points at nothing gets what it gets alone, since what was said before has been misunderstood.
      const leans = followUps.pointsBack.test(wordKey(question, words));
      const reply = direct(question, leans ? before : null);
      // A list that was asked for in other words has it, as far as anything has.
      const isList = reply.entry === null && reply.gap === null;
      if (isOld(reply, before) && before.question !== null && !isList) return single.missed(before);
      const isMenu = reply.kind === 'suggestions' && reply.facts.length === 0;
      const isOff = reply.kind === 'no-answer' && reply.reason === 'off-topic';
      const says = !isMenu && !isOff && single.saysAllOf(reply, question);
      return says ? reply : single.lacking(engine.match(question, null));
    },
    meant(meant, question, before) {
      const about = ofLast(meant, before);
      if (about !== null) return about;
      const nobody = nobodyDescribed(meant);
      if (nobody !== null) return nobody;
      const ofMeant = alone(meant);
      const isNews = (reply: Reply) =>
        (reply.kind === 'answer' && reply.confidence >= FAIRLY_SURE && !isOld(reply, before)) ||
        (reply.gap !== null && reply.gap !== before.gap);
      // What asks by itself needs nothing of the question that it takes the place of.
      const isQuestion = meant.search(parts.asking) === 0 || parts.asks.test(meant);
      const asked = isQuestion ? ofMeant : alone(withMeant(question, meant));
      // What is meant takes the place of what was understood: that the source lacks what was asked of it says more than what
      // does not give that either.
      const isLacked = asked.reason === 'not-in-article' && asked.confidence >= FAIRLY_SURE;
      const isInPlace = !isQuestion && isLacked && inPlaceOfSubject(question, meant) !== null;
      if (isInPlace && !givesAskedKind(ofMeant, question)) return asked;
      const wantsAll = followUps.meansAll.test(wordKey(meant, words));
      // "All of them" says nothing of another subject, and "the others" nothing of whoever was told of.
      const isOfOthers =
        goesOnWith(asked, before, engine.knowledge) &&
        !asked.facts.some((fact) => before.facts.includes(fact));
      if (isNews(asked) && (!wantsAll || asked.gap !== null || isOfOthers)) return asked;
      // A number or a list has no more to it; of what was told of one, more may be told of others.
      if (wantsAll) return wasCounted(question) ? noMore(meant, before) : single.missed(before);
      if (isNews(ofMeant)) return ofMeant;
      const isLikely = ofMeant.kind === 'answer' && !isOld(ofMeant, before);
      // That it is what was said holds of a surer reading than anything that only sounds like it; not of what says the words.
      const isSaid = isLikely && single.saysAllOf(ofMeant, meant) && !single.saysAllOf(asked, meant);
      if (!isQuestion && isOld(asked, before) && asked.confidence >= SURE_OF_PART && !isSaid)
        return noMore(meant, before);
      const isOpinion = isQuestion && ofMeant.reason === 'opinion';
      return isLikely || isOpinion || ofMeant.unmentioned !== null ? ofMeant : null;
    },
  };
}
