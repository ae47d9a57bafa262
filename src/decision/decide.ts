/** Decides from a match what to do: answer, offer, refuse and why, small talk, or silence. */

import { contentCount } from '../analysis/analyze.ts';
import type { Knowledge } from '../knowledge/model.ts';
import { createLacksAskedKind, isHardKind } from './asked-kind.ts';
import { type Calibration, type CutOffs, createCertainty, createStance } from './calibration.ts';
import type { Decision } from './decision.ts';
import type { Exact } from './exact.ts';
import type { Match, Matcher } from './matcher.ts';
import { distinctEntries, MAX_SUGGESTIONS } from './offers.ts';
import { LIKELY_LACKED, refuse } from './refuse.ts';
import { createWholeFinder, type WholeAsked } from './whole.ts';

/** Said word for word as the knowledge has it. */
const SURE_OF_EXACT = 0.99;

/** A question that is known this surely is answered, whatever in it speaks for the whole. */
const OVERRULED_AT = { phrasings: 2, 'sure sign': 0.85, 'likely sign': 0.5 } as const;

/** ... but a list asked for in as many words has more than any one answer. */
const LIST_OVERRULED_AT = 0.97;

/** Small talk needs to be this likely, and likelier than an answer is right; what may go on with an answer needs more. */
const LIKELY_TALK = 0.2;
const LIKELY_TALK_IN_CONTEXT = 0.8;

/** What names the source itself is seldom about the bot: "who wrote the article". */
const LIKELY_TALK_OF_SOURCE = 0.4;

/** ... and so does what has a sure sign of asking for the whole. */
const SURER_THAN_A_SIGN = 0.85;

/** No kind of small talk stands out with less than this share. */
const KIND_STANDS_OUT = 0.25;

/** Small talk of no known kind. */
export const OTHER_TALK = 'other';

/** Kinds of small talk whose replies fit what is said, and nothing that is asked; a question is seldom one of them. */
const FIT_NO_QUESTION: readonly string[] = ['upset', 'ack', 'thanks', 'farewell', 'praise'];
const LIKELY_TALK_THAT_ASKS = 0.9;

/** The kind of small talk that says what the bot does. */
const WHAT_IT_DOES = 'abilities';

/** A verdict wanted this likely, and likelier than an answer is right, gets the positions. */
const LIKELY_OPINION = 0.2;

/**
 * ... and this likely in a folder that nobody fitted, where a word of judgement makes it so however sure the folder's
 * gate is of an answer: of its few phrasings hardly any sounds as loaded as people do.
 */
const LIKELY_OPINION_UNFITTED = 0.5;

/** What is right this likely bears on a statement. */
const BEARS_ON_IT = 0.3;

/** This sure that an opinion or later news is asked for, saying so serves better than offering questions. */
const SURE_OF_REFUSAL = 0.5;

const SURE_OF_GAP = 0.85;

/** What comes less close than this is not worth telling to one of several questions, or to what is likely lacking. */
const CLOSE = 0.25;

/** ... where nobody fitted the folder, which is seldom sure of what is asked in words of the askers' own. */
const CLOSE_UNFITTED = 0.05;

/** Of another matter this likely, nothing of the story is told as the closest. */
const LIKELY_OTHER_MATTER = 0.2;

/** An answer to what has no word that speaks this much for the story (log-odds) must be this sure. */
const FEW_WORDS_OF_STORY = 0.9;
const SURE_WITHOUT_STORY_WORD = 0.9;

/** An answer that gives no date, number or place, where one is asked for, must be this sure. */
const SURE_WITHOUT_ASKED_KIND = 0.9;

/** A question of no more words that carry meaning asks for one thing. */
const FEW_CONTENT_WORDS = 3;

/** Fewer words than this that carry meaning are a fragment. */
const FEWEST_CONTENT_WORDS = 3;

/** Whether a refusal on the subject can only say that something is missing, and not what. */
const isBare = (refusal: Decision): boolean =>
  refusal.kind === 'no-answer' && refusal.reason !== 'off-topic' && refusal.gap === null;

/** Whether a word speaks for the story, or it is talked about already. */
const namesStory = ({ inContext, topicLogOdds }: Match): boolean =>
  inContext || topicLogOdds >= FEW_WORDS_OF_STORY;

