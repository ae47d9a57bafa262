/** What a change does: known questions that would get another reply, as was wished, or for worse. */
import { createAnswerer } from '../../../src/core/answerer.ts';
import type { Reply } from '../../../src/core/reply.ts';
import type { Engine } from '../../../src/engine/engine.ts';
import type { Knowledge } from '../../../src/knowledge/model.ts';
import { wordKey } from '../../../src/text/normalise.ts';
import { REASON_NAMES } from '../reasons.ts';
import type { ItemRef } from '../story/items.ts';

/**
 * `meant`: what the change is for. `repeats`: the same reply, which tells the item's new words. `lost`: it had an answer, and
 * has none. `less`: it had no answer, and is offered less. `other`: to be looked at.
 */
export type Effect = 'meant' | 'repeats' | 'lost' | 'less' | 'other';

/** Those that nobody has asked for. */
export const UNASKED: readonly Effect[] = ['lost', 'less', 'other'];

export interface ChangedReply {
  readonly question: string;
  readonly effect: Effect;
  readonly before: string;
  readonly after: string;
}

/** What most wants to be looked at comes first. */
const EFFECTS: readonly Effect[] = [...UNASKED, 'meant', 'repeats'];

/** What a change is for. */
export interface Aim {
  readonly item: ItemRef;
  /** Questions that it is to get to its item. */
  readonly questions: readonly string[];
}

/** Questions that are answered at a stretch, before somebody else has a turn. */
const AT_A_STRETCH = 25;

/** What becomes of a question, in a few words. */
export function outcomeOf(reply: Reply, { entries, gaps }: Knowledge): string {
  switch (reply.kind) {
    case 'answer':
      return reply.entry === null
        ? `tells ${reply.facts.length} facts`
        : `answers “${entries.get(reply.entry)?.question ?? reply.entry}”`;
    case 'suggestions':
      return `offers ${reply.suggestions.map(({ title }) => `“${title}”`).join(', ') || 'the closest'}`;
    case 'no-answer':
      return reply.gap === null
        ? `refuses: ${reply.reason === null ? 'no reason' : REASON_NAMES[reply.reason]}`
        : `refuses: “${gaps.get(reply.gap)?.title ?? reply.gap}”`;
    case 'small-talk':
      return 'takes it as small talk';
    default:
      return reply.kind;
  }
}

/** A reply as far as a reader would notice a difference. */
const keyOf = ({ kind, reason, entry, gap, facts, body }: Reply): string =>
  JSON.stringify([kind, reason, entry, gap, facts, body]);

/** More is better: an answer, then an offer of several, then of one, then a word on what is lacking. */
const worth = ({ kind, suggestions }: Reply): number => {
  const rank = ['silence', 'no-answer', 'suggestions', 'answer'].indexOf(kind);
  return kind === 'suggestions' ? rank + suggestions.length / (suggestions.length + 1) : rank;
};

/** What readers are told of an item, by itself or among others. */
function wordsOf({ kind, id }: ItemRef, { entries, gaps, facts }: Knowledge): string[] {
  if (kind === 'fact') return [facts.get(id)?.statement ?? ''];
  if (kind === 'gap') return [gaps.get(id)?.reply ?? ''];
  const entry = entries.get(id);
  return entry === undefined ? [] : [entry.answer, entry.short, entry.question];
}

/** Words of an item that it has now and had not before. */
const newWords = (item: ItemRef, before: Knowledge, after: Knowledge): string[] => {
  const had = wordsOf(item, before);
  return wordsOf(item, after).filter((text) => text !== '' && !had.includes(text));
};

/** The same reply but for its words, of which these are some. */
const repeats = (was: Reply, is: Reply, words: readonly string[]): boolean =>
  keyOf({ ...is, body: '' }) === keyOf({ ...was, body: '' }) &&
  words.some((text) => is.body.includes(text) && !was.body.includes(text));

const states = ({ entry, gap, facts }: Reply, { kind, id }: ItemRef): boolean => {
  if (kind === 'fact') return facts.includes(id);
  return (kind === 'entry' ? entry : gap) === id;
};

function effectOf(isMeant: boolean, was: Reply, is: Reply, item: ItemRef, words: readonly string[]): Effect {
  if (states(is, item) && (states(was, item) || isMeant)) return 'meant';
  if (repeats(was, is, words)) return 'repeats';
  if (worth(is) >= worth(was)) return 'other';
  return was.kind === 'answer' ? 'lost' : 'less';
}

/** The questions whose replies differ between two bots, and how. */
export async function changedReplies(
  before: Engine,
  after: Engine,
  questions: Iterable<string>,
  aim: Aim,
): Promise<ChangedReply[]> {
  const [old, next] = [createAnswerer(before), createAnswerer(after)];
  // The log has in small letters what somebody types with a capital.
  const keyOfWords = (text: string) => wordKey(text, after.knowledge.language.words);
  const meant = new Set(aim.questions.map(keyOfWords));
  const words = newWords(aim.item, before.knowledge, after.knowledge);
  const changed: ChangedReply[] = [];
  let n = 0;
  for (const question of new Set(questions)) {
    n += 1;
    if (n % AT_A_STRETCH === 0) await new Promise((resolve) => setImmediate(resolve));
    const [was, is] = [old.ask(question), next.ask(question)];
    if (keyOf(was) === keyOf(is)) continue;
    const [then, now] = [outcomeOf(was, before.knowledge), outcomeOf(is, after.knowledge)];
    const effect = effectOf(meant.has(keyOfWords(question)), was, is, aim.item, words);
    changed.push({ question, effect, before: then, after: then === now ? `${now}, in other words` : now });
  }
  return EFFECTS.flatMap((effect) => changed.filter((one) => one.effect === effect));
}
