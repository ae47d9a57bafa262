/** A single part of what was said last, told again with its place: "what was the third point?", "explain the last one". */
import type { DialogueState } from '../dialogue/follow-up.ts';
import { sentencesOf } from '../dialogue/parts.ts';
import type { Knowledge, Name } from '../knowledge/model.ts';
import type { PlainMessages } from '../messages/catalog.ts';
import { wordKey } from '../text/normalise.ts';
import { makeReply, type Reply } from './reply.ts';
import { timeNote } from './source-line.ts';
import { viewLines } from './views.ts';
import { bullet, factsOf, introOf, isBullet, isOfItsTime, told, toldOf } from './whole/told.ts';

/** The message was understood by its form, which leaves little doubt. */
const SURE = 0.9;

/** @returns For a message and what was said last, the part that it asks for; null where it asks for none, or nothing has parts. */
export function createPointsOfLast(
  knowledge: Knowledge,
  messages: PlainMessages,
): (question: string, last: DialogueState, listed: readonly Name[]) => Reply | null {
  const { followUps, parts, words } = knowledge.language;
  const { source } = knowledge.language.values;
  const { asOf } = knowledge.article.date;
  const telling = { knowledge, messages, confidence: SURE };

  /** The lines of what was said last: of an answer its sentences, of a list its statements as they were told. */
  function linesOf({ entry, gap, facts, partOf = facts, unanswered }: DialogueState): readonly string[] {
    const answer = knowledge.entries.get(entry ?? '');
    if (answer !== undefined && gap === null && !unanswered) return sentencesOf(answer.answer, parts.end);
    return viewLines(factsOf(knowledge, partOf), messages);
  }

  /** Which part is asked for, counted from 0, where there are so many; -1 for one that is not there; null if none is. */
  function placeIn(question: string, count: number, { offered }: DialogueState): number | null {
    const typed = wordKey(question, words);
    if (followUps.asksLastPart.test(typed)) return count - 1;
    const at = followUps.asksNthPart.findIndex((form) => form.test(typed));
    // What the last reply asked to choose from is chosen.
    if (at < 0 || (at < offered.length && followUps.takesNth[at]?.test(typed))) return null;
    return at < count ? at : -1;
  }

  return (question, last, listed) => {
    const lines = linesOf(last);
    const at = placeIn(question, listed.length > 0 ? listed.length : lines.length, last);
    if (at === null || last.facts.length === 0) return null;
    const name = listed[at];
    if (name !== undefined)
      return {
        ...toldOf(telling, name.name, factsOf(knowledge, name.facts)),
        partOf: last.partOf ?? last.facts,
      };
    const line = lines[at];
    if (line === undefined)
      return makeReply({
        kind: 'small-talk',
        ofBot: true,
        confidence: SURE,
        body: messages.format('aboutLast.noPart'),
      });
    const list = last.partOf ?? last.facts;
    const all = factsOf(knowledge, list);
    const own = all.filter(({ statement }) => line.includes(statement));
    const facts = own.length > 0 ? own : all;
    // A sentence that says whose it is needs no line over it, but as of when it holds.
    const isWhole = !isBullet(line) && source.test(line);
    const isDated = asOf === null || line.includes(asOf) || !facts.some(isOfItsTime);
    const part = isWhole
      ? { lines: [line, ...(isDated ? [] : [timeNote(knowledge.article, messages)])] }
      : { heading: introOf(telling, facts), lines: [isBullet(line) ? line : bullet(line)] };
    return { ...told(telling, null, [part], facts), entry: last.entry, partOf: list };
  };
}
