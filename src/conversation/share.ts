/** "Share in channel": says for all what a command said to one person. The button carries ids only. */
import type { Core } from '../core/core.ts';
import { languageOfAction } from '../core/in-language.ts';
import type { Invocation, MessageContext } from '../core/invocation.ts';
import type { Reply, ReplyAction } from '../core/reply.ts';
import { messagesFor } from '../messages/messages.ts';

const ID = /^share:(command|entry):((?:[a-z]{2,3}~)?[a-z0-9][a-z0-9-]{0,60})$/;

/** An answer to a command, which others may want to see too. */
const isShareable = (reply: Reply): boolean =>
  reply.kind === 'answer' && reply.entry !== null && reply.delivery === 'public';

/**
 * The reply with a button that shares it, where it may be shared.
 *
 * @param command The command that says the same again; null where only the entry that is stated does.
 */
export function withShareButton(
  reply: Reply,
  command: string | null,
  { locale }: Pick<MessageContext, 'locale'>,
): Reply {
  if (!isShareable(reply)) return reply;
  // An entry is shared in the language that it was told in.
  const entry = reply.language === null ? reply.entry : `${reply.language}~${reply.entry}`;
  const id = command === null ? `share:entry:${entry}` : `share:command:${command}`;
  const share: ReplyAction = {
    id,
    label: messagesFor(reply.language ?? locale).format('conversation.share'),
    group: 'share',
  };
  return { ...reply, actions: [...reply.actions, share] };
}

export const isShare = (id: string): boolean => id.startsWith('share:');

/** The button that states an entry, in the language that stands before its id if one does. */
function entryId(name: string): string {
  const { language, id } = languageOfAction(name);
  return language === null ? `entry:${id}` : `${language}~entry:${id}`;
}

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
      : { type: 'action', id: entryId(name), question: null, reply: null, context };
  const reply = await core.dispatch(invocation);
  return isShareable(reply) ? reply : null;
}
