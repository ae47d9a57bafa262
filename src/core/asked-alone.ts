/** The reply to what of a message asks, by itself, where that says more than the reply to all of it. */
import type { Match } from '../decision/matcher.ts';
import type { DialogueState } from '../dialogue/follow-up.ts';
import { leadingUpTo, withoutStatement } from '../dialogue/parts.ts';
import type { Engine } from '../engine/engine.ts';
import { claimAlone } from './claim-alone.ts';
import { FAIRLY_SURE, namesSame, SURE_OF_PART, SURE_OF_WHOLE, takesUpName } from './part-that-asks.ts';
import type { Reply } from './reply.ts';
import type { SingleReplies } from './single-replies.ts';

export interface AskedAlone {
  /**
   * The answer to what is asked behind a statement that takes up what was said: "So he is the envoy. And who are they?".
   *
   * @param full The reply to all of it.
   * @param match Of all of it.
   * @returns null where the statement leads up to the question, or the question alone is no surer of another answer.
   */
  afterStatement(part: string, question: string, full: Reply, match: Match): Reply | null;
  /** The answer to what is asked behind a sigh that says nothing of the story: "oh for pity's sake just tell me about her". */
  behindSigh(question: string, full: Reply, before: DialogueState | null): Reply | null;
  /** The reply; to what is claimed alone, where that is surely missing: "I heard that he paid for it. Confirm?". */
  unlessLackedAsClaim(question: string, full: Reply): Reply;
}

/** @param ofLast The reply to what asks something about the last reply; null if nothing does. */
export function createAskedAlone(
  { knowledge, match, analyzer: { analyze } }: Engine,
  { one }: Pick<SingleReplies, 'one'>,
  ofLast: (question: string, last: DialogueState | null) => Reply | null,
): AskedAlone {
  const { language } = knowledge;
  const { parts, followUps } = language;

  return {
    afterStatement(part, question, full, { said }) {
      const asks = withoutStatement(part, parts);
      if (asks.length >= question.trim().length) return null;
      // What no answer was found for may lie in the statement, unless that names nothing of the story.
      const asked = analyze(asks);
      if (full.kind === 'answer' ? takesUpName(said, asked, followUps) : !namesSame(said, asked)) return null;
      const alone = one(match(asks, null));
      const isOther = full.kind !== 'answer' || !alone.facts.some((fact) => full.facts.includes(fact));
      const needed = full.kind === 'answer' ? FAIRLY_SURE : SURE_OF_WHOLE;
      const isLacked = full.kind !== 'answer' && alone.gap !== null && alone.reason === 'not-in-article';
      const says = alone.kind === 'answer' || isLacked;
      return says && alone.confidence >= needed && isOther ? alone : null;
    },

    behindSigh(question, full, before) {
      const isTalk = full.kind === 'small-talk' && full.confidence < SURE_OF_PART;
      const isUnread = isTalk || full.kind === 'suggestions' || full.reason === 'off-topic';
      const [lead, asks] = (isUnread && leadingUpTo(question, parts)) || [];
      if (lead === undefined || asks === undefined || analyze(lead).hits.length > 0) return null;
      const bare = ofLast(asks, before) ?? one(match(asks, before));
      return bare.kind === 'answer' && bare.confidence >= SURE_OF_PART ? bare : null;
    },

    unlessLackedAsClaim(question, full) {
      if (full.gap !== null) return full;
      const claim = claimAlone(question, language);
      const ofClaim = claim === null ? null : one(match(claim, null));
      if (ofClaim === null) return full;
      const isLacked =
        ofClaim.gap !== null && ofClaim.reason === 'not-in-article' && ofClaim.confidence >= SURE_OF_WHOLE;
      const isSurer = full.kind !== 'answer' || ofClaim.confidence >= full.confidence;
      const isTold = ofClaim.kind === 'answer' && ofClaim.confidence >= FAIRLY_SURE && isSurer;
      return isLacked || isTold ? ofClaim : full;
    },
  };
}
