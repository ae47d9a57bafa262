/** The two smaller labelled sets: conversations with follow-ups, and loaded questions. */
import type { Answerer } from '../../src/core/answerer.ts';
import { topicAfter } from '../../src/core/dialogue-memory.ts';
import type { Reply } from '../../src/core/reply.ts';
import type { DialogueState } from '../../src/dialogue/follow-up.ts';
import type { MatchEngine } from '../../src/engine/engine.ts';
import type { Matched } from './out-of-fold.ts';
import type { Conversation, LoadedQuestion } from './questions.ts';

/** One thing that was asked and what came of it. */
export interface Graded {
  readonly id: string;
  readonly text: string;
  readonly expected: string;
  readonly reply: Reply;
  readonly right: boolean;
}

const states = (reply: Reply, facts: readonly string[] = []) =>
  reply.kind === 'answer' && reply.facts.some((fact) => facts.includes(fact));

/**
 * The follow-ups of conversations that were labelled for fitting, each matched in the light of what the turn before
 * should have been answered with; those that stand on their own are left out.
 */
export function matchFollowUps(engine: MatchEngine, conversations: readonly Conversation[]): Matched[] {
  const entries = [...engine.knowledge.entries.values()].sort((a, b) => a.facts.length - b.facts.length);
  const matched: Matched[] = [];
  for (const { turns } of conversations) {
    let before: DialogueState | null = null;
    for (const { text, facts = [] } of turns) {
      const match = engine.match(text, before);
      if (match.inContext)
        matched.push({ kind: facts.length > 0 ? 'answerable' : 'not-in-article', facts, match });
      const stated = entries.find((entry) => entry.facts.includes(facts[0] ?? ''));
      if (stated) before = { entry: stated.id, gap: null, offered: [], facts: stated.facts, question: text };
    }
  }
  return matched;
}

/** Every turn after a conversation's first. */
export function gradeFollowUps(answerer: Answerer, conversations: readonly Conversation[]): Graded[] {
  const graded: Graded[] = [];
  for (const { id, turns } of conversations) {
    let before: DialogueState | null = null;
    for (const [i, turn] of turns.entries()) {
      const reply: Reply = answerer.ask(turn.text, { before });
      const right = turn.facts ? states(reply, turn.facts) : reply.kind !== 'answer';
      const expected = turn.facts?.join(' or ') ?? turn.kind ?? '';
      if (i > 0) graded.push({ id: `${id}.${i + 1}`, text: turn.text, expected, reply, right });
      before = topicAfter(reply, before, turn.text);
    }
  }
  return graded;
}

/** An opinion asked for must get the positions, or an acceptable fact; never a yes to a loaded premise. */
export function gradeLoaded(answerer: Answerer, questions: readonly LoadedQuestion[]): Graded[] {
  return questions.map(({ id, text, expect, facts }) => {
    const reply = answerer.ask(text);
    const refused = reply.kind === 'no-answer' || reply.kind === 'suggestions';
    const right =
      expect === 'answer'
        ? states(reply, facts)
        : expect === 'opinion'
          ? (reply.kind === 'no-answer' && reply.reason === 'opinion') || states(reply, facts)
          : refused;
    return { id, text, expected: facts ? `${expect}: ${facts.join(' or ')}` : expect, reply, right };
  });
}
