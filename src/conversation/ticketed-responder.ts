/**
 * Answers one interaction where the platform gives a ticket with it, such as an address that takes some replies for a
 * while: that reaches places where the bot may not speak by itself, and changes messages that one person sees alone.
 */
import type { Reply } from '../core/reply.ts';
import type { Destination, MessageRef, PlatformPort, Responded, Responder } from './platform.ts';

/**
 * Says something anew by the ticket; false where the platform does not take it (any more). What was taken and not
 * answered counts as said: said another way it might be said twice.
 */
export type SayByTicket = (reply: Reply, key: string, isPrivate: boolean) => Promise<boolean>;

/** The message whose button was pressed, and what the ticket does with it: each is false where that is not taken. */
export interface PressedOriginal {
  /** Null for one that only the presser sees. */
  readonly message: MessageRef | null;
  replace(reply: Reply, key: string): Promise<boolean>;
  /** Labels buttons anew, by their ids. */
  relabel(labels: Readonly<Record<string, string>>): Promise<boolean>;
  remove(): Promise<boolean>;
}

/** Who sees the replies: the person alone, all who read there, or whoever is to see each of them. */
export type Audience = 'person' | 'all' | 'as the reply says';

/** @param original Undefined where no button of a message was pressed. */
export function createTicketedResponder(
  port: Pick<PlatformPort, 'post' | 'postPrivately' | 'edit'>,
  say: SayByTicket,
  to: Destination,
  audience: Audience,
  original?: PressedOriginal,
): Responder {
  let unsure = false;

  async function toPerson(reply: Reply, key: string): Promise<Responded | null> {
    if (await say(reply, key, true)) return { message: null, private: true };
    const result = await port.postPrivately(to, reply, key);
    if (result.outcome === 'unknown') return { message: null, private: true };
    return result.outcome === 'posted' ? { message: result.message, private: true } : null;
  }

  async function toAll(reply: Reply, key: string): Promise<Responded | null> {
    const result = await port.post(to, reply, key);
    if (result.outcome === 'posted') return { message: result.message, private: false };
    unsure = result.outcome === 'unknown';
    const said = unsure || (await say(reply, key, false));
    return said ? { message: null, private: false } : null;
  }

  const responder: Responder = {
    sharesLater: true,
    async respond(pending, isPrivate, key) {
      const reply = await pending;
      const hidden =
        audience === 'as the reply says'
          ? isPrivate() || reply.delivery === 'private'
          : audience === 'person';
      return hidden ? toPerson(reply, key) : toAll(reply, key);
    },
  };
  if (original === undefined) return responder;
  const { message } = original;
  return {
    ...responder,
    async removeOriginal() {
      // What others see, the port removes. While nobody knows whether a reply stands for all, the person keeps theirs.
      if (message === null && !unsure) await original.remove();
    },
    async replaceOriginal(pending, key) {
      const reply = await pending;
      if (message === null) return (await original.replace(reply, key)) ? { message, private: true } : null;
      const isEdited = reply.delivery !== 'private' && (await port.edit(message, reply, key)) === 'edited';
      return isEdited ? { message, private: false } : null;
    },
    relabel: original.relabel,
  };
}
