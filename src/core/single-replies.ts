/** The reply to one question, as it was matched: what the decision on it comes to in words. */
import { OTHER_TALK } from '../decision/decide.ts';
import type { Decision } from '../decision/decision.ts';
import type { Match } from '../decision/matcher.ts';
import type { DialogueState } from '../dialogue/follow-up.ts';
import { createIdentityFinder } from '../dialogue/identity.ts';
import type { Engine } from '../engine/engine.ts';
import type { Entry, Gap } from '../knowledge/model.ts';
import type { PlainMessages } from '../messages/catalog.ts';
import { learnsFromLittle } from '../model/lessons.ts';
import { createAnotherJudgement } from './another-judgement.ts';
import { createBesideAbsence } from './beside-absence.ts';
import { createBesideOpinions } from './beside-opinions.ts';
import { createClaims } from './claims.ts';
import { createEntryAnswers } from './entry-answer.ts';
import { createWithFate } from './fate.ts';
import { identityReply } from './identity-reply.ts';
import { withWordWhy } from './in-language.ts';
import { createLeftOpen } from './left-open.ts';
import { createMentions } from './mentions.ts';
import { createMissed, type Missed } from './missed.ts';
import { missingReply } from './missing.ts';
import { createNamingStatements } from './naming-statements.ts';
import { nothingMore } from './not-twice.ts';
import { createNotUnderstood } from './not-understood.ts';
import { FAIRLY_SURE, SURE_OF_PART, SURE_OF_WHOLE } from './part-that-asks.ts';
import { createRefusals } from './refusals.ts';
import { makeReply, type Reply, SILENCE } from './reply.ts';
import { sourceOfRefusal } from './source-line.ts';
import { type Talker, talkReply } from './talk-reply.ts';
import { topicReply } from './topic-reply.ts';
import { topicsByName } from './topics-by-name.ts';
import { viewsOfLast } from './views-of-last.ts';
import { createWhatIsTold } from './what-is-told.ts';
import { wholeReply } from './whole/whole-reply.ts';
import { createWordMeant } from './word-meant.ts';

/** A word that speaks this much against the story (log-odds) is of another matter. */
const STRANGE = -1;

/** Other matters this likely are what is meant, whatever words of the story stand beside them. */
const LIKELY_OTHER = 0.5;

/** The kind of small talk that merely says that something was heard. */
const NOD = 'ack';

/** Kinds of small talk that may be about the last reply: a complaint, and what is of no kind. */
const MAY_COMPLAIN: readonly string[] = ['upset', OTHER_TALK];

export interface SingleReplies {
  /**
   * @param part Which of several questions in a message it is, from 1; null for a whole message.
   * @param before What was talked of last, where the message may go on with it.
   */
  one(match: Match, part?: number | null, before?: DialogueState | null): Reply;
  /** The reply to what nobody addressed to the bot: an answer, or silence. */
  overheard(match: Match): Reply;
  /** The reply that states an entry, as if it had been asked for by name. @param shown Entries just seen. */
  state(entry: Entry, shown?: readonly string[]): Reply;
  /** The reply to a kind of small talk. */
  talk(id: string, confidence: number): Reply;
  /** What was said last, in short, after a sentence that there is nothing more exact; null where nothing was. */
  inShort(before: DialogueState, match: Match): Reply | null;
  /** Whether a text is surely small talk that complains of nothing, or nothing but a word such as "that". */
  isTalk(text: string): boolean;
  /** That nothing clearly answers a message. @param part As above. */
  lacking(match: Match, part?: number | null): Reply;
  /** That the last reply was not it, with what else the source says of the same. */
  missed: Missed;
  /** Whether a statement of the story has a word, or what it stands for. */
  states(word: string): boolean;
  /** Whether an answer has all that a question speaks of: "what the town gets" is not told by what it did. */
  saysAllOf(reply: Reply, question: string): boolean;
  /** Whether nobody and nothing of the story has its name in a message. */
  namesNothing(question: string): boolean;
  /** Who or what bears a name: what the source tells of them, or that it does not mention them; null where it is no name. */
  whoIs(name: string): Reply | null;
  /** Whether a message asks who or what somebody or something of the story is. */
  asksWho(question: string): boolean;
}

