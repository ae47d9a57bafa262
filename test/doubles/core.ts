/**
 * A core that does as it is told and remembers what it was asked, for tests of adapters.
 *
 * `replyWith` says what every invocation gets; a test changes it, or makes it wait, as it likes.
 */
import { commands } from '../../commands/index.ts';
import type { Completion, Core, Page } from '../../src/core/core.ts';
import type { OwnMessage } from '../../src/core/dialogue-memory.ts';
import type { Invocation, MessageContext } from '../../src/core/invocation.ts';
import type { ChannelSetting, SentReply } from '../../src/core/persistence.ts';
import { makeReply, type Reply } from '../../src/core/reply.ts';

export interface FakeCore extends Core {
  /** Everything that was dispatched, in order. */
  readonly invocations: Invocation[];
  /** Everything that was reported as sent, in order. */
  readonly sentReplies: SentReply[];
  /** Every reply that was reported as standing, in order. */
  readonly standing: { message: OwnMessage; reply: Reply; question: string | null }[];
  /** Every workspace that was to be forgotten. */
  readonly forgotten: string[];
  /** Every completion that was asked for, in order. */
  readonly completed: { command: string; option: string; typed: string }[];
  replyWith: (invocation: Invocation) => Reply | Promise<Reply>;
  completeWith: (command: string, option: string, typed: string) => readonly Completion[];
  listensTo: (context: MessageContext) => boolean | Promise<boolean>;
  pageOf: (page: Page) => Reply;
  channelsOf: (context: MessageContext) => readonly ChannelSetting[];
}

/** An answer as the real core gives them, with every part filled. */
export function sampleAnswer(parts: Partial<Reply> = {}): Reply {
  return makeReply({
    kind: 'answer',
    entry: 'talks.who',
    facts: ['f.talks'],
    confidence: 0.9,
    title: 'Who is talking to whom?',
    body: 'An envoy met officials in **Doha**.\n- first point\n- second point',
    source: { standing: 'reported', line: 'Reported by two officials · The talks · early 2025' },
    actions: [
      { id: 'q:talks.where', label: 'Where do they meet?', group: 'question' },
      { id: 'w:talks.who', label: 'Why this answer?', group: 'why' },
      { id: 'v:talks.who:1', label: 'Helpful', group: 'vote' },
      { id: 'v:talks.who:0', label: 'Not helpful', group: 'vote' },
    ],
    ...parts,
  });
}

/** Answers everything with `sampleAnswer()`, completes nothing and listens nowhere until told otherwise. */
export function createFakeCore(): FakeCore {
  const core = {
    invocations: [],
    sentReplies: [],
    standing: [],
    forgotten: [],
    completed: [],
    replyWith: () => sampleAnswer(),
    completeWith: () => [],
    listensTo: () => false,
    pageOf: (page) => makeReply({ kind: 'notice', body: `The page “${page}”.` }),
    channelsOf: () => [],
    async dispatch(invocation) {
      core.invocations.push(invocation);
      return core.replyWith(invocation);
    },
    complete(command, option, typed) {
      core.completed.push({ command, option, typed });
      return core.completeWith(command, option, typed);
    },
    async listens(context) {
      return core.listensTo(context);
    },
    page: (page) => core.pageOf(page),
    stands(message, reply, question) {
      core.standing.push({ message, reply, question });
    },
    async forget(platform, workspace) {
      core.forgotten.push(`${platform} ${workspace}`);
    },
    sent(reply) {
      core.sentReplies.push(reply);
    },
    visibility: (command, options) =>
      options['private'] === true
        ? 'private'
        : (commands.find(({ name }) => name === command)?.visibility ?? 'private'),
    pointsAbove: (text) => text.trim() === '' || text.trim() === 'answer this',
    channels: async (context) => core.channelsOf(context),
  } satisfies FakeCore as FakeCore;
  return core;
}

/** A promise with its handle outside, for replies that a test holds back. */
export function held<T>(): { promise: Promise<T>; release: (value: T) => void } {
  let release: (value: T) => void = () => {};
  const promise = new Promise<T>((resolve) => {
    release = resolve;
  });
  return { promise, release };
}
