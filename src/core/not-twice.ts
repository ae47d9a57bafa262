/** An answer that was given just now is not given again word for word to another question. */
import { type Analyzer, contentStems } from '../analysis/analyze.ts';
import type { DialogueState } from '../dialogue/follow-up.ts';
import type { Entry, Gap, Knowledge } from '../knowledge/model.ts';
import type { PlainMessages } from '../messages/catalog.ts';
import { wordKey } from '../text/normalise.ts';
import { entryAction } from './actions.ts';
import { SURE_OF_PART, SURE_OF_WHOLE } from './part-that-asks.ts';
import { makeReply, type Reply } from './reply.ts';
import { sourceOfRefusal } from './source-line.ts';
import { isBullet } from './whole/told.ts';

export interface Speaking {
  readonly knowledge: Knowledge;
  readonly messages: PlainMessages;
}

/** Speaks, and reads what is asked. */
export interface Listening extends Speaking {
  readonly analyze: Analyzer['analyze'];
}

/** Whether a question is of the same as what was said: a word of its own stands there, or it has none. */
function isOfSame(question: string, said: string, analyze: Analyzer['analyze']): boolean {
  const asked = contentStems(analyze(question));
  const known = new Set(analyze(said).stems);
  return asked.length === 0 || asked.some((stem) => known.has(stem));
}

/** The sentence of a gap, or the short form of an entry, after a sentence that there is nothing more exact. */
const again = (messages: PlainMessages, said: string): string =>
  `${messages.format('answers.sameAgain')} ${said}`;

/** The lines without their first list and the line over it. */
function withoutList(lines: readonly string[]): string[] {
  const from = lines.findIndex(isBullet);
  const length = lines.slice(from).findIndex((line) => !isBullet(line));
  const intro = from > 0 && lines[from - 1]!.endsWith(':') ? 1 : 0;
  return lines.filter((_, i) => i < from - intro || (length >= 0 && i >= from + length));
}

/**
 * A reply that does not answer, without the list of what comes closest where all of that was stated just now, and without
 * a list of views that was given before.
 */
function withoutStated(reply: Reply, before: DialogueState, { knowledge, messages }: Speaking): Reply {
  const listsViews = reply.views.length > 0;
  const stated = listsViews ? [...before.facts, ...(before.views ?? [])] : before.facts;
  const isStated = reply.facts.length > 0 && reply.facts.every((fact) => stated.includes(fact));
  const isListed = listsViews && reply.facts.every((fact) => before.views?.includes(fact));
  const isOne = reply.kind === 'suggestions' || reply.kind === 'no-answer';
  // Several questions in one message have their lists under each.
  if (!isStated || !isOne || reply.body.includes('\n\n')) return reply;
  const lines = withoutList(reply.body.split('\n'));
  if (lines.length === 0) return reply;
  // What only leads up to a list says too little without it.
  if (reply.closest !== null || (listsViews && !isListed)) lines[0] = messages.format('answers.sameAgain');
  else if (listsViews) lines.push(messages.format('refusals.viewsTold'));
  const source = reply.source && sourceOfRefusal(knowledge.article, messages);
  return { ...reply, body: lines.join('\n'), facts: [], closest: null, source };
}

/**
 * A reply without the sentence that named what was missing with the last one: asked for again it is owned to be the same;
 * where it was merely nearest, or taken from what was said before ("is he tall?"), nothing is said to be missing but the
 * answer.
 */
function withoutSameLack(
  reply: Reply,
  question: string,
  before: DialogueState,
  { knowledge, messages, analyze }: Listening,
): Reply {
  const lack = knowledge.gaps.get(before.gap ?? '')?.reply;
  const isOwned = reply.body.includes(messages.format('answers.sameAgain'));
  if (!lack || isOwned || !reply.body.includes(lack)) return reply;
  const isSure = reply.reason === 'not-in-article' && reply.confidence >= SURE_OF_WHOLE;
  // "No, I asked whether it binds them": whoever puts it right did not mean what was said to be missing.
  const { followUps, words } = knowledge.language;
  const isPutRight = [followUps.complains, followUps.restates].some(
    (form) => wordKey(question, words).search(form) >= 0,
  );
  const [meant = ''] = isPutRight ? question.split(followUps.leavesOut) : [question];
  const said = isPutRight ? lack : `${before.question} ${lack}`;
  if (isSure && isOfSame(meant, said, analyze))
    return { ...reply, body: reply.body.replace(lack, () => again(messages, lack)) };
  const left = reply.body.replace(lack, '').trim();
  return { ...reply, gap: null, body: left === '' ? messages.format('answers.unsure') : left };
}

/** The reply without the button that asks again what was answered just now. */
function withoutLastAsked(reply: Reply, before: DialogueState, { entries }: Knowledge): Reply {
  const entry = entries.get(before.entry ?? '');
  if (reply.kind !== 'no-answer' || entry === undefined || before.unanswered) return reply;
  const { id: asked } = entryAction(entry);
  return { ...reply, actions: reply.actions.filter(({ id }) => id !== asked) };
}

/** The reply; where it would say the last one again, its short form, after a sentence that there is nothing more exact. */
export function notTwice(
  reply: Reply,
  question: string,
  before: DialogueState | null,
  speaking: Listening,
): Reply {
  const { knowledge, messages } = speaking;
  const { words, followUps } = knowledge.language;
  if (before?.question == null) return reply;
  const typed = wordKey(question, words);
  const isSame = typed === wordKey(before.question, words);
  // What a word of the last reply means is told by the very statement in which it stands.
  if (isSame || followUps.asksMeaning.some((form) => form.test(typed))) return reply;
  if (reply.kind !== 'answer')
    return withoutLastAsked(
      withoutSameLack(withoutStated(reply, before, speaking), question, before, speaking),
      before,
      knowledge,
    );
  if (before.entry === null || before.gap !== null || before.unanswered) return reply;
  const stated = before.entry === reply.entry && before.shown?.at(-1) === before.entry;
  const entry = stated ? knowledge.entries.get(before.entry) : undefined;
  // Another form of it, such as its dates alone, is no repetition.
  if (entry === undefined || reply.body !== entry.answer) return reply;
  return { ...reply, title: null, body: again(messages, entry.short) };
}

/**
 * What a question gets that asks on without a word of its own ("so none?"): what was said last, in short.
 *
 * @param stated The reply that states an entry or a gap.
 * @returns null where nothing was said that it could go on with.
 */
export function nothingMore(
  before: DialogueState,
  stated: { readonly entry: (entry: Entry) => Reply; readonly gap: (gap: Gap) => Reply },
  { knowledge, messages }: Speaking,
): Reply | null {
  if (before.unanswered)
    return makeReply({
      kind: 'no-answer',
      reason: 'not-in-article',
      confidence: SURE_OF_PART,
      body: messages.format('answers.sameAgain'),
    });
  const gap = knowledge.gaps.get(before.gap ?? '');
  if (gap?.reply) return { ...stated.gap(gap), title: null, body: again(messages, gap.reply) };
  const entry = knowledge.entries.get(before.entry ?? '');
  if (entry === undefined) return null;
  const body = again(messages, entry.short);
  return { ...stated.entry(entry), kind: 'no-answer', reason: 'not-in-article', title: null, body };
}
