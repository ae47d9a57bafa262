/** Remembers for a while what each conversation was about, so that follow-up questions can be read. */
import type { DialogueState } from '../dialogue/follow-up.ts';
import type { Reply } from './reply.ts';

/** A conversation that has rested this long begins anew. */
export const REMEMBERED_MS = 10 * 60_000;

/** The oldest are forgotten first beyond this many. */
const MAX_CONVERSATIONS = 20_000;

/** What a conversation is about after this reply. An offer, a greeting or a notice leaves its subject as it was. */
export function topicAfter(
  { entry, gap, suggestions }: Reply,
  before: DialogueState | null,
): DialogueState | null {
  const offered = suggestions.map((choice) => choice.entry);
  if (entry !== null || gap !== null) return { entry, gap, offered };
  if (before === null && offered.length === 0) return null;
  return { entry: before?.entry ?? null, gap: before?.gap ?? null, offered };
}

export interface DialogueMemory {
  before(conversation: string, now: number): DialogueState | null;
  remember(conversation: string, state: DialogueState, now: number): void;
}

/** Kept in this process only, never stored: a restart forgets it. */
export function createDialogueMemory(): DialogueMemory {
  const recent = new Map<string, { readonly state: DialogueState; readonly at: number }>();
  return {
    before(conversation, now) {
      const found = recent.get(conversation);
      return found && now - found.at <= REMEMBERED_MS ? found.state : null;
    },
    remember(conversation, state, now) {
      recent.delete(conversation);
      recent.set(conversation, { state, at: now });
      if (recent.size <= MAX_CONVERSATIONS) return;
      const oldest = recent.keys().next();
      if (!oldest.done) recent.delete(oldest.value);
    },
  };
}
