/** Leaves out of a message what people say around what they ask: greetings, thanks, complaints, sighs, jokes. */
import { asksIn, sentencesOf } from '../dialogue/parts.ts';
import type { Engine } from '../engine/engine.ts';
import type { Language } from '../text/language.ts';
import { hasQuestionMark, wordKey } from '../text/normalise.ts';
import { beforeTail, textBehind } from './corrections.ts';
import { LIKELY_TALK, SURE_OF_PART } from './part-that-asks.ts';

/** Only so much of a message is looked at sentence by sentence. */
const MOST_SENTENCES = 8;

/** Words of a name. */
const MOST_IN_NAME = 3;

/** A statement of so many words says more than the small talk that it may be taken for. */
const LONG = 8;

/** Before what is left out. */
const COMMA = /[,،;]\s+/g;

export interface Asked {
  /**
   * The sentences that ask something of the story, with the statements that lead up to them; the message itself where it
   * has but one sentence. Where nothing asks: what of it is surely small talk, else all of it.
   */
  readonly text: string;
  /** It is read as it stands, whatever the rest of the message says: beside it a reply is complained of, or it is put again. */
  readonly standsAlone: boolean;
}

/** A question put again, without what leads right up to it: "That is the price. I asked who sells it."; null where none is. */
function putAgain(message: string, { followUps, parts, words }: Language): string | null {
  const before = beforeTail(message, followUps, words);
  if (before !== null && before.search(parts.asking) === 0) return before;
  const key = wordKey(message, words);
  const lead = [...key.matchAll(followUps.restates)].at(-1);
  if (lead === undefined) return null;
  const question = textBehind(message, key.slice(0, lead.index + lead[0].length).split(' ').length, words);
  const isAsked = hasQuestionMark(message.slice(0, message.length - question.length));
  // "I mean, does it say this?" is asked of what was said before.
  const asksItself = parts.asks.test(question) && !followUps.pointsBack.test(wordKey(question, words));
  if (isAsked || (question.search(parts.asking) !== 0 && !asksItself)) return null;
  // "I asked who pays, not who objects."
  const comma = [...question.matchAll(COMMA)].find(
    ({ index, 0: sign }) => question.slice(index + sign.length).search(followUps.leavesOut) === 0,
  );
  if (comma === undefined) return question;
  const [leftOut = ''] = sentencesOf(question.slice(comma.index + comma[0].length), parts.end);
  const kept = question.slice(0, comma.index);
  const rest = question.slice(question.indexOf(leftOut, comma.index) + leftOut.length).trim();
  return rest === '' ? kept : `${kept}. ${rest}`;
}

/** What of a turn of a conversation is asked, by the reply that each of its sentences would get by itself. */
export function whatIsAsked(message: string, { knowledge, match, decide, calibration }: Engine): Asked {
  const whole = { text: message, standsAlone: false };
  const { parts, followUps, words } = knowledge.language;
  const again = putAgain(message, knowledge.language);
  if (again !== null) return { text: again, standsAlone: true };
  const sentences = sentencesOf(message, parts.end);
  if (sentences.length < 2 || sentences.length > MOST_SENTENCES) return whole;
  const all = sentences.map((sentence) => {
    const asks = asksIn(sentence, parts);
    const read = match(sentence, null);
    const { kind, confidence } = decide.direct(read);
    // "You left out the families." says what the next sentence asks about.
    // "Did he ever serve?" is asked of whoever was spoken of.
    const asksOfPerson = hasQuestionMark(sentence) && sentence.search(followUps.standsForPerson) >= 0;
    const isTalk =
      kind === 'small-talk' && read.topicLogOdds < calibration.ambientTopicLogOdds && !asksOfPerson;
    const isSureTalk = isTalk && confidence >= SURE_OF_PART;
    const isLikelyTalk = isSureTalk || (isTalk && !asks && confidence >= LIKELY_TALK);
    const complains = followUps.complains.test(wordKey(sentence, words));
    return { sentence, asks, complains, isSureTalk, isLeft: isLikelyTalk || complains };
  });
  // "The mayor? I did not ask about her. Who pays?": a name before a complaint is what was not asked.
  const isDisowned = (sentence: string, i: number) =>
    hasQuestionMark(sentence) &&
    all[i + 1]?.complains === true &&
    sentence.split(/\s+/).length <= MOST_IN_NAME;
  const kept = all.filter(({ isLeft, sentence }, i) => !isLeft && !isDisowned(sentence, i));
  const talk = all.filter(({ isSureTalk }) => isSureTalk).at(-1);
  // A sentence of some length says more than the talk before it, with a question mark or without.
  const saysMore = kept.some(({ sentence }) => sentence.split(/\s+/).length >= LONG);
  if (!kept.some(({ asks }) => asks))
    return talk === undefined || saysMore ? whole : { ...whole, text: talk.sentence };
  return {
    text: kept.map(({ sentence }) => sentence).join(' '),
    standsAlone: all.some(({ complains }) => complains),
  };
}
