/** "Remove": takes a reply away again, for the person who asked and for whoever manages the place. */
import type { MessageContext } from '../core/invocation.ts';
import type { Reply } from '../core/reply.ts';
import { messagesFor } from '../messages/messages.ts';

const ID = 'remove';

/** The reply with the button, where it has buttons at all: notices go by without. */
export function withRemoveButton(reply: Reply, { locale }: Pick<MessageContext, 'locale'>): Reply {
  if (reply.actions.length === 0) return reply;
  const label = messagesFor(reply.language ?? locale).format('conversation.remove');
  return { ...reply, actions: [...reply.actions, { id: ID, label, group: 'remove' }] };
}

export const isRemoval = (id: string): boolean => id === ID;
