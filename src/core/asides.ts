/** Reads a question without the clause beside it: "why is it shut while others are open", "since it is shut, why pay". */
import { firstNamedIn } from '../dialogue/fill.ts';
import type { Engine } from '../engine/engine.ts';
import { SURE_OF_PART } from './part-that-asks.ts';
import type { Reply } from './reply.ts';
import type { SingleReplies } from './single-replies.ts';

/** @returns The reply to a question; to it alone, where all of the message is not answered and only that surely is. */
export function createAsides(
  { knowledge, match }: Pick<Engine, 'knowledge' | 'match'>,
  { one }: Pick<SingleReplies, 'one'>,
): (question: string, full: Reply) => Reply {
  const { parts, followUps } = knowledge.language;

  function alone(question: string): string | null {
    const { granted = '', asked: behind } = parts.premise.exec(question)?.groups ?? {};
    if (behind !== undefined) {
      const named = firstNamedIn(granted, knowledge);
      return named === undefined ? behind : behind.replace(followUps.standsForThing, named.name);
    }
    const before = parts.aside.exec(question)?.groups?.['asked'] ?? '';
    return before.search(parts.asking) < 0 ? null : `${before}?`;
  }

  return (question, full) => {
    const isLacking = full.gap !== null && full.confidence >= SURE_OF_PART;
    if (full.kind === 'answer' || full.kind === 'small-talk' || isLacking) return full;
    const asked = alone(question);
    const bare = asked === null ? null : one(match(asked, null));
    return bare?.kind === 'answer' && bare.confidence >= SURE_OF_PART ? bare : full;
  };
}
