/** "Share in channel": says for all what a command said to one person. The button carries ids only. */
import type { Core } from '../core/core.ts';
import type { Invocation, MessageContext } from '../core/invocation.ts';
import type { Reply, ReplyAction } from '../core/reply.ts';
import { messagesFor } from '../messages/messages.ts';
import type { CommandUse } from './inbox.ts';

const ID = /^share:(command|entry):([a-z0-9][a-z0-9-]{0,60})$/;

/** An answer to a command, which others may want to see too. */
const isShareable = (reply: Reply): boolean =>
  reply.kind === 'answer' && reply.entry !== null && reply.delivery === 'public';

/** The reply with a button that shares it, where it may be shared. */
export function withShareButton(reply: Reply, { name, options, context }: CommandUse): Reply {
  if (!isShareable(reply)) return reply;
  // A command alone says the same again; with options, what it stated does.
  const id = Object.keys(options).length === 0 ? `share:command:${name}` : `share:entry:${reply.entry}`;
  const label = messagesFor(context.locale).format('conversation.share');
  const share: ReplyAction = { id, label, group: 'share' };
  return { ...reply, actions: [...reply.actions, share] };
}

export const isShare = (id: string): boolean => id.startsWith('share:');

/** The reply to share, as the core gives it again; null if it cannot be had. */
export async function replyToShare(
  core: Pick<Core, 'dispatch'>,
  id: string,
  context: MessageContext,
): Promise<Reply | null> {
  const [, kind, name] = ID.exec(id) ?? [];
  if (name === undefined) return null;
  const invocation: Invocation =
    kind === 'command'
      ? { type: 'command', name, options: {}, context }
      : { type: 'action', id: `entry:${name}`, question: null, reply: null, context };
  const reply = await core.dispatch(invocation);
  return isShareable(reply) ? reply : null;
}
