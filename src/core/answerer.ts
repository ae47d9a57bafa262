/** Answers questions from the knowledge: pure and synchronous, no clock, no I/O. */

import { contentCount } from '../analysis/analyze.ts';
import type { DialogueState } from '../dialogue/follow-up.ts';
import { withoutParentheses } from '../dialogue/parenthesis.ts';
import { askingParts, asksIn, withoutCries } from '../dialogue/parts.ts';
import type { Engine } from '../engine/engine.ts';
import type { Entry } from '../knowledge/model.ts';
import type { PlainMessages } from '../messages/catalog.ts';
import { plainEnglish } from '../messages/plain-english.ts';
import { hasQuestionMark, wordKey } from '../text/normalise.ts';
import { isInAnotherScript } from '../text/script.ts';
import { createAsides } from './asides.ts';
import { createAskedAlone } from './asked-alone.ts';
import { askedOfMeant, meantInstead } from './corrections.ts';
import { withWordWhy } from './in-language.ts';
import { createInParts } from './in-parts.ts';
import { createIntroduce } from './introduce.ts';
import { createLeaningQuestions } from './leaning-questions.ts';
import { ofOwnPeople, unmentioned } from './missing.ts';
import { createNameTakenUp } from './name-taken-up.ts';
import { notTwice } from './not-twice.ts';
import { createOfLast } from './of-last.ts';
import { createOfSource } from './of-source.ts';
import { FAIRLY_SURE, isBetterAlone, SURE_OF_KNOWN, takesUpName } from './part-that-asks.ts';
import { createPicks } from './picks.ts';
import { createPutRight } from './put-right.ts';
import type { Reply } from './reply.ts';
import { createSingleReplies } from './single-replies.ts';
import { createSpeakers } from './speakers.ts';
import { whatIsAsked } from './what-is-asked.ts';
import { createListedNames } from './whole/listed-names.ts';
import { createWithNames } from './with-names.ts';

export interface AskOptions {
  readonly mode: 'direct' | 'ambient';
  readonly before: DialogueState | null;
}

export interface Answerer {
  /** The reply to a message. The same question gives an equal reply. */
  ask(question: string, options?: Partial<AskOptions>): Reply;
  /**
   * The reply that states an entry, as if it had been asked for by name.
   *
   * @param shown Entries that the asker has just seen: no way leads back to them.
   */
  state(entry: Entry, shown?: readonly string[]): Reply;
}

export interface AnswererOptions {
  /** How the people who look after the bot can be reached, in their words; empty if they do not say. */
  readonly contact?: string;
  /** Codes of the languages that the story is told in. */
  readonly languages?: readonly string[];
}

