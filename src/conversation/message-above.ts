/** "Answer this, please": the message above is the question, and its author the one who asks. */
import type { Core } from '../core/core.ts';
import type { Reply } from '../core/reply.ts';
import { messagesFor } from '../messages/messages.ts';
import { askedBy } from './byline.ts';
import type { IncomingMessage } from './inbox.ts';
import type { FetchedMessage, PlatformPort } from './platform.ts';

/** Gives the reply to the message above, where a person does no more than point at it; else to their own words. */
export type ReplyAbove = (
  incoming: IncomingMessage,
  replyTo: (text: string) => Promise<Reply>,
) => Promise<Reply>;

export function createReplyAbove(
  core: Pick<Core, 'pointsAbove'>,
  port: Pick<PlatformPort, 'fetch' | 'fetchAbove'>,
): ReplyAbove {
  async function above({ message, repliesTo, thread }: IncomingMessage): Promise<FetchedMessage | null> {
    if (repliesTo !== null) return repliesTo.author === 'bot' ? null : port.fetch(repliesTo.message);
    return thread === null ? null : port.fetchAbove(message, thread.id);
  }

  return async (incoming, replyTo) => {
    const found = core.pointsAbove(incoming.text) ? await above(incoming) : null;
    if (found === null || found.own || found.text.trim() === '') return replyTo(incoming.text);
    const reply = await replyTo(found.text);
    const messages = messagesFor(incoming.context.locale);
    return { ...reply, byline: askedBy(found.author, found.text, messages) };
  };
}
