/** A memory that keeps everything in this object, for tests of the core. */

import type { SentReply } from '../../src/core/adapter.ts';
import type { Scene } from '../../src/core/invocation.ts';
import type { ChannelMode, Memory, Outcome, Vote } from '../../src/core/memory.ts';

export interface FakeMemory extends Memory {
  mode: ChannelMode;
  /** Whether the next unasked answer is let through. */
  mayAnswerUnasked: boolean;
  readonly recorded: Outcome[];
  readonly votes: Vote[];
  readonly sentReplies: SentReply[];
  readonly interruptions: { scene: Scene; entry: string }[];
}

export function createFakeMemory(): FakeMemory {
  const memory: FakeMemory = {
    policy: { questionLog: 'unanswered', questionDays: 30, correctionDays: 7 },
    mode: 'mentions',
    mayAnswerUnasked: true,
    recorded: [],
    votes: [],
    sentReplies: [],
    interruptions: [],
    channelMode: async () => memory.mode,
    channels: async () => [],
    async setChannelMode(_, mode) {
      memory.mode = mode;
      return 'stored';
    },
    mayInterrupt: async () => memory.mayAnswerUnasked,
    interrupted: (scene, entry) => void memory.interruptions.push({ scene, entry }),
    record: (outcome) => void memory.recorded.push(outcome),
    async vote(vote) {
      memory.votes.push(vote);
      return 'stored';
    },
    sentReply: (sent) => void memory.sentReplies.push(sent),
    claim: async () => true,
    insights: async () => null,
    health: () => ({ available: true, detail: 'in memory', waiting: 0, lost: 0 }),
  };
  return memory;
}
