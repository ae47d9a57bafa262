/** A memory that keeps everything in this object, for tests of the core. */

import type { MessageContext } from '../../src/core/invocation.ts';
import type {
  AnsweredQuestion,
  ChannelMode,
  Persistence,
  SentReply,
  SettingChange,
  Vote,
} from '../../src/core/persistence.ts';

export interface FakePersistence extends Persistence {
  mode: ChannelMode;
  /** Whether the next unasked answer is let through. */
  mayAnswerUnasked: boolean;
  readonly changes: SettingChange[];
  readonly recorded: AnsweredQuestion[];
  readonly votes: Vote[];
  readonly sentReplies: SentReply[];
  /** Entries that messages and threads of before state, by their ids. */
  readonly stated: Map<string, string>;
  readonly forgotten: string[];
  readonly interruptions: { context: MessageContext; entry: string }[];
}

export function createFakePersistence(): FakePersistence {
  const persistence: FakePersistence = {
    policy: { questionLog: 'unanswered', questionDays: 30, minAskers: 3, correctionDays: 7 },
    mode: 'mentions',
    changes: [],
    mayAnswerUnasked: true,
    recorded: [],
    votes: [],
    sentReplies: [],
    interruptions: [],
    stated: new Map(),
    forgotten: [],
    channelMode: async () => persistence.mode,
    channels: async () => [],
    settingChanges: async () => persistence.changes,
    async setChannelMode(_, mode) {
      persistence.mode = mode;
      return 'stored';
    },
    mayInterrupt: async () => persistence.mayAnswerUnasked,
    interrupted: (context, entry) => void persistence.interruptions.push({ context, entry }),
    record: (question) => void persistence.recorded.push(question),
    async vote(vote) {
      persistence.votes.push(vote);
      return 'stored';
    },
    sentReply: (sent) => void persistence.sentReplies.push(sent),
    claim: async () => true,
    statedBefore: async (_, { message, thread }) => persistence.stated.get(message ?? thread ?? '') ?? null,
    insights: async () => null,
    forget: async (platform, workspace) => void persistence.forgotten.push(`${platform} ${workspace}`),
    health: () => ({ available: true, detail: 'in memory', waiting: 0, lost: 0 }),
  };
  return persistence;
}
