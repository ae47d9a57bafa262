/** Remembers for a while what each conversation was about, so that follow-up questions can be read. */
import { LRUCache } from 'lru-cache';
import type { DialogueState } from '../dialogue/follow-up.ts';
import type { Reply } from './reply.ts';

/** A conversation that has rested this long begins anew. */
export const REMEMBERED_MS = 10 * 60_000;

/** The oldest are forgotten first beyond this many. */
const MAX_CONVERSATIONS = 20_000;

/**
 * What a conversation is about after this reply. An offer, a greeting or a notice leaves its subject as it was.
 *
 * @param question What was asked, as it was typed; null where a button or a command asked.
 */
export function topicAfter(
  { kind, entry, gap, facts, suggestions }: Reply,
  before: DialogueState | null,
  question: string | null = null,
): DialogueState | null {
  const offered = suggestions.map((choice) => choice.entry);
  if (entry !== null || gap !== null || (kind === 'answer' && facts.length > 0))
    return { entry, gap, offered, facts, question };
  if (before === null && offered.length === 0 && facts.length === 0) return null;
  const asked = kind === 'suggestions' || kind === 'no-answer';
  return {
    entry: before?.entry ?? null,
    gap: before?.gap ?? null,
    offered,
    facts: facts.length > 0 ? facts : (before?.facts ?? []),
    question: asked ? question : (before?.question ?? null),
  };
}

export interface DialogueMemory {
  /** What the conversation is about; null if that is unknown. */
  stateOf(conversation: string): DialogueState | null;
  /** Notes what was replied, and to which question where one was typed. */
  replied(conversation: string, reply: Reply, question?: string): void;
}

/**
 * Kept in this process only, never stored: a restart forgets it.
 *
 * @param now Milliseconds since 1970.
 */
export function createDialogueMemory(now: () => number): DialogueMemory {
  const states = new LRUCache<string, DialogueState>({
    max: MAX_CONVERSATIONS,
    ttl: REMEMBERED_MS,
    ttlResolution: 0,
    perf: { now },
  });
  const stateOf = (conversation: string) => states.get(conversation) ?? null;
  return {
    stateOf,
    replied(conversation, reply, question) {
      const state = topicAfter(reply, stateOf(conversation), question);
      if (state !== null) states.set(conversation, state);
    },
  };
}
