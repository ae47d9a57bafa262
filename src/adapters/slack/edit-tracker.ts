/** Follows questions that are edited or deleted soon after they were answered. */
import type { MessageContext } from '../../core/invocation.ts';
import type { Reply } from '../../core/reply.ts';
import { createRecentMap } from '../recent.ts';
import type { Posted } from './deliver.ts';
import { FOLLOW_MS } from './limits.ts';
import { asObject, type SlackMessage, textAt } from './payload.ts';
import type { Rendered } from './render.ts';
import { keyOf, notePosted, type Services, type Told } from './services.ts';
import type { Workspace } from './workspaces.ts';

/** A reply to other words, to stand where the earlier one does. */
export interface Again {
  readonly reply: Reply;
  readonly rendered: Rendered;
  readonly context: MessageContext;
  readonly told: Told;
}

/** What the other words lead to: another reply, none any more, or nothing that concerns the earlier one. */
export type Outcome = Again | 'withdraw' | 'leave';

export interface Follower {
  /** Remembers an answered message. `ask` says what other words lead to. */
  watch(
    message: SlackMessage,
    posted: Promise<Posted | null>,
    workspace: Workspace,
    ask: (text: string) => Promise<Outcome>,
  ): void;
  /** An event `message` with the subtype `message_changed` or `message_deleted`. */
  changed(event: unknown): Promise<void>;
}

interface Watched {
  readonly posted: Promise<Posted | null>;
  readonly workspace: Workspace;
  readonly ask: (text: string) => Promise<Outcome>;
  text: string;
}

const MAX_WATCHED = 5000;

export function createFollower(services: Services): Follower {
  const { delivery } = services;
  const watched = createRecentMap<Watched>(MAX_WATCHED, FOLLOW_MS);

  async function edited(question: Watched, text: string): Promise<void> {
    // Slack also tells of changes that nobody made, such as a link that unfolds.
    if (text === question.text) return;
    question.text = text;
    const posted = await question.posted;
    if (posted === null) return;
    const { api } = question.workspace;
    const again = await question.ask(text);
    if (again === 'leave' || question.text !== text) return;
    if (again === 'withdraw') return delivery.remove(api, posted);
    if (await delivery.replace(api, posted, again.rendered))
      notePosted(services, again.context, posted, again.reply, again.told);
  }

  return {
    watch({ channel, ts, text }, posted, workspace, ask) {
      watched.set(keyOf(channel, ts), { posted, workspace, ask, text });
    },

    async changed(event) {
      const channel = textAt(event, 'channel');
      const { previous_message: before, message: after } = asObject(event);
      const deleted = textAt(event, 'subtype') === 'message_deleted';
      const ts = deleted
        ? (textAt(event, 'deleted_ts') ?? textAt(before, 'ts'))
        : (textAt(after, 'ts') ?? textAt(before, 'ts'));
      if (channel === undefined || ts === undefined) return;
      const key = keyOf(channel, ts);
      const question = watched.get(key);
      if (question === undefined) return;
      // A deleted message that has a thread is told of as one that was changed to a tombstone.
      if (!deleted && textAt(after, 'subtype') !== 'tombstone')
        return edited(question, textAt(after, 'text') ?? '');
      watched.delete(key);
      const posted = await question.posted;
      if (posted !== null) await delivery.remove(question.workspace.api, posted);
    },
  };
}
