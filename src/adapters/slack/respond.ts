/** Answers a command, a button or a shortcut: through its response URL where that serves, else as Slack allows. */
import { type RespondArguments, type RespondFn, webApi } from '@slack/bolt';
import type {
  Destination,
  MessageRef,
  PlatformPort,
  Responded,
  Responder,
} from '../../conversation/platform.ts';
import type { Reply } from '../../core/reply.ts';
import { FOLDED, inThread, QUIET, sendBlocksOrText, threadAside } from './deliver.ts';
import { type Block, encode, relabelled } from './encode.ts';
import { isUnanswered, note } from './errors.ts';
import { type ApiDeps, insistently } from './web-api.ts';

export interface ResponderDeps extends Pick<ApiDeps, 'log' | 'onRateLimit' | 'times'> {
  readonly port: PlatformPort;
}

/** A response URL takes five messages in 30 minutes; where it fails twice there are other ways.
 * https://docs.slack.dev/interactivity/handling-user-interaction#message_responses */
const ATTEMPTS = 2;

/** Slack says "ok", or an object of the usual kind. */
function refusalIn(answer: string): string | undefined {
  if (!answer.startsWith('{')) return undefined;
  const { ok, error = 'unknown' } = JSON.parse(answer) as { ok?: boolean; error?: string };
  return ok === false ? error : undefined;
}

/** The message whose button was pressed. Of one that only the presser sees Slack tells neither id nor words. */
export interface Original {
  readonly message: MessageRef | null;
  readonly text: string;
  readonly blocks: readonly Block[];
}

/**
 * @param kind `private`: for the person alone. `home`: nobody else is there, and nothing to reply beside.
 * @param url As Bolt made it from the response URL; undefined on the Home tab, which has none.
 * @param original Undefined for commands and on the Home tab.
 */
export function createResponder(
  deps: ResponderDeps,
  to: Destination,
  kind: 'private' | 'message' | 'home',
  url: RespondFn | undefined,
  original?: Original,
): Responder {
  const { port, log } = deps;
  let unsure = false;

  async function send(message: RespondArguments): Promise<void> {
    const response = await url?.(message);
    const error = refusalIn((await response?.text()) ?? '');
    if (error !== undefined) throw new webApi.WebAPIPlatformError({ ok: false, error });
  }

  /** False if it is no longer valid, or does not take the reply. */
  async function throughUrl(reply: Reply, key: string, type: 'ephemeral' | 'in_channel'): Promise<boolean> {
    if (url === undefined) return false;
    const thread = inThread(type === 'ephemeral' ? threadAside(to) : to.thread);
    const args = { response_type: type, replace_original: false, ...thread, ...QUIET, ...FOLDED };
    const attempt = () =>
      sendBlocksOrText(encode(reply, key), log, (content) => send({ ...args, ...content }));
    try {
      await insistently(attempt, deps, ATTEMPTS);
      return true;
    } catch (error) {
      // Taken but not answered: said another way it might be said twice.
      if (isUnanswered(error)) return true;
      note(log, 'info', 'response_url', 'A response URL takes no reply any more; finding another way', {
        error,
      });
      return false;
    }
  }

  async function toPerson(reply: Reply, key: string): Promise<Responded | null> {
    if (await throughUrl(reply, key, 'ephemeral')) return { message: null, private: true };
    const result = await port.postPrivately(to, reply, key);
    if (result.outcome === 'unknown') return { message: null, private: true };
    return result.outcome === 'posted' ? { message: result.message, private: true } : null;
  }

  async function toAll(reply: Reply, key: string): Promise<Responded | null> {
    const result = await port.post(to, reply, key);
    if (result.outcome === 'posted') return { message: result.message, private: false };
    unsure = result.outcome === 'unknown';
    // The response URL reaches channels that the bot is not in.
    const said = unsure || (await throughUrl(reply, key, 'in_channel'));
    return said ? { message: null, private: false } : null;
  }

  /** Puts something in the place of the original, through its URL; false where Slack does not take it. */
  async function change(message: RespondArguments): Promise<boolean> {
    try {
      await send({ ...QUIET, ...message });
      return true;
    } catch (error) {
      note(log, 'debug', 'original', 'The message of a pressed button could not be changed', { error });
      return false;
    }
  }

  const responder: Responder = {
    sharesLater: true,
    async respond(pending, isPrivate, key) {
      const reply = await pending;
      const hidden = kind === 'message' ? isPrivate() || reply.delivery === 'private' : kind === 'private';
      return hidden ? toPerson(reply, key) : toAll(reply, key);
    },
  };
  if (original === undefined) return responder;
  const { message, text, blocks } = original;
  return {
    ...responder,
    async removeOriginal() {
      // What others see, the port removes. While nobody knows whether a reply stands for all, the person keeps theirs.
      if (message === null && !unsure) await change({ delete_original: true });
    },
    async replaceOriginal(pending, key) {
      const reply = await pending;
      if (message !== null) {
        const isEdited = reply.delivery !== 'private' && (await port.edit(message, reply, key)) === 'edited';
        return isEdited ? { message, private: false } : null;
      }
      const encoded = encode(reply, key);
      const content = { text: encoded.text, blocks: encoded.blocks };
      return (await change({ replace_original: true, ...content })) ? { message, private: true } : null;
    },
    relabel: async (labels) =>
      blocks.length > 0 && change({ replace_original: true, text, blocks: relabelled(blocks, labels) }),
  };
}
