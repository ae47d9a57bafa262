/** A message of several questions: read in its parts where these say more than all of it, and told in one reply. */
import type { Match } from '../decision/matcher.ts';
import { allSides } from '../dialogue/facets.ts';
import type { DialogueState } from '../dialogue/follow-up.ts';
import type { Engine } from '../engine/engine.ts';
import type { PlainMessages } from '../messages/catalog.ts';
import { createEachPart, type PartReading } from './each-part.ts';
import { FAIRLY_SURE, isList, SURE_OF_KNOWN, SURE_OF_PART, SURE_OF_WHOLE } from './part-that-asks.ts';
import type { Reply } from './reply.ts';
import { namesLack, severalReply, tellingReplies } from './several.ts';
import type { SingleReplies } from './single-replies.ts';

/** How the parts are read, and whether one asks about the source itself. */
export interface PartsReading extends PartReading {
  ofSource(part: string, before: DialogueState | null): Reply | null;
}

/**
 * @returns For the parts of a message that ask, two or more, and the reply to all of it: the reply to each, side by side; or
 * that to all of it, where nothing shows that the parts are asked of the story, or they say no more.
 */
export function createInParts(
  engine: Engine,
  messages: PlainMessages,
  single: SingleReplies,
  reading: PartsReading,
): (asking: readonly string[], full: Reply, match: Match, before: DialogueState | null) => Reply {
  const { knowledge } = engine;
  const { article } = knowledge;
  const { ofSource } = reading;
  const eachPart = createEachPart(engine, single, reading);
  const matter = article.words.matter ?? article.words.subject;
  const sides = allSides(knowledge.language.parts).map((asks) => asks.replace('{matter}', matter));
  const asksForAllSides = (asking: readonly string[]) =>
    asking.length === sides.length && asking.every((part, i) => part === sides[i]);

  /** Whether anything shows that a message is asked of the story: all of it, or what is surely said of its parts. */
  function isOfStory(
    asking: readonly string[],
    replies: readonly Reply[],
    full: Reply,
    match: Match,
    before: DialogueState | null,
  ): boolean {
    const sure = replies.filter(
      (reply) =>
        reply.confidence >= SURE_OF_PART &&
        (reply.kind === 'answer' || namesLack(reply) || reply.reason === 'after-article'),
    );
    // What all of it is answered with, or known to lack, is of the story; so is then what is surely said of a part.
    const tellsOfFull = replies.some(({ facts }) => facts.some((fact) => full.facts.includes(fact)));
    const isRead =
      full.kind === 'answer' ? sure.length > 0 || tellsOfFull : full.gap !== null && sure.length > 0;
    const goesOnFromList = replies.some(isList) && replies.filter(({ kind }) => kind === 'answer').length > 1;
    return (
      isRead ||
      goesOnFromList ||
      asking.every((part) => ofSource(part, before) !== null) ||
      new Set(sure.map(({ body }) => body)).size > 1 ||
      match.topicLogOdds >= engine.calibration.ambientTopicLogOdds
    );
  }

  /** The reply where one of the parts alone says something of its own: that, or the one to all of the message. */
  function onlyOne(only: Reply, replies: readonly Reply[], full: Reply, asksOfSource: () => boolean): Reply {
    // "What is it about, and who pays?": the one that says what each part asks for says more than what sounds like one of them.
    const saysAll = replies.every(({ kind }) => kind === 'answer') && only.facts.length > full.facts.length;
    if (saysAll) return only;
    const isSurelyLacking = only.gap !== null && only.confidence >= SURE_OF_WHOLE;
    // What leads up to the questions may sound like another matter; that all of them mean the same thing is no chance.
    const isAgreed = only.gap !== null && replies.every(({ gap }) => gap === only.gap);
    if (isAgreed && (full.kind !== 'answer' || full.confidence < FAIRLY_SURE)) return only;
    if (full.kind === 'answer')
      return isSurelyLacking && (full.confidence < FAIRLY_SURE || asksOfSource()) ? only : full;
    // What one of them is known to lack says more than that nothing is found for them all.
    const saysMore = isSurelyLacking && full.kind === 'no-answer' && full.gap === null;
    // Part of what is missing may sound like something that is told: "does it speak of the owners, what they want?".
    const isSurelyMissing =
      full.gap !== null && full.confidence >= FAIRLY_SURE && only.confidence < full.confidence;
    return (only.kind === 'answer' && !isSurelyMissing) || saysMore ? only : full;
  }

  /** What comes closest to a part, and answers all of the message, answers that part. */
  function closestAnswered(replies: readonly Reply[], full: Reply): readonly Reply[] {
    const isOfFull = ({ kind, facts }: Reply) =>
      kind === 'suggestions' && facts.length > 0 && facts.every((fact) => full.facts.includes(fact));
    return full.kind === 'answer' ? replies.map((reply) => (isOfFull(reply) ? full : reply)) : replies;
  }

  return (asking, full, match, before) => {
    // A list known word for word is one wish: "what is confirmed and what is not".
    if (isList(full) && full.confidence >= SURE_OF_KNOWN) return full;
    const replies = eachPart(asking, before, full);
    // What is known word for word needs no proof that the story is meant; nor do questions about the bot.
    const known = replies.filter(({ confidence }) => confidence >= SURE_OF_KNOWN).length;
    const isOfBot = replies.every(({ ofBot, confidence }) => ofBot && confidence >= SURE_OF_PART);
    // Parts of other talk taken by themselves, such as "how is that possible?", would seem to be about the story.
    const isTalk = full.kind === 'small-talk' && full.confidence >= SURE_OF_PART;
    if (known < 2 && !isOfBot && (full.reason === 'off-topic' || isTalk)) return full;
    if (known < 1 && !isOfBot && !isOfStory(asking, replies, full, match, before)) return full;
    const most = asksForAllSides(asking) ? sides.length : undefined;
    const telling = tellingReplies(closestAnswered(replies, full), knowledge, most);
    const [first, second, ...others] = telling.replies;
    if (first === undefined) return full;
    const asksOfSource = () => asking.some((part) => ofSource(part, before) !== null);
    if (second === undefined) return onlyOne(first, replies, full, asksOfSource);
    const answered = telling.replies.filter(({ kind }) => kind === 'answer');
    const keepsFull = full.facts.some((fact) => answered.some(({ facts }) => facts.includes(fact)));
    const isSureOfFull = full.kind === 'answer' && full.confidence >= SURE_OF_WHOLE;
    if (isSureOfFull && answered.length < 2 && !keepsFull) return full;
    return severalReply([first, second, ...others], knowledge, messages, telling.isCut);
  };
}
