/** How the reply to a message reaches people: for all, in private, changed in place, or taken back. */
import type { Logger } from 'pino';
import { makeReply, type Reply } from '../core/reply.ts';
import { type Address, threadKey } from './addressing.ts';
import type { Apologies } from './apologies.ts';
import type { IncomingMessage } from './inbox.ts';
import type { MessageRef, PlatformPort, PostResult } from './platform.ts';
import { withRemoveButton } from './removal.ts';
import type { ReplyOrigins } from './reply-origins.ts';
import type { StatedReplies } from './stated-replies.ts';
import type { ThreadTracker } from './thread-tracker.ts';

/** A question that was put to the core, for as long as its reply may have to follow it. */
export interface Question {
  incoming: IncomingMessage;
  address: Address;
  gone: boolean;
  /** A proxy has posted it again: its deletion means nothing. */
  copied: boolean;
  /** The message of ours that others see in reply to it. */
  reply: MessageRef | null;
  /** Keys given out so far. */
  keys: number;
  /** Answering and following happen one after the other. */
  turn: Promise<void>;
}

/** Its author has taken it back. */
export const isTakenBack = ({ gone, copied }: Question): boolean => gone && !copied;

export interface DeliveryDeps {
  readonly port: PlatformPort;
  readonly threads: ThreadTracker;
  readonly origins: ReplyOrigins;
  readonly stated: StatedReplies;
  readonly apologies: Apologies;
  /** Told of each reply that reached nobody. */
  readonly onUndelivered: () => void;
  readonly log: Logger;
}

export interface Delivery {
  /** For all who read there; takes the place of what stands there in reply to it. */
  publicly(question: Question, reply: Reply): Promise<void>;
  /** For the asker alone if the platform allows it, else for all. What others see of an earlier reply stays. */
  privately(question: Question, reply: Reply): Promise<void>;
  /** Takes back what stands there. */
  withdraw(question: Question): Promise<void>;
}

export function createDelivery(deps: DeliveryDeps): Delivery {
  const { port, threads, origins, stated, apologies, log } = deps;

  /** Names one reply to the question; every process comes to the same names. */
  function nextKey(question: Question): string {
    const { message } = question.incoming.message;
    const key = question.keys === 0 ? message : `${message}-${question.keys}`;
    question.keys += 1;
    return key;
  }

  /** Thanks get a friendly sign where others read, not a message. */
  async function isAcknowledged({ incoming }: Question, reply: Reply): Promise<boolean> {
    if (!reply.acknowledges || incoming.to.direct) return false;
    return (await port.acknowledge?.(incoming.message)) ?? false;
  }

  async function announce(question: Question, { announcement }: Reply): Promise<void> {
    if (announcement === null) return;
    const reply = makeReply({ kind: 'notice', body: announcement });
    await port.post(question.incoming.to, reply, nextKey(question));
  }

  async function replyPublicly(question: Question, said: Reply): Promise<void> {
    const { to, context } = question.incoming;
    const key = nextKey(question);
    const reply = withRemoveButton(said, context);
    const result = await port.post(to, reply, key);
    if (result.outcome === 'posted') return stands(question, result.message, reply, key);
    if (result.outcome === 'refused' && !to.direct)
      return reachedNobody(
        await port.postPrivately(
          to,
          apologies.couldNotPost(said, question.incoming.context),
          nextKey(question),
        ),
      );
    reachedNobody(result);
  }

  /** The reply stands where others see it. */
  async function stands(
    question: Question,
    message: MessageRef | null,
    reply: Reply,
    key: string,
  ): Promise<void> {
    const { to, context, text } = question.incoming;
    origins.remember(message, to, key, { asker: context.person, question: text });
    if (message === null) return;
    question.reply = message;
    // The question was deleted while its reply was on its way.
    if (isTakenBack(question)) return withdraw(question);
    const thread = to.thread ?? question.incoming.thread?.id;
    if (thread !== undefined) threads.answered(threadKey(to, thread), context.person);
    stated.stands(message, thread ?? null, reply, text);
  }

  async function replaceReply(question: Question, said: Reply): Promise<void> {
    const message = question.reply!;
    const reply = withRemoveButton(said, question.incoming.context);
    const key = nextKey(question);
    const result = await port.edit(message, reply, key);
    if (result === 'edited') return stands(question, message, reply, key);
    // Somebody has removed it: it is not said again.
    if (result === 'gone') question.reply = null;
    else
      log.warn(
        { event: 'reply.not_changed', channel: message.channel },
        'A reply could not be changed after its question was',
      );
  }

  /** For the asker alone if the platform allows it, else for all. What others see of an earlier reply stays. */
  async function replyPrivately(question: Question, reply: Reply): Promise<void> {
    const { to, context, text } = question.incoming;
    const key = nextKey(question);
    const result = to.direct ? await port.post(to, reply, key) : await port.postPrivately(to, reply, key);
    if (result.outcome === 'posted' || result.outcome === 'unknown') {
      if (result.outcome === 'posted')
        origins.remember(result.message, to, key, { asker: context.person, question: text });
      return;
    }
    if (to.direct || question.reply !== null) return reachedNobody(result);
    return replyPublicly(question, { ...reply, delivery: 'public' });
  }

  function reachedNobody({ outcome }: PostResult): void {
    if (outcome === 'refused' || outcome === 'failed') deps.onUndelivered();
  }

  async function withdraw(question: Question): Promise<void> {
    const { reply } = question;
    if (reply === null) return;
    question.reply = null;
    stated.gone(reply);
    await port.remove(reply);
  }

  return {
    async publicly(question, reply) {
      if (question.reply !== null) return replaceReply(question, reply);
      return (await isAcknowledged(question, reply)) ? undefined : replyPublicly(question, reply);
    },
    async privately(question, reply) {
      await replyPrivately(question, reply);
      await announce(question, reply);
    },
    withdraw,
  };
}
