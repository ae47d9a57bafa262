/**
 * Answers one interaction where the platform wants a sign at once: with the reply where that is ready, else with a
 * placeholder that becomes the reply. Whatever the platform's library throws becomes a result, as `Responder` promises.
 */
import type { Reply } from '../core/reply.ts';
import type { MessageRef, Responded, Responder } from './platform.ts';

/** The calls by which an interaction is answered. They reject with what the platform's library throws. */
export interface AnswerCalls {
  /** Whether the reply is there before the first answer is due. */
  isInTime(reply: Promise<Reply>): Promise<boolean>;
  /** Whether the platform has had the first answer. */
  isAnswered(): boolean;
  /** The first answer. Resolves with the message that it became, as the next ones do; null where nobody tells which. */
  answer(reply: Reply, isPrivate: boolean): Promise<MessageRef | null>;
  /** A message of its own, after the first answer. */
  answerBesides(reply: Reply, isPrivate: boolean): Promise<MessageRef | null>;
  /** The first answer, where the reply is still to come. */
  openPlaceholder(isPrivate: boolean): Promise<unknown>;
  fillPlaceholder(reply: Reply): Promise<MessageRef | null>;
  removePlaceholder(): Promise<unknown>;
}

/** The message whose button was pressed, and the calls that change it. */
export interface OriginalCalls {
  readonly message: MessageRef;
  /** Only the presser sees it. */
  readonly isSeenByOne: boolean;
  /** The first answer, which changes nothing yet. */
  acknowledge(): Promise<unknown>;
  /** Puts a reply in its place, as the first answer or after that. */
  replace(reply: Reply): Promise<unknown>;
  /** Labels buttons anew, as the first answer. */
  relabel(labels: Readonly<Record<string, string>>): Promise<unknown>;
  /** Takes it away, after the first answer. */
  remove(): Promise<unknown>;
}

/** @param onLost Told of each answer that the platform does not take. */
export function createSteadyResponder(
  calls: AnswerCalls,
  original: OriginalCalls | undefined,
  onLost: (error: unknown) => void,
): Responder {
  async function attempt<T>(work: () => Promise<T | null>): Promise<T | null> {
    try {
      return await work();
    } catch (error) {
      onLost(error);
      return null;
    }
  }

  async function answerLater(pending: Promise<Reply>, isPrivate: boolean): Promise<Responded> {
    await calls.openPlaceholder(isPrivate);
    const reply = await pending;
    if (reply.delivery !== 'private' || isPrivate)
      return { message: await calls.fillPlaceholder(reply), private: isPrivate };
    // The placeholder is public and the reply is not: the first goes, the second comes on its own.
    await calls.removePlaceholder();
    return { message: await calls.answerBesides(reply, true), private: true };
  }

  const responder: Responder = {
    sharesLater: false,
    respond: (pending, isPrivate) =>
      attempt(async () => {
        if (!calls.isAnswered() && !(await calls.isInTime(pending))) return answerLater(pending, isPrivate());
        const reply = await pending;
        const hidden = reply.delivery === 'private' || isPrivate();
        const message = await (calls.isAnswered() ? calls.answerBesides : calls.answer)(reply, hidden);
        return { message, private: hidden };
      }),
  };
  if (original === undefined) return responder;
  const { message, isSeenByOne } = original;
  return {
    ...responder,
    replaceOriginal: (pending) =>
      attempt(async () => {
        if (!(await calls.isInTime(pending))) await original.acknowledge();
        const reply = await pending;
        if (reply.delivery === 'private' && !isSeenByOne) return null;
        await original.replace(reply);
        return { message, private: isSeenByOne };
      }),
    relabel: async (labels) => (await attempt(() => original.relabel(labels).then(() => true))) ?? false,
    async removeOriginal() {
      await attempt(async () => {
        await original.acknowledge();
        return original.remove();
      });
    },
  };
}
