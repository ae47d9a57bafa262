/** Remembers for a while what each conversation was about, so that follow-up questions can be read. */
import { LRUCache } from 'lru-cache';
import type { DialogueState } from '../dialogue/follow-up.ts';
import type { Entry } from '../knowledge/model.ts';
import { parseAction } from './actions.ts';
import { atMost } from './cache-options.ts';
import type { MessageContext } from './invocation.ts';
import type { Reply } from './reply.ts';

/** Entries remembered as shown. */
const SHOWN = 6;

/** What was offered is forgotten after so many replies that offer nothing. */
const OFFERED_FOR = 3;

/** A conversation that has rested this long begins anew. */
export const REMEMBERED_MS = 10 * 60_000;

/** People reply to what was said hours ago. */
const MESSAGE_REMEMBERED_MS = 24 * 60 * 60_000;

/** Of older ones the store knows the entry. */
const MAX_MESSAGES = 1_000;

/** The oldest are forgotten first beyond this many. */
const MAX_CONVERSATIONS = 20_000;

/** What may be picked after this reply: what it leads on to, or what one shortly before it did. */
function listedAfter({ actions }: Reply, before: DialogueState | null): Pick<DialogueState, 'listed'> {
  const entries = actions.flatMap((action) => {
    const parsed = action.group === 'question' ? parseAction(action.id) : null;
    return parsed?.type === 'entry' ? [parsed.id] : [];
  });
  if (entries.length > 0) return { listed: { entries, since: 0 } };
  const old = before?.listed;
  return old === undefined || old.since >= OFFERED_FOR ? {} : { listed: { ...old, since: old.since + 1 } };
}

/**
 * What a conversation is about after this reply. An offer, a greeting or a notice leaves its subject as it was.
 *
 * @param question What was asked, as it was typed; null where a button or a command asked.
 */
export function topicAfter(
  reply: Reply,
  before: DialogueState | null,
  question: string | null = null,
): DialogueState | null {
  const { kind, entry, gap, facts, suggestions } = reply;
  const offered = suggestions.map((choice) => choice.entry);
  const shown = [...(before?.shown ?? []), ...(entry === null ? [] : [entry])].slice(-SHOWN);
  const listed = reply.views.length > 0 ? reply.views : before?.views;
  const views = { ...(listed && { views: listed }), ...listedAfter(reply, before) };
  const { unmentioned } = reply;
  if (unmentioned !== null)
    return {
      entry: null,
      gap: null,
      offered: [],
      facts: [],
      question,
      shown,
      ...views,
      unanswered: true,
      unmentioned,
    };
  if (entry !== null || gap !== null || (kind === 'answer' && facts.length > 0)) {
    // What is said again in short states nothing new.
    const isAgain = facts.length === 0 && entry !== null && entry === before?.entry;
    const list = reply.partOf === undefined ? {} : { partOf: reply.partOf };
    return { entry, gap, offered, facts: isAgain ? before.facts : facts, ...list, question, shown, ...views };
  }
  if (before === null && offered.length === 0 && facts.length === 0) return null;
  const asked = kind === 'suggestions' || kind === 'no-answer';
  return {
    entry: before?.entry ?? null,
    gap: before?.gap ?? null,
    offered,
    facts: facts.length > 0 ? facts : (before?.facts ?? []),
    question: asked ? question : (before?.question ?? null),
    shown,
    ...views,
    ...((asked || before?.unanswered) && { unanswered: true }),
  };
}

/** A message of ours, by the platform's own ids. */
export type OwnMessage = Pick<MessageContext, 'platform' | 'workspace' | 'channel'> & {
  readonly message: string;
};

export interface DialogueMemory {
  /** What the conversation is about; null if that is unknown. */
  stateOf(conversation: string): DialogueState | null;
  /** The language that was last spoken in it; null if nobody has spoken, or that is forgotten. */
  languageOf(conversation: string): string | null;
  /** Notes which language is spoken in it. */
  spoke(conversation: string, language: string): void;
  /** Notes what was replied, and to which question where one was typed. */
  replied(conversation: string, reply: Reply, question?: string): void;
  /** Notes which message a reply became: whoever replies to it, now or later, talks of what it says. */
  stands(message: OwnMessage, reply: Reply, question: string | null): void;
  /** Sets the asker's conversation to what a message of ours says. @returns False if that is not remembered. */
  resume(asker: MessageContext, message: string): boolean;
  /** Sets a conversation to an entry that is known to have been stated in it. */
  recalled(conversation: string, entry: Entry): void;
}

/**
 * Kept in this process only, never stored: a restart forgets it.
 *
 * @param now Milliseconds since 1970.
 */
export function createDialogueMemory(now: () => number): DialogueMemory {
  const states = new LRUCache<string, DialogueState>({
    ...atMost(MAX_CONVERSATIONS),
    ttl: REMEMBERED_MS,
    ttlResolution: 0,
    perf: { now },
  });
  const languages = new LRUCache<string, string>({
    ...atMost(MAX_CONVERSATIONS),
    ttl: REMEMBERED_MS,
    ttlResolution: 0,
    perf: { now },
  });
  const ofMessages = new LRUCache<
    string,
    { readonly state: DialogueState | null; readonly language: string | null }
  >({
    ...atMost(MAX_MESSAGES),
    ttl: MESSAGE_REMEMBERED_MS,
    ttlResolution: 0,
    perf: { now },
  });
  const stateOf = (conversation: string) => states.get(conversation) ?? null;
  const keyOf = ({ platform, workspace, channel, message }: OwnMessage) =>
    JSON.stringify([platform, workspace, channel, message]);
  return {
    stateOf,
    languageOf: (conversation) => languages.get(conversation) ?? null,
    spoke(conversation, language) {
      languages.set(conversation, language);
    },
    replied(conversation, reply, question) {
      const state = topicAfter(reply, stateOf(conversation), question);
      if (state !== null) states.set(conversation, state);
    },
    stands(message, reply, question) {
      ofMessages.set(keyOf(message), {
        state: topicAfter(reply, null, question),
        language: reply.language,
      });
    },
    resume({ platform, workspace, channel, conversation }, message) {
      const known = ofMessages.get(keyOf({ platform, workspace, channel, message }));
      if (known === undefined) return false;
      if (known.language !== null) languages.set(conversation, known.language);
      if (known.state === null) states.delete(conversation);
      else states.set(conversation, known.state);
      return true;
    },
    recalled(conversation, { id, facts }) {
      states.set(conversation, { entry: id, gap: null, offered: [], facts, question: null });
    },
  };
}
