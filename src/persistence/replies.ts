/** The replies that rest on the memory, as the router wants them. */
import { entryAction } from '../core/actions.ts';
import type { PlatformName } from '../core/invocation.ts';
import type { Persistence } from '../core/persistence.ts';
import type { MemoryReplies } from '../core/router.ts';
import type { Entry } from '../knowledge/model.ts';
import { insightsReply } from './insights-reply.ts';
import { privacyReply } from './privacy-reply.ts';
import { settingsReply } from './settings-reply.ts';
import { type NextBest, voteReply } from './vote-reply.ts';

/** As many as a reply offers anywhere. */
const MAX_OFFERED = 3;

export interface RepliesParts {
  readonly persistence: Persistence;
  /** An entry of the knowledge in use. */
  readonly entryOf: (id: string) => Entry | undefined;
  /** Whether the bot can read messages on this platform that do not address it. */
  readonly listensTo: (platform: PlatformName) => boolean;
}

export function createMemoryReplies({ persistence, entryOf, listensTo }: RepliesParts): MemoryReplies {
  function offer(ids: readonly string[]): NextBest {
    const entries = ids.flatMap((id) => entryOf(id) ?? []).slice(0, MAX_OFFERED);
    return {
      suggestions: entries.map(({ id, question, facts }) => ({ entry: id, title: question, facts })),
      actions: entries.map(entryAction),
    };
  }
  return {
    settings: (invocation) => settingsReply(invocation, persistence, listensTo),
    insights: (invocation) => insightsReply(invocation, persistence, (id) => entryOf(id)?.question ?? null),
    privacy: () => privacyReply(persistence.policy),
    vote: (invocation, helpful, about, nextBest) =>
      voteReply(invocation, { helpful, about }, persistence, offer(nextBest)),
  };
}
