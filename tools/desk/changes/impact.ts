/** What a change does elsewhere: known questions that would get another reply. */
import { createAnswerer } from '../../../src/core/answerer.ts';
import type { Reply } from '../../../src/core/reply.ts';
import type { Engine } from '../../../src/engine/engine.ts';
import type { Knowledge } from '../../../src/knowledge/model.ts';

export interface ChangedReply {
  readonly question: string;
  readonly before: string;
  readonly after: string;
}

/** Questions that are answered at a stretch, before somebody else has a turn. */
const AT_A_STRETCH = 25;

/** What becomes of a question, in a few words. */
export function outcomeOf(reply: Reply, { entries, gaps }: Knowledge): string {
  switch (reply.kind) {
    case 'answer':
      return reply.entry === null
        ? `answers with ${reply.facts.length} facts`
        : `answers “${entries.get(reply.entry)?.question ?? reply.entry}”`;
    case 'suggestions':
      return `offers ${reply.suggestions.map(({ title }) => `“${title}”`).join(', ') || 'the closest'}`;
    case 'no-answer':
      return reply.gap === null
        ? `refuses: ${reply.reason ?? 'no reason'}`
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

/** The questions whose replies differ between two bots, and how. */
export async function changedReplies(
  before: Engine,
  after: Engine,
  questions: Iterable<string>,
): Promise<ChangedReply[]> {
  const [old, next] = [createAnswerer(before), createAnswerer(after)];
  const changed: ChangedReply[] = [];
  let n = 0;
  for (const question of new Set(questions)) {
    n += 1;
    if (n % AT_A_STRETCH === 0) await new Promise((resolve) => setImmediate(resolve));
    const [was, is] = [old.ask(question), next.ask(question)];
    if (keyOf(was) === keyOf(is)) continue;
    const [then, now] = [outcomeOf(was, before.knowledge), outcomeOf(is, after.knowledge)];
    changed.push({ question, before: then, after: then === now ? `${now}, worded anew` : now });
  }
  return changed;
}