/** Settles what the bot does about a match. Pure: the same match gives an equal decision. */
export interface Decider {
  /**
   * What to do about a message that was said to the bot.
   *
   * @param atLeast With one of several questions in a message: the confidence that an answer to it needs, where that is
   *   more than the calibration asks for. It is hardly ever small talk.
   */
  direct(match: Match, atLeast?: number): Decision;
  /** What to do about a message that nobody addressed to the bot: answer when sure, else keep quiet. */
  ambient(match: Match): Decision;
}

/** Too short to be meant for everybody in a channel, unless it names the subject: "any particular reason?". */
function isFragment({ analyzed }: Match): boolean {
  const namesSubject = analyzed.hits.some(({ concept }) => concept.role === 'subject');
  return !namesSubject && contentCount(analyzed) < FEWEST_CONTENT_WORDS;
}

const reaches = (certainty: CutOffs, cutOffs: CutOffs): boolean =>
  certainty.confidence >= cutOffs.confidence && certainty.onSubject >= cutOffs.onSubject;

const overruledAt = ({ act, by }: WholeAsked): number =>
  by === 'sure sign' && act !== 'brief' ? LIST_OVERRULED_AT : OVERRULED_AT[by];

/** How likely small talk must be. @param talk How likely it is. */
function neededForTalk(
  { analyzed, inContext, others }: Match,
  whole: WholeAsked | null,
  { isPart, namesSource, talk }: { isPart: boolean; namesSource: boolean; talk: number },
): number {
  if (analyzed.words.length === 0) return Number.POSITIVE_INFINITY;
  if (whole?.by === 'sure sign' || (whole !== null && others.whole > talk)) return SURER_THAN_A_SIGN;
  if (inContext || isPart) return LIKELY_TALK_IN_CONTEXT;
  return namesSource ? LIKELY_TALK_OF_SOURCE : LIKELY_TALK;
}

/** What was said word for word in the knowledge. */
function decideExact(exact: Exact, match: Match, knowledge: Knowledge): Decision {
  if ('act' in exact) return { kind: 'whole', act: exact.act, confidence: SURE_OF_EXACT };
  if ('talk' in exact) return { kind: 'small-talk', talk: exact.talk, confidence: SURE_OF_EXACT };
  if ('entry' in exact)
    return { kind: 'answer', entry: knowledge.entries.get(exact.entry)!, confidence: SURE_OF_EXACT };
  const gap = knowledge.gaps.get(exact.gap)!;
  return {
    kind: 'no-answer',
    reason: gap.reason,
    gap,
    nearest: distinctEntries(match, MAX_SUGGESTIONS),
    confidence: SURE_OF_EXACT,
  };
}

/**
 * A decider over this knowledge.
 *
 * @throws {FittedNamesError} if the calibration was fitted for other evidence than is computed.
 */
