/** Whether the part of a message that asks is understood better alone than with the prefaces, complaints and thanks around it. */
import { type AnalyzedText, contentCount } from '../analysis/analyze.ts';
import type { Match } from '../decision/matcher.ts';
import { namesWhomItMeans } from '../dialogue/follow-up.ts';
import type { FollowUpForms } from '../text/follow-up-forms.ts';
import type { Reply } from './reply.ts';

/** So sure, what is said of a part stands whatever the rest of the message may mean. */
export const SURE_OF_PART = 0.8;

/** Small talk this likely asks nothing of the story. */
export const LIKELY_TALK = 0.5;

/** As sure as what is known word for word. */
export const SURE_OF_KNOWN = 0.99;

/** Answered this surely as a whole, a message is not taken apart for one answer beside what the article lacks. */
export const SURE_OF_WHOLE = 0.9;

/** Enough to answer one of several questions, or what stands for itself beside what was said around it or before. */
export const FAIRLY_SURE = 0.7;

/** What is said around a question makes small talk likelier than it is: to be offered something needs this much. */
const LIKELIER_THAN_TALK = 0.4;

/** A word that speaks this much against the story (log-odds) shows that what asks may be no question about it either. */
const QUITE_ANOTHER_MATTER = -3;

/** No surer than a likely sign of asking for the whole. */
const GUESSED = 0.5;

/** With fewer words that carry meaning a part says too little for its refusal to stand. */
const FEWEST_CONTENT_WORDS = 2;

/** What answers a part of a message this surely goes before a list that all of it asks for. */
const SURER_THAN_A_LIST = 0.97;

/** Whether a reply tells of the whole story, and was surely asked for: in brief, by date, who is involved. */
export const isList = ({ kind, entry, confidence, facts }: Reply): boolean =>
  kind === 'answer' && entry === null && facts.length > 1 && confidence >= SURE_OF_PART;

/** Whether a reply answers, or names what is missing. */
export const answersOrLacks = ({ kind, gap }: Reply): boolean => kind === 'answer' || gap !== null;

/** Whether the part that asks has all that a message names of the story. */
export function namesSame(whole: AnalyzedText, part: AnalyzedText): boolean {
  const named = ({ hits }: AnalyzedText) => hits.filter(({ concept }) => concept.role === 'subject').length;
  return named(whole) <= named(part);
}

/** Whether a part takes up who is named before it: "They keep speaking of the mayor. Who is she?". */
export const takesUpName = (whole: AnalyzedText, part: AnalyzedText, forms: FollowUpForms): boolean =>
  !namesSame(whole, part) &&
  namesWhomItMeans(whole, forms) &&
  part.words.some((word) => forms.person.test(word));

/**
 * @param bare The reply to the part that asks.
 * @param full The reply to the whole message.
 * @param match Of the whole message.
 * @param asked The part that asks, as it is analyzed.
 */
export function isBetterAlone(bare: Reply, full: Reply, match: Match, asked: AnalyzedText): boolean {
  // "On what grounds?" is no question by itself.
  const saysEnough = bare.gap !== null || contentCount(asked) >= FEWEST_CONTENT_WORDS;
  // What leads up to it names nothing of the story: "sorry, English is fine. Who met?".
  const isAllOfIt = namesSame(match.said, asked);
  const isRefused = bare.kind === 'no-answer' && bare.reason !== 'off-topic';
  if (full.kind === 'small-talk' && match.evidence.topicLowest < QUITE_ANOTHER_MATTER) return false;
  if (full.kind === 'small-talk' && full.confidence < SURE_OF_PART)
    return (
      isRefused ||
      (bare.kind === 'answer' && bare.confidence >= (isAllOfIt ? GUESSED : FAIRLY_SURE)) ||
      (bare.kind === 'suggestions' && bare.confidence >= LIKELIER_THAN_TALK)
    );
  // A list asked for in as many words has more than any one answer.
  if (isList(full) && !isList(bare) && bare.kind === 'answer') return bare.confidence >= SURER_THAN_A_LIST;
  if (full.kind === 'answer')
    return (
      (bare.kind === 'answer' && bare.confidence > full.confidence) ||
      (isRefused && saysEnough && full.confidence <= GUESSED && bare.confidence >= SURE_OF_WHOLE)
    );
  // What is known to be missing by its name says more than that nothing is found, or that a word around it is not there.
  if (bare.gap !== null && full.kind === 'no-answer' && full.gap === null && full.reason === 'not-in-article')
    return bare.reason === 'not-in-article' && bare.confidence >= SURE_OF_PART;
  // "He did the right thing. Agree?" asks for a judgement, whatever it judges.
  const isUnfound = full.kind === 'no-answer' && full.reason === 'not-in-article' && full.gap === null;
  if (bare.reason === 'opinion' && isUnfound) return bare.confidence >= SURE_OF_WHOLE;
  // A judgement is declined only where nothing else is asked that the knowledge knows to be missing.
  if (bare.gap !== null && full.reason === 'opinion' && full.gap === null)
    return bare.reason === 'not-in-article' && bare.confidence >= SURE_OF_WHOLE;
  if (isRefused && full.kind === 'suggestions') return bare.confidence >= SURE_OF_WHOLE;
  if (bare.kind === 'answer' && full.kind === 'no-answer' && full.reason !== 'off-topic') {
    const needed = isAllOfIt && full.gap === null ? GUESSED : SURE_OF_WHOLE;
    return bare.confidence >= needed && full.confidence < FAIRLY_SURE;
  }
  if (bare.kind === 'answer') return bare.confidence >= SURE_OF_PART;
  return full.reason === 'off-topic' && bare.reason !== 'off-topic';
}
