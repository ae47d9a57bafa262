/** What somebody says where they are: what a message, its context and where a reply goes have in common is told once. */
import type { MessageContext } from '../core/invocation.ts';
import type { IncomingMessage } from './inbox.ts';
import type { Destination } from './platform.ts';

/** Where a reply to this person goes, in a thread or to a message if these are named. */
export const destinationOf = (
  { workspace, channel, person, direct }: Pick<MessageContext, 'workspace' | 'channel' | 'person' | 'direct'>,
  { thread = null, replyTo = null }: Partial<Pick<Destination, 'thread' | 'replyTo'>> = {},
): Destination => ({ workspace, channel, thread, replyTo, person, direct });

/** What an adapter tells of a message besides; what it leaves out is not so. */
type Told = Pick<IncomingMessage, 'text'> &
  Partial<Omit<IncomingMessage, 'message' | 'context' | 'to'>> & {
    /** The thread that a reply stands in, where that is not the channel itself. */
    readonly replyThread?: string | null;
  };

/** @param message Its id. */
export function saidBy(
  context: MessageContext,
  message: string,
  { replyThread: thread = null, ...told }: Told,
): IncomingMessage {
  const { workspace, channel } = context;
  return {
    message: { workspace, channel, message },
    context,
    to: destinationOf(context, { thread, replyTo: message }),
    mentionsBot: false,
    mentionsOthers: false,
    repliesTo: null,
    thread: null,
    ...told,
  };
}
