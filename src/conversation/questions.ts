/**
 * The life of the reply to a message: asked, then replied, in private, or not at all; changed or withdrawn when the
 * question is edited or deleted. One state machine for all platforms.
 */
import { LRUCache } from 'lru-cache';
import { atMost, lasting } from '../core/cache-options.ts';
import type { Core } from '../core/core.ts';
import type { Reply, ReplyDelivery } from '../core/reply.ts';
import type { Addressing } from './addressing.ts';
import type { Apologies } from './apologies.ts';
import { type Delivery, isTakenBack, type Question } from './delivery.ts';
import type { IncomingMessage } from './inbox.ts';
import { createReplyAbove } from './message-above.ts';
import type { MessageRef, PlatformPort } from './platform.ts';
import { refKey } from './ref-key.ts';

export interface QuestionsDeps {
  readonly core: Pick<Core, 'dispatch' | 'pointsAbove'>;
  readonly port: PlatformPort;
  readonly addressing: Addressing;
  readonly delivery: Delivery;
  readonly apologies: Apologies;
  /** True for the one process that may handle an event. */
  readonly claim: (event: string) => Promise<boolean>;
}

export interface Questions {
  asked(incoming: IncomingMessage): Promise<void>;
  edited(incoming: IncomingMessage): Promise<void>;
  deleted(message: MessageRef): Promise<void>;
}

/** Two questions a second for five minutes; of a busier time the oldest are no longer followed. */
const FOLLOWED = 700;
/** For so long a reply follows when its question is edited or deleted. */
const FOLLOW_MS = 5 * 60_000;
/** Platforms deliver a message again within the hour, if at all. */
const SEEN = 20_000;
const SEEN_MS = 60 * 60_000;

/** A question that was edited into no question at all ("never mind") has no reply any more. */
const deliveryOf = (reply: Reply, isEdited: boolean): ReplyDelivery =>
  isEdited && reply.kind === 'small-talk' ? 'withdraw' : reply.delivery;

export function createQuestions(deps: QuestionsDeps): Questions {
  const { core, port, addressing, delivery, apologies, claim } = deps;
  const replyAbove = createReplyAbove(core, port);
  const seen = new LRUCache<string, true>({ ...atMost(SEEN), ...lasting(SEEN_MS) });
  const followed = new LRUCache<string, Question>({ max: FOLLOWED, ...lasting(FOLLOW_MS) });
  const arriving = new Map<string, Promise<unknown>>();

  function isFirst(key: string): boolean {
    if (seen.has(key)) return false;
    seen.set(key, true);
    return true;
  }

  function ask({ incoming, address }: Question): Promise<Reply> {
    const { context, to, repliesTo, thread } = incoming;
    const own = repliesTo === null || repliesTo.author === 'other' ? null : repliesTo.message.message;
    const continues = own === null && thread === null ? null : { message: own, thread: thread?.id ?? null };
    const says = (text: string) =>
      core.dispatch({ type: 'message', text, mode: address, continues, context });
    // Nobody who was not asked shows that they think about it.
    if (address !== 'direct') return says(incoming.text);
    return whileWorking(port.showWorking(to), replyAbove(incoming, says));
  }

  async function answer(question: Question): Promise<void> {
    const reply = await ask(question);
    if (isTakenBack(question)) return;
    switch (deliveryOf(reply, question.reply !== null)) {
      case 'public':
        return delivery.publicly(question, reply);
      case 'private':
        return delivery.privately(question, reply);
      case 'withdraw':
        return delivery.withdraw(question);
      case 'none':
    }
  }

  async function answerOrApologise(question: Question): Promise<void> {
    try {
      await answer(question);
    } catch (error) {
      const apology = apologies.for(error, question.incoming.context);
      // Nobody who was merely overheard is told of it.
      if (question.address === 'direct') await delivery.privately(question, apology);
    }
  }

  function inTurn(question: Question, task: () => Promise<void>): Promise<void> {
    question.turn = question.turn.catch(() => {}).then(task);
    return question.turn;
  }

  /** The question that a message is, from now on followed; null if it does not concern the bot, or comes again. */
  async function takeUp(incoming: IncomingMessage, key: string): Promise<Question | null> {
    const address = await addressing.of(incoming);
    if (address === null || !isFirst(key)) return null;
    const question = {
      incoming,
      address,
      gone: false,
      copied: false,
      reply: null,
      keys: 0,
      turn: Promise.resolve(),
    };
    followed.set(key, question);
    return question;
  }

  /** The question that a message was; an edit or a deletion may come while it is still being taken up. */
  async function followedBy(message: MessageRef): Promise<Question | undefined> {
    const key = refKey(message);
    await arriving.get(key);
    return followed.get(key);
  }

  /** The question that a proxy has posted again, in place of the message that it deletes. */
  function originalOf({ message, text }: IncomingMessage): Question | undefined {
    const copied = text.trim();
    return copied === ''
      ? undefined
      : [...followed.values()].find(
          ({ incoming }) =>
            incoming.message.channel === message.channel && incoming.text.trim().includes(copied),
        );
  }

  async function asked(incoming: IncomingMessage): Promise<void> {
    const key = refKey(incoming.message);
    const arrival = takeUp(incoming, key);
    arriving.set(key, arrival);
    const question = await arrival.finally(() => arriving.delete(key));
    if (question === null) return;
    await inTurn(question, async () => {
      // Another process may have it too; asked only when it is known to be for us, since most talk is not.
      if (await claim(`${incoming.context.platform} message ${key}`)) await answerOrApologise(question);
      else followed.delete(key);
    });
  }

  /** What a proxy posts for a person is that person's question, if it was one. */
  async function copied(copy: IncomingMessage): Promise<void> {
    const original = originalOf(copy);
    if (original === undefined) return;
    original.copied = true;
    const { context, mentionsBot } = original.incoming;
    if (original.gone) await asked({ ...copy, copied: false, context, mentionsBot });
  }

  return {
    asked: (incoming) => (incoming.copied ? copied(incoming) : asked(incoming)),

    async edited(incoming) {
      const question = await followedBy(incoming.message);
      // Edited into a question: it names the bot only now.
      if (question === undefined) return incoming.mentionsBot ? asked(incoming) : undefined;
      // Platforms also tell of changes that nobody made, such as a link that unfolds.
      if (incoming.text === question.incoming.text) return;
      question.incoming = incoming;
      const address = await addressing.afterEdit(incoming, question.address);
      await inTurn(question, () => {
        // Edited once more meanwhile: the latest words get their own turn.
        if (question.incoming !== incoming) return Promise.resolve();
        if (address === null) return delivery.withdraw(question);
        question.address = address;
        return answerOrApologise(question);
      });
    },

    async deleted(message) {
      const question = await followedBy(message);
      if (question === undefined) return;
      question.gone = true;
      if (question.copied) return;
      await inTurn(question, () => delivery.withdraw(question));
    },
  };
}

/** Waits for the reply; the sign that it is on its way ends before the reply is sent. */
async function whileWorking(sign: Promise<() => Promise<void>>, reply: Promise<Reply>): Promise<Reply> {
  try {
    return await reply;
  } finally {
    const end = await sign;
    await end();
  }
}