export function createDecider(
  knowledge: Knowledge,
  calibration: Calibration,
  { nearestAct }: Pick<Matcher, 'nearestAct'>,
): Decider {
  const certaintyOf = createCertainty(calibration);
  const stanceOf = createStance(calibration);
  const wholeAsked = createWholeFinder(knowledge.language, nearestAct);
  const lacksAskedKind = createLacksAskedKind(knowledge);
  const isFitted = calibration.folder === undefined;
  const likelyOpinion = isFitted ? LIKELY_OPINION : LIKELY_OPINION_UNFITTED;
  // A folder that nobody fitted has hardly a word often enough to tell that it is the story's.
  const sureWithoutStoryWord = isFitted ? SURE_WITHOUT_STORY_WORD : 0;
  const closeToLacked = isFitted ? CLOSE : CLOSE_UNFITTED;
  const forFollowUp: CutOffs = { confidence: calibration.answerInContext, onSubject: 0 };

  /** What the gates say: an answer, an offer, or a refusal that says what is missing. */
  function decideByGates(
    match: Match,
    certainty: CutOffs,
    { answers, opinion, isPart }: { answers: boolean; opinion: number; isPart: boolean },
  ): Decision {
    const { others } = match;
    const { confidence } = certainty;
    const { question, questionTypes } = match.said;
    // "When should it be?" wants no verdict, whatever it sounds like.
    const asksOutright =
      question &&
      contentCount(match.said) <= FEW_CONTENT_WORDS &&
      questionTypes.some(isHardKind) &&
      !questionTypes.includes('judgement');
    const rival = answers && (isFitted || match.stance.judges === 0) ? confidence : 0;
    if (!asksOutright && opinion >= Math.max(likelyOpinion, rival)) {
      const refusal = refuse(match, knowledge, 1 - confidence, true);
      const bears =
        (match.analyzed.question && (isFitted || match.stance.judges === 1)) || confidence < BEARS_ON_IT
          ? undefined
          : match.entries[0]?.entry;
      return bears === undefined || refusal.kind !== 'no-answer' ? refusal : { ...refusal, bears };
    }
    if (answers) return { kind: 'answer', entry: match.entries[0]!.entry, confidence };
    if (others.opinion + others['after-article'] >= SURE_OF_REFUSAL)
      return refuse(match, knowledge, 1 - confidence);
    // Where the article surely lacks it, saying exactly what is missing serves better than a guess at what was meant.
    if (others['not-in-article'] >= SURE_OF_GAP) return refuse(match, knowledge, 1 - confidence);
    const known = refuse(match, knowledge, 1 - confidence);
    // "What should they offer?" asks for a judgement, unless what it asks is known to be missing by its name.
    const wantsVerdict = isFitted && question && match.stance.judges === 1 && isBare(known);
    const refusal = wantsVerdict ? refuse(match, knowledge, 1 - confidence, true) : known;
    const offers =
      reaches(certainty, calibration.offer) || (!isFitted && isBare(refusal) && namesStory(match));
    // From few phrasings it can hardly be told that something of the story is lacking.
    const isFarFromLacked = others['not-in-article'] >= LIKELY_LACKED && confidence < closeToLacked;
    const isOfOther =
      !isFitted &&
      others['off-topic'] >= LIKELY_OTHER_MATTER &&
      others['off-topic'] > others['not-in-article'];
    const isFar = ((isPart || isOfOther) && confidence < CLOSE) || isFarFromLacked;
    if (offers && !isFar)
      return { kind: 'suggestions', entries: distinctEntries(match, MAX_SUGGESTIONS), confidence };
    return refusal;
  }

  return {
    direct(match, atLeast = 0) {
      const { exact, analyzed, acts } = match;
      if (exact) return decideExact(exact, match, knowledge);
      const { talk, opinion } = stanceOf(match);
      const whole = wholeAsked(match);
      const namesSource = knowledge.language.values.source.test(match.said.typed);
      const certainty = certaintyOf(match);
      const [best] = match.entries;
      const lacksKind = best !== undefined && lacksAskedKind(best.entry, match.said.questionTypes);
      const speaksForStory = namesStory(match) || certainty.confidence >= sureWithoutStoryWord;
      const answers =
        speaksForStory &&
        certainty.confidence >= Math.max(atLeast, lacksKind ? SURE_WITHOUT_ASKED_KIND : 0) &&
        reaches(certainty, match.inContext ? forFollowUp : calibration.answer);
      const rival = Math.max(opinion, answers ? certainty.confidence : 0);
      const asks = match.analyzed.question && contentCount(analyzed) > 0;
      const fits = !asks || !FIT_NO_QUESTION.includes(acts.kind ?? '');
      // Talk of no known kind gives way to any sign of asking for the whole.
      const givesWay = acts.kindShare < KIND_STANDS_OUT && whole !== null;
      const needed = neededForTalk(match, whole, { isPart: atLeast > 0, namesSource, talk });
      const atLeastAs = Math.max(fits ? 0 : LIKELY_TALK_THAT_ASKS, givesWay ? SURER_THAN_A_SIGN : 0);
      if (talk >= Math.max(needed, rival, atLeastAs)) {
        // What is asked of the bot in words of its own gets what it does.
        const unknown = match.stance.addressed === 1 && analyzed.question ? WHAT_IT_DOES : OTHER_TALK;
        const kind = acts.kindShare >= KIND_STANDS_OUT ? acts.kind : unknown;
        return { kind: 'small-talk', talk: kind, confidence: talk };
      }
      // What would be offered and not answered gives way, too: a menu serves nobody who asks what it is all about.
      if (whole !== null && (!answers || certainty.confidence < overruledAt(whole)))
        return { kind: 'whole', act: whole.act, confidence: whole.confidence };
      if (analyzed.words.length === 0)
        return { kind: 'no-answer', reason: 'off-topic', gap: null, nearest: [], confidence: 1 };
      return decideByGates(match, certainty, { answers, opinion, isPart: atLeast > 0 });
    },
    ambient(match) {
      const certainty = certaintyOf(match);
      const { confidence } = certainty;
      const aboutStory = match.topicLogOdds >= calibration.ambientTopicLogOdds && !isFragment(match);
      if (aboutStory && reaches(certainty, calibration.ambient))
        return { kind: 'answer', entry: match.entries[0]!.entry, confidence };
      return { kind: 'silence', confidence: 1 - confidence };
    },
  };
}