/** An answerer over an engine's knowledge, in this language. */
export function createAnswerer(
  engine: Engine,
  spoken: PlainMessages = plainEnglish,
  { contact = '', languages = [] }: AnswererOptions = {},
): Answerer {
  const { knowledge } = engine;
  const { article } = knowledge;
  const { followUps, parts, words } = knowledge.language;
  const matter = article.words.matter ?? article.words.subject;
  const messages = spoken.about(article.source.kind);
  const { analyze } = engine.analyzer;
  const introduce = createIntroduce(knowledge);
  const single = createSingleReplies(engine, messages, { contact, languages });
  const { one, inShort } = single;
  const ofLast = createOfLast(engine, messages, single, {
    direct: (question, before) => direct(question, before),
    listedNames: createListedNames(engine),
  });
  const { afterStatement, behindSigh, unlessLackedAsClaim } = createAskedAlone(engine, single, ofLast);
  const withNames = createWithNames(engine, single);
  const withoutAside = createAsides(engine, single);
  const withoutSpeakers = createSpeakers(engine, single);
  const ofSource = createOfSource(engine, single, article.source.kind);
  const taken = createNameTakenUp(knowledge, single);
  const picks = createPicks(engine, messages, single);
  const leaning = createLeaningQuestions(engine, single);
  const { inLightOf, withStoryNamed, asksOfNobodyElse } = leaning;

  const inParts = createInParts(engine, messages, single, {
    ofLast: (part, last) => ofSource(part, last) ?? ofLast(part, last),
    ofSource,
    ...leaning,
  });

  // "That is not what the paper says" doubts the last reply: read before where something was read is left out.
  const direct = (message: string, before: DialogueState | null): Reply =>
    ofLast(message, before) ?? withoutSpeakers(message, (text) => read(text, message, before));

  /** @param whole The message with what was left out of it, which asks nothing about the last reply. */
  function read(message: string, whole: string, before: DialogueState | null): Reply {
    const question = withoutParentheses(withoutCries(message, parts), parts);
    const asks = question === whole ? null : ofLast(question, before);
    const about = asks ?? (before && taken.afterWho(question, before));
    if (about !== null) return about;
    // Who somebody is needs nothing that was said before.
    const asksWho = before !== null && single.asksWho(question);
    const match = engine.match(question, asksWho ? null : before);
    const full = withoutAside(question, unlessLackedAsClaim(question, inLightOf(question, before, match)));
    // "Sabbatical?? What does that mean" is one question.
    const asksMeaning =
      full.reason === 'not-in-article' && followUps.asksMeaning.some((form) => form.test(match.said.typed));
    if (asksMeaning) return full;
    const asking = withNames(askingParts(question, parts, matter), question);
    // Prefaces, complaints and thanks are no part of what is asked.
    const [only] = asking;
    if (asking.length === 1 && only !== undefined && only.length < question.trim().length) {
      const bare = ofLast(only, before) ?? one(engine.match(only, before));
      const part = analyze(only);
      const needsWhole = full.kind === 'answer' && takesUpName(match.said, part, followUps);
      if (!needsWhole && isBetterAlone(bare, full, match, part)) return bare;
    }
    const sighed = asking.length < 2 ? behindSigh(question, full, before) : null;
    if (sighed !== null) return sighed;
    const isOpen = full.kind === 'answer' ? before !== null : full.gap === null && full.kind !== 'small-talk';
    const alone =
      isOpen && asking.length === 1 && only !== undefined
        ? afterStatement(only, question, full, match)
        : null;
    if (alone !== null) return alone;
    if (asking.length < 2)
      return before === null
        ? (withStoryNamed(question, full, match) ?? full)
        : taken.unlessUnclear(question, full);
    return inParts(asking, full, match, before);
  }

  const {
    asked: putRight,
    meant: corrected,
    nobodyDescribed,
    allOfThem,
    withOneForOther,
  } = createPutRight(engine, messages, single, { ofLast, direct });

  /**
   * The reply to a turn. By itself a message is read whole, since what leads up to its question may say what it is about;
   * among other turns what is said around the question is left out, where that makes it clearer.
   */
  function inConversation(question: string, before: DialogueState | null): Reply {
    const source = ofSource(question, before) ?? nobodyDescribed(question) ?? picks.picked(question, before);
    if (source !== null) return source;
    if (before === null) return direct(question, before);
    if (before.unmentioned !== undefined && asksOfNobodyElse(question))
      return unmentioned(before.unmentioned, article, messages);
    const { text, standsAlone } = whatIsAsked(question, engine);
    if (standsAlone) return putRight(text, before);
    // "All right" is not all of them, and "not today, thanks" puts nothing right.
    const all = allOfThem(question, before);
    if (all !== null && !single.isTalk(question)) return all;
    const ofMeant = before.question === null ? null : askedOfMeant(question, knowledge.language);
    const readAsMeant = ofMeant === null ? null : direct(ofMeant, null);
    const isSure =
      readAsMeant?.kind === 'answer'
        ? readAsMeant.confidence >= FAIRLY_SURE
        : readAsMeant?.kind === 'no-answer';
    if (readAsMeant !== null && isSure) return readAsMeant;
    const swapped = before.question === null ? null : withOneForOther(question, before.question);
    if (swapped !== null) return direct(swapped, null);
    const meant =
      before.question === null ? null : meantInstead(question, followUps, words, parts.determiner);
    if (meant !== null && before.question !== null && ![question, meant].some(single.isTalk)) {
      const put = corrected(meant, before.question, before);
      if (put !== null) return put;
      // "The bodies, I mean do they come back?" asks for itself; what does not is regretted.
      const isAsked = hasQuestionMark(question) || asksIn(meant, parts);
      if (!isAsked || wordKey(question, words).search(followUps.restates) <= 0) return single.missed(before);
    }
    const full = direct(question, before);
    // "I did not ask for that list" asks nothing, whatever else it sounds like.
    const isComplaint =
      full.kind === 'small-talk' &&
      before.question !== null &&
      followUps.complains.test(wordKey(question, words));
    if (isComplaint) return single.missed(before);
    // Nothing comes close to more of what is lacking: "who counts them?".
    const isOfLack = before.gap !== null && before.facts.length === 0 && full.kind === 'suggestions';
    const pointsBack = followUps.pointsBack.test(wordKey(question, words));
    if (isOfLack && pointsBack && single.namesNothing(question))
      return single.lacking(engine.match(question, null));
    // Nor is what comes close to the words that were left out: "so when does it?".
    const isElliptic = before.gap !== null && !before.unanswered && contentCount(analyze(question)) === 0;
    const isUnfound = full.kind === 'suggestions' || (full.reason === 'not-in-article' && full.gap === null);
    const again =
      isElliptic && isUnfound && pointsBack ? inShort(before, engine.match(question, null)) : null;
    if (again !== null) return again;
    if (text === question || full.kind === 'answer') return full;
    const bare = direct(text, before);
    if (bare.kind === 'small-talk') return full.kind === 'suggestions' ? bare : full;
    const isClear = bare.kind === 'answer' ? bare.confidence >= FAIRLY_SURE : bare.gap !== null;
    return isClear ? bare : full;
  }

  function asked(question: string, { mode = 'direct', before = null }: Partial<AskOptions> = {}): Reply {
    if (mode === 'direct') {
      // Of what it cannot read it must not say that the article lacks it.
      if (languages.length < 2 && isInAnotherScript(question, knowledge.language.code))
        return single.talk('languages', SURE_OF_KNOWN);
      const said = inConversation(question, before);
      const instead = picks.insteadOf(said, question, before) ?? said;
      const reply = notTwice(instead, question, before, { knowledge, messages, analyze });
      return introduce(ofOwnPeople(reply, question, knowledge.language), before);
    }
    return single.overheard(engine.match(question, before));
  }

  return {
    ask: (question, options) => withWordWhy(asked(question, options), knowledge, messages),
    state: (entry, shown) => introduce(single.state(entry, shown), null),
  };
}
