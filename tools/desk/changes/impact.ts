/** What a change does: known questions that would get another reply, as was wished, or for worse. */
import { createAnswerer } from '../../../src/core/answerer.ts';
import type { Reply } from '../../../src/core/reply.ts';
import type { Engine } from '../../../src/engine/engine.ts';
import type { Knowledge } from '../../../src/knowledge/model.ts';
import { wordKey } from '../../../src/text/normalise.ts';
import { REASON_NAMES } from '../reasons.ts';
import type { ItemRef } from '../story/items.ts';

/** `wished`: what the change is for. `lost`: it got an answer or an offer, and gets less. `other`: to be looked at. */
export type Effect = 'wished' | 'lost' | 'other';

export interface ChangedReply {
  readonly question: string;
  readonly effect: Effect;
  readonly before: string;
  readonly after: string;
}

/** What most wants to be looked at comes first. */
const EFFECTS: readonly Effect[] = ['lost', 'other', 'wished'];

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

/** More is better: an answer, then an offer, then a word on what is lacking. */
const worth = ({ kind }: Reply): number => ['silence', 'no-answer', 'suggestions', 'answer'].indexOf(kind);

const states = ({ entry, gap, facts }: Reply, { kind, id }: ItemRef): boolean => {
  if (kind === 'fact') return facts.includes(id);
  return (kind === 'entry' ? entry : gap) === id;
};

function effectOf(isMeant: boolean, was: Reply, is: Reply, item: ItemRef): Effect {
  if (states(is, item) && (states(was, item) || isMeant)) return 'wished';
  return worth(is) < worth(was) ? 'lost' : 'other';
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
  const changed: ChangedReply[] = [];
  let n = 0;
  for (const question of new Set(questions)) {
    n += 1;
    if (n % AT_A_STRETCH === 0) await new Promise((resolve) => setImmediate(resolve));
    const [was, is] = [old.ask(question), next.ask(question)];
    if (keyOf(was) === keyOf(is)) continue;
    const [then, now] = [outcomeOf(was, before.knowledge), outcomeOf(is, after.knowledge)];
    const effect = effectOf(meant.has(keyOfWords(question)), was, is, aim.item);
    changed.push({ question, effect, before: then, after: then === now ? `${now}, in other words` : now });
  }
  return EFFECTS.flatMap((effect) => changed.filter((one) => one.effect === effect));
}
