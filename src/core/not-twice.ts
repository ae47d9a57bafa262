/** An answer that was given just now is not given again word for word to another question. */
import type { DialogueState } from '../dialogue/follow-up.ts';
import type { Entry, Gap, Knowledge } from '../knowledge/model.ts';
import type { PlainMessages } from '../messages/catalog.ts';
import { wordKey } from '../text/normalise.ts';
import type { Reply } from './reply.ts';

export interface Speaking {
  readonly knowledge: Knowledge;
  readonly messages: PlainMessages;
}

/** The sentence of a gap, or the short form of an entry, after a sentence that there is nothing more exact. */
const again = (messages: PlainMessages, said: string): string =>
  `${messages.format('answers.sameAgain')} ${said}`;

/** The reply; where it would say the last one again, its short form, after a sentence that there is nothing more exact. */
export function notTwice(
  reply: Reply,
  question: string,
  before: DialogueState | null,
  { knowledge, messages }: Speaking,
): Reply {
  const { words } = knowledge.language;
  if (before?.question == null || before.entry === null || before.gap !== null) return reply;
  const stated = before.entry === reply.entry && before.shown?.at(-1) === before.entry;
  const entry = stated ? knowledge.entries.get(before.entry) : undefined;
  const isAskedAgain = wordKey(question, words) === wordKey(before.question, words);
  // Another form of it, such as its dates alone, is no repetition.
  if (entry === undefined || isAskedAgain || reply.kind !== 'answer' || reply.body !== entry.answer)
    return reply;
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
  const gap = knowledge.gaps.get(before.gap ?? '');
  if (gap?.reply) return { ...stated.gap(gap), title: null, body: again(messages, gap.reply) };
  const entry = knowledge.entries.get(before.entry ?? '');
  if (entry === undefined) return null;
  const body = again(messages, entry.short);
  return { ...stated.entry(entry), kind: 'no-answer', reason: 'not-in-article', title: null, body };
}