export function createSingleReplies(
  engine: Engine,
  messages: PlainMessages,
  { contact, languages }: Pick<Talker, 'contact' | 'languages'>,
): SingleReplies {
  const { knowledge, decide } = engine;
  const { article } = knowledge;
  const { followUps } = knowledge.language;
  const claims = createClaims(knowledge, engine.analyzer);
  const naming = createNamingStatements(knowledge, engine.analyzer);
  const refusals = createRefusals(engine, messages, claims, naming, createBesideOpinions(engine, messages));
  const mentions = createMentions(knowledge, engine.analyzer);
  const whatIsTold = createWhatIsTold(engine, messages, naming, mentions, (name) =>
    one(engine.match(name, null)),
  );
  const wordMeant = createWordMeant(engine, messages, naming);
  const identities = createIdentityFinder(knowledge, engine.analyzer);
  const answer = createEntryAnswers(engine, messages, claims);
  const notUnderstood = createNotUnderstood(knowledge);
  const topics = topicsByName(knowledge);
  const knowsLittle = learnsFromLittle(knowledge);
  const leftOpen = createLeftOpen(knowledge);
  const isUnfitted = engine.calibration.folder !== undefined;

  const state = (entry: Entry, shown?: readonly string[]): Reply =>
    withWordWhy(answer(entry, 1, null, shown), knowledge, messages);

  const talk = (id: string, confidence: number): Reply =>
    talkReply(id, confidence, { article, messages, contact, languages });

  /** Nodding is what nobody knows the words of is taken for. */
  const kindOf = (kind: string, match: Match): string =>
    kind === NOD && match.exact === null && notUnderstood(match.said) ? OTHER_TALK : kind;

  /** What talk of no known kind gets where it asks, right after something of the story; null where it does not. */
  function asksOn(kind: string, match: Match, before: DialogueState | null): Reply | null {
    return kind !== OTHER_TALK || before === null || !match.analyzed.question ? null : inShort(before, match);
  }

  /** What was said last, in short, after a sentence that there is nothing more exact; null where nothing was. */
  function inShort(before: DialogueState, match: Match): Reply | null {
    const refused = { kind: 'no-answer', nearest: [], confidence: SURE_OF_PART } as const;
    const gap = (of: Gap) => refusals.refuse({ ...refused, reason: of.reason, gap: of }, match);
    const entry = (of: Entry) => answer(of, SURE_OF_PART, null, [of.id]);
    return nothingMore(before, { entry, gap }, { knowledge, messages });
  }

  /** The reply that a decision comes to. @param part As above. @param before As above. */
  function replyTo(
    decision: Decision,
    match: Match,
    part: number | null = null,
    before: DialogueState | null = null,
  ): Reply {
    switch (decision.kind) {
      case 'answer':
        return answer(decision.entry, decision.confidence, match);
      case 'suggestions':
        return refusals.offer(decision, match, part);
      case 'no-answer':
        return match.analyzed.words.length === 0
          ? makeReply({
              kind: 'no-answer',
              reason: 'off-topic',
              confidence: 1,
              body: messages.format('answers.nothingSaid'),
            })
          : refusals.refuse(decision, match, part);
      case 'whole': {
        const reply = wholeReply(
          decision.act,
          { knowledge, messages, confidence: decision.confidence },
          match.analyzed.typed,
        );
        const pointsBack = decision.act === 'sides' && followUps.pointsBack.test(match.analyzed.typed);
        const ofLast = before !== null && pointsBack ? viewsOfLast(before, reply.facts, knowledge) : null;
        return ofLast === null ? reply : answer(ofLast, decision.confidence, match);
      }
      case 'small-talk':
        return (
          asksOn(decision.talk, match, before) ?? talk(kindOf(decision.talk, match), decision.confidence)
        );
      case 'silence':
        return { ...SILENCE, confidence: decision.confidence };
    }
  }

  /**
   * In talk of the story what has no word of another matter is not understood, and no other subject; nor, in a story of few
   * phrasings, which knows too little of how people ask, is what has a word of it and is not likely of another matter.
   */
  function stillOfStory(decision: Decision, match: Match, before: DialogueState | null): Decision {
    const isOff = decision.kind === 'no-answer' && decision.reason === 'off-topic';
    const isStrange = match.evidence.topicLowest < STRANGE || match.analyzed.words.length === 0;
    const isOfStory =
      knowsLittle &&
      match.topicLogOdds >= engine.calibration.ambientTopicLogOdds &&
      match.others['off-topic'] < LIKELY_OTHER;
    return isOff && ((before !== null && !isStrange) || isOfStory)
      ? { ...decision, reason: 'not-in-article' }
      : decision;
  }

  /** @param bears What the source says of the same, though it is no answer. */
  const lacking = (match: Match, part: number | null = null, bears?: Entry): Reply =>
    refusals.refuse(
      {
        kind: 'no-answer',
        reason: 'not-in-article',
        gap: null,
        nearest: [],
        confidence: SURE_OF_PART,
        ...(bears && { bears }),
      },
      match,
      part,
    );

  const ofNoOther = createAnotherJudgement(engine);
  const besideAbsence = createBesideAbsence(engine, messages);
  const withFate = createWithFate(engine, messages);

  /** The reply to one question, as it was matched. @param part As above. */
  const one = (match: Match, part: number | null = null, before: DialogueState | null = null): Reply =>
    withFate(match, besideAbsence(match, unfated(match, part, before)), before);

  const isKnownLack = (decision: Decision): boolean => decision.kind === 'no-answer' && decision.gap !== null;

  /** What comes closest, where anything does. */
  function nearestOf(decision: Decision): Entry | undefined {
    return decision.kind === 'answer'
      ? decision.entry
      : decision.kind === 'suggestions'
        ? decision.entries[0]
        : undefined;
  }

  function unfated(match: Match, part: number | null, before: DialogueState | null): Reply {
    const identity = match.exact ? null : (identities.find(match.analyzed) ?? identities.term(match.said));
    const decided = decide.direct(match, part === null ? 0 : FAIRLY_SURE);
    const decision = ofNoOther(stillOfStory(decided, match, before), match);
    const asksWord =
      match.exact === null && decision.kind !== 'whole' && (identity === null || identity.kind === 'unknown');
    const meaning = asksWord ? wordMeant(match.said, before, identity !== null) : null;
    if (meaning !== null) return meaning;
    const open = isUnfitted ? leftOpen(match) : null;
    if (open !== null) return missingReply(open, sourceOfRefusal(article, messages), messages);
    const isSure =
      decision.kind === 'whole' || (decision.kind === 'answer' && decision.confidence >= SURE_OF_WHOLE);
    const isWhyNoOther = match.exact === null && followUps.asksWhyNoOther.test(match.said.typed);
    if (
      isWhyNoOther &&
      !isSure &&
      (before !== null || decision.kind !== 'small-talk') &&
      !isKnownLack(decision)
    )
      return lacking(match, part, nearestOf(decision));
    const toldOf = match.exact || identity !== null || isSure ? null : whatIsTold(match);
    if (toldOf !== null) return toldOf;
    // A gap has words of its own for what is not there.
    const hasWords = decision.kind === 'no-answer' && decision.gap !== null && identity?.kind !== 'name';
    const isOfStory = identity?.kind === 'name' || identity?.kind === 'in-facts';
    const isOfBot = match.exact !== null || match.stance.addressed === 1;
    const asksOfBot = decision.kind === 'small-talk' && decision.talk !== OTHER_TALK && isOfBot && !isOfStory;
    // "Who are the protagonists?" asks for everybody, and names nobody.
    const isOfWhole = decision.kind === 'whole' && identity?.kind === 'unknown';
    if (identity !== null && !hasWords && !asksOfBot && !isOfWhole)
      return identityReply(identity, knowledge, messages);
    const isUnanswered =
      decision.kind === 'suggestions' || (decision.kind === 'no-answer' && decision.gap === null);
    const described = isUnanswered ? identities.findDescribed(match.analyzed) : null;
    if (described !== null) return identityReply(described, knowledge, messages);
    // A topic asked for by its name alone, which no answer of its own bears.
    const topic = match.exact || decision.kind === 'answer' ? undefined : topics.get(match.analyzed.typed);
    if (topic !== undefined)
      return topicReply(knowledge, { state }, topic, messages) ?? replyTo(decision, match);
    return replyTo(decision, match, part, before);
  }

  return {
    one,
    overheard: (match) => replyTo(decide.ambient(match), match),
    state,
    talk,
    inShort,
    lacking: (match, part) => lacking(match, part),
    isTalk(text) {
      const match = engine.match(text, null);
      const decision = decide.direct(match);
      const isPointer = followUps.determiner.test(match.said.typed);
      return (
        isPointer ||
        (decision.kind === 'small-talk' &&
          decision.confidence >= SURE_OF_PART &&
          !MAY_COMPLAIN.includes(decision.talk))
      );
    },
    missed: createMissed(engine, messages, naming),
    states: (word) => naming.first(engine.analyzer.analyze(word)) !== undefined,
    saysAllOf({ kind, entry: id }, question) {
      const entry = knowledge.entries.get(id ?? '');
      return (
        kind !== 'answer' || entry === undefined || claims.holds(engine.analyzer.analyze(question), entry)
      );
    },
    namesNothing: (question) =>
      !engine.analyzer.analyze(question).hits.some(({ concept }) => concept.role === 'subject'),
    whoIs(name) {
      const identity = identities.named(engine.analyzer.analyze(name));
      return identity && identityReply(identity, knowledge, messages);
    },
    asksWho(question) {
      const kind = identities.find(engine.analyzer.analyze(question))?.kind;
      return kind === 'name' || kind === 'in-facts';
    },
  };
}
