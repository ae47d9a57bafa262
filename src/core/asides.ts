/** Reads a question without the clause beside it: "why is it shut while others are open", "since it is shut, why pay". */
import type { Engine } from '../engine/engine.ts';
import type { Name } from '../knowledge/model.ts';
import { SURE_OF_PART } from './part-that-asks.ts';
import type { Reply } from './reply.ts';
import type { SingleReplies } from './single-replies.ts';

/** @returns The reply to a question; to it alone, where all of the message is not answered and only that surely is. */
export function createAsides(
  { knowledge, match }: Pick<Engine, 'knowledge' | 'match'>,
  { one }: Pick<SingleReplies, 'one'>,
): (question: string, full: Reply) => Reply {
  const { parts, followUps } = knowledge.language;

  /** Whom a clause names first, which "it" behind it stands for. */
  function firstNamed(clause: string): Name | undefined {
    const text = clause.toLowerCase();
    const at = ({ name }: Name) => text.indexOf(name.toLowerCase());
    return knowledge.names.filter((name) => at(name) >= 0).sort((a, b) => at(a) - at(b))[0];
  }

  function alone(question: string): string | null {
    const { granted = '', asked: behind } = parts.premise.exec(question)?.groups ?? {};
    if (behind !== undefined) {
      const named = firstNamed(granted);
      return named === undefined ? behind : behind.replace(followUps.standsForThing, named.name);
    }
    const before = parts.aside.exec(question)?.groups?.['asked'] ?? '';
    return before.search(parts.asking) < 0 ? null : `${before}?`;
  }

  return (question, full) => {
    if (full.kind === 'answer' || full.kind === 'small-talk' || full.gap !== null) return full;
    const asked = alone(question);
    const bare = asked === null ? null : one(match(asked, null));
    return bare?.kind === 'answer' && bare.confidence >= SURE_OF_PART ? bare : full;
  };
}
