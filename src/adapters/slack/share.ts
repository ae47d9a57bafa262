/** "Share in channel": reposts a private reply for all. The button carries ids only, no word of a person. */
import type { MessageContext } from '../../core/invocation.ts';
import type { Reply } from '../../core/reply.ts';
import type { Services } from './services.ts';

const PREFIX = 'share:';

/** An answer to a command, which others may want to see too. */
export const mayBeShared = (reply: Reply): boolean =>
  reply.kind === 'answer' && reply.entry !== null && reply.delivery !== 'private';

interface Presser {
  readonly person: string;
  readonly channel: string;
}

const keyOf = (id: string, { person, channel }: Presser): string => `${person}:${channel}:${id}`;

/** Remembers a reply that may be shared; resolves to its button's id: command and entry. */
export function rememberShareable(services: Services, command: string, reply: Reply, asker: Presser): string {
  const id = `${PREFIX}${command}:${reply.entry}`;
  services.remembered.shareable.set(keyOf(id, asker), reply);
  return id;
}

export const isShare = (id: string): boolean => id.startsWith(PREFIX);

/** The reply to share: as it was, or after a restart as the core gives it again; null if it cannot be had. */
export async function replyToShare(
  services: Services,
  id: string,
  context: MessageContext,
): Promise<Reply | null> {
  const remembered = services.remembered.shareable.get(keyOf(id, context));
  if (remembered) return remembered;
  const [command = '', ...rest] = id.slice(PREFIX.length).split(':');
  const entry = rest.join(':');
  if (!/^[\w.-]{1,100}$/.test(entry)) return null;
  const [name, options] = command === 'whats-next' ? [command, {}] : ['explain', { topic: entry }];
  const reply = await services.core.dispatch({ type: 'command', name, options, context });
  return mayBeShared(reply) ? reply : null;
}
