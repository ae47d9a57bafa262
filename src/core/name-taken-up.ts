/** Goes on with somebody else by their name alone: "and the mayor?" after "who is the treasurer?". */
import type { DialogueState } from '../dialogue/follow-up.ts';
import type { Knowledge } from '../knowledge/model.ts';
import { asWritten } from '../text/as-written.ts';
import { wordsHeldIn } from '../text/expressions.ts';
import { wordKey } from '../text/normalise.ts';
import { SURE_OF_PART } from './part-that-asks.ts';
import type { Reply } from './reply.ts';
import type { SingleReplies } from './single-replies.ts';

export interface NameTakenUp {
  /** Who they are, where it was asked just now who somebody is; null where that was not asked, or it is no name. */
  afterWho(question: string, before: DialogueState): Reply | null;
  /** The reply; who they are where that is clearer than what was found in the light of the last question. */
  unlessUnclear(question: string, reply: Reply): Reply;
}

export function createNameTakenUp(
  { language }: Knowledge,
  { asksWho, whoIs }: Pick<SingleReplies, 'asksWho' | 'whoIs'>,
): NameTakenUp {
  const { followUps, words } = language;

  function named(question: string): Reply | null {
    const typed = wordKey(question, words);
    const [name] = wordsHeldIn(typed, followUps.takesUpName);
    return name === undefined ? null : whoIs(asWritten(name, question));
  }

  return {
    afterWho(question, before) {
      const isOfNobody = before.unmentioned !== undefined;
      return isOfNobody || (before.question !== null && asksWho(before.question)) ? named(question) : null;
    },
    unlessUnclear(question, reply) {
      const isUnclear = reply.kind === 'suggestions' || (reply.kind === 'no-answer' && reply.gap === null);
      const isUnsure = reply.kind === 'answer' && reply.confidence < SURE_OF_PART;
      const who = isUnclear || isUnsure ? named(question) : null;
      // An unsure answer that tells of them goes on with what was asked.
      const isOfThem = isUnsure && who?.facts.some((fact) => reply.facts.includes(fact)) === true;
      return who === null || isOfThem ? reply : who;
    },
  };
}
