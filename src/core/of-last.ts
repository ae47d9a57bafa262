/** The reply to what asks something about the last reply: "who says so?", "shorter", "is that a no?". */
import { askedAboutLast, type DialogueState } from '../dialogue/follow-up.ts';
import type { Engine } from '../engine/engine.ts';
import type { Name } from '../knowledge/model.ts';
import type { PlainMessages } from '../messages/catalog.ts';
import type { AboutLast } from '../text/follow-up-forms.ts';
import { wordKey } from '../text/normalise.ts';
import { createAboutLast, goesOnWith } from './about-last.ts';
import type { Reply } from './reply.ts';
import type { SingleReplies } from './single-replies.ts';

/** Between the clauses of a message. */
const BETWEEN = /[,،.;؛!?؟…–—](?:\s+|$)/u;

export interface ReadByItself {
  /** The reply to a message as if it were put by itself. */
  direct(question: string, before: null): Reply;
  /** The names that were told last, if they were asked for as a list. */
  listedNames(last: DialogueState): readonly Name[];
}

/** @returns What gives the reply to what asks something about the last one; null if nothing does. */
export function createOfLast(
  engine: Engine,
  messages: PlainMessages,
  { one, inShort, missed }: Pick<SingleReplies, 'one' | 'inShort' | 'missed'>,
  { direct, listedNames }: ReadByItself,
): (question: string, last: DialogueState | null) => Reply | null {
  const { knowledge } = engine;
  const { article } = knowledge;
  const { followUps, words } = knowledge.language;
  const aboutLast = createAboutLast(knowledge, messages);

  /** What a message asks about the last reply: as a whole, or with each of its clauses ("too long, make it simpler"). */
  function askedBy(question: string): AboutLast | null {
    const whole = askedAboutLast(wordKey(question, words), followUps);
    if (whole !== null) return whole;
    const clauses = question.split(BETWEEN).filter((clause) => wordKey(clause, words) !== '');
    const [first, ...others] = clauses.map((clause) => askedAboutLast(wordKey(clause, words), followUps));
    return first != null && others.every((asks) => asks === first) ? first : null;
  }

  return (question, last) => {
    const asks = last && askedBy(question);
    if (!asks) return null;
    if (asks === 'whether') return inShort(last, engine.match(question, null));
    // A doubt of what is missing asks once more.
    if (asks === 'source' && last.gap !== null && last.facts.length === 0)
      return inShort(last, engine.match(question, null));
    if (asks === 'again') return last.question === null ? null : direct(last.question, null);
    if (asks === 'not-that') return last.question === null ? null : missed(last);
    // A list from all of the story has no date or place of its own: the story itself is meant.
    if (
      last.entry === null &&
      last.gap === null &&
      last.facts.length > 1 &&
      (asks === 'date' || asks === 'place')
    ) {
      const meant = one(engine.match(question, { ...last, entry: article.words.overview }));
      if (meant.kind === 'answer' || meant.gap !== null) return meant;
    }
    const reply = aboutLast.reply(asks, last, listedNames(last));
    const isTold = reply === null || reply.kind === 'answer';
    if (isTold && asks !== 'which') return reply;
    const further = one(engine.match(question, last));
    // That they are not named is known of some: "which ones?".
    if (asks === 'which' && further.gap !== null) return further;
    if (isTold) return reply;
    // What the last statement lacks, another one may say: "when?" after how many were exchanged.
    return (further.kind === 'answer' && goesOnWith(further, last, knowledge)) || further.gap !== null
      ? further
      : reply;
  };
}
