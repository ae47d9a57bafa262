/** The reply to what asks something about the last reply: "who says so?", "shorter", "is that a no?". */
import { askedAboutLast, type DialogueState } from '../dialogue/follow-up.ts';
import { asksIn, sentencesOf } from '../dialogue/parts.ts';
import type { Engine } from '../engine/engine.ts';
import type { Fact, Name } from '../knowledge/model.ts';
import type { PlainMessages } from '../messages/catalog.ts';
import { wordsHeldIn } from '../text/expressions.ts';
import type { AboutLast } from '../text/follow-up-forms.ts';
import { hasQuestionMark, wordCount, wordKey } from '../text/normalise.ts';
import { createAboutLast, goesOnWith } from './about-last.ts';
import { answersOrLacks, SURE_OF_WHOLE } from './part-that-asks.ts';
import { createPointsOfLast } from './points-of-last.ts';
import type { Reply } from './reply.ts';
import type { SingleReplies } from './single-replies.ts';
import { factsOf } from './whole/told.ts';

/** Between the clauses of a message. */
const BETWEEN = /[,،.;؛!?؟…–—](?:\s+|$)/u;

/** In a plea of no more words nothing is asked: "yes please". */
const MOST_IN_PLEA = 2;

/** A word in more statements than this is one of the story, and comes from no single place. */
const MOST_WITH_WORD = 3;

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
  { one, inShort, missed, namesNothing }: Pick<SingleReplies, 'one' | 'inShort' | 'missed' | 'namesNothing'>,
  { direct, listedNames }: ReadByItself,
): (question: string, last: DialogueState | null) => Reply | null {
  const { knowledge } = engine;
  const { article } = knowledge;
  const { followUps, parts, words } = knowledge.language;
  const aboutLast = createAboutLast(knowledge, messages);
  const pointsOfLast = createPointsOfLast(knowledge, messages);

  /** Whether a sentence behind the first asks something else than whether that is so. */
  const asksMore = (question: string): boolean =>
    sentencesOf(question, parts.end)
      .slice(1)
      .some((sentence) => asksIn(sentence, parts) && !parts.takesUp.test(sentence));

  /** What a message asks about the last reply: as a whole, or with each of its clauses ("too long, make it simpler"). */
  function askedBy(question: string): AboutLast | null {
    const whole = askedAboutLast(wordKey(question, words), followUps);
    if (whole !== null && (whole !== 'elsewhere' || !asksMore(question))) return whole;
    if (hasQuestionMark(question) && followUps.asksIfAll.test(wordKey(question, words))) return 'whether';
    const clauses = question.split(BETWEEN).filter((clause) => wordKey(clause, words) !== '');
    const all = clauses.map((clause) => askedAboutLast(wordKey(clause, words), followUps));
    const [first, ...others] = all;
    if (first == null) return null;
    // "Are you sure? I read something else" doubts it once.
    if (all.includes('elsewhere') && all.every((asks) => asks === 'elsewhere' || asks === 'source'))
      return 'elsewhere';
    return others.every((asks) => asks === first) ? first : null;
  }

  /** Whether a clause wants the last reply shorter, where the others ask nothing and name nobody: "My old eyes. Shorter." */
  function wantsShorter(question: string): boolean {
    const clauses = question.split(BETWEEN).filter((clause) => wordKey(clause, words) !== '');
    const saysNothing = (clause: string) =>
      (parts.pleads.test(clause) && wordCount(clause) <= MOST_IN_PLEA) ||
      (!asksIn(clause, parts) && clause.search(parts.asking) < 0 && namesNothing(clause));
    const isWish = (clause: string) => askedAboutLast(wordKey(clause, words), followUps) === 'shorter';
    return clauses.some(isWish) && clauses.every((clause) => isWish(clause) || saysNothing(clause));
  }

  /** Where something comes from that the bot said, by the statement with the words; null where that is not asked. */
  function whereFrom(question: string, last: DialogueState): Reply | null {
    const typed = wordKey(question, words);
    const [word] = wordsHeldIn(typed, followUps.asksWhereFrom);
    if (word === undefined) return null;
    const has = ({ statement }: Fact) => ` ${wordKey(statement, words)} `.includes(` ${word} `);
    const told = factsOf(knowledge, last.facts).filter(has);
    const all = [...knowledge.facts.values()].filter(has);
    const ids = (told.length > 0 ? told : all).map(({ id }) => id);
    const asks = ids.length > 0 && ids.length <= MOST_WITH_WORD ? 'source' : 'wording';
    return aboutLast.reply(asks, asks === 'source' ? { ...last, facts: ids } : last);
  }

  /** What was said last, once more in short; of a list that it is all. */
  const asSaid = (question: string, last: DialogueState): Reply | null =>
    inShort(last, engine.match(question, null)) ??
    (last.facts.length === 0 ? null : inShort({ ...last, unanswered: true }, engine.match(question, null)));

  return (message, last) => {
    if (last === null) return null;
    const question = message.replace(parts.criesBehind, '');
    const part = pointsOfLast(question, last, listedNames(last)) ?? whereFrom(question, last);
    if (part !== null) return part;
    const asks = askedBy(question) ?? (wantsShorter(question) ? 'shorter' : null);
    if (!asks) return null;
    if (asks === 'whether') return asSaid(question, last);
    // Of somebody of the story the source may tell what they say: "the mayor says otherwise".
    if (asks === 'elsewhere' && !namesNothing(question)) {
      const said = one(engine.match(question, null));
      if (answersOrLacks(said)) return null;
    }
    // A doubt of what is missing asks once more.
    const isOfLack = last.gap !== null && (asks === 'elsewhere' || last.facts.length === 0);
    const isOfNone = asks === 'elsewhere' && last.unanswered === true;
    if ((asks === 'source' || asks === 'elsewhere') && (isOfLack || isOfNone)) {
      const short = inShort(last, engine.match(question, null));
      const lacked = knowledge.gaps.get(last.gap ?? '')?.reply;
      // What is not there has nobody who says it; "come on, really?" only doubts it.
      const asksOfThat = asks === 'source' && followUps.pointsBack.test(wordKey(question, words));
      return short !== null && asksOfThat && lacked && !last.unanswered
        ? { ...short, body: `${messages.format('answers.nothingStated')} ${lacked}` }
        : short;
    }
    if (asks === 'ranks') {
      // What is the main one may be told.
      const said = one(engine.match(question, last));
      const isTold = said.kind === 'answer' && said.confidence >= SURE_OF_WHOLE;
      if (isTold && said.facts.some((fact) => last.facts.includes(fact))) return said;
    }
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
      if (answersOrLacks(meant)) return meant;
    }
    const of = asks === 'ranks' ? { ...last, facts: last.partOf ?? last.facts } : last;
    const reply = aboutLast.reply(asks, of, listedNames(last));
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
