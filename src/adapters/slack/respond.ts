/** Answers a command, a button or a shortcut: through its response URL where that serves, else as Slack allows. */
import { type RespondArguments, type RespondFn, webApi } from '@slack/bolt';
import type { Destination, Responded, Responder } from '../../conversation/platform.ts';
import type { Reply } from '../../core/reply.ts';
import { FOLDED, inThread, QUIET, type SlackPort, sendBlocksOrText, threadAside } from './deliver.ts';
import { encode } from './encode.ts';
import { isUnanswered, note } from './errors.ts';
import { type ApiDeps, patiently } from './web-api.ts';

export interface ResponderDeps extends Pick<ApiDeps, 'log' | 'onRateLimit' | 'times'> {
  readonly port: SlackPort;
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

/**
 * @param kind `private`: for the person alone. `home`: nobody else is there, and nothing to reply beside.
 * @param url As Bolt made it from the response URL; undefined on the Home tab, which has none.
 */
export function createResponder(
  deps: ResponderDeps,
  to: Destination,
  kind: 'private' | 'message' | 'home',
  url: RespondFn | undefined,
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
      await patiently(attempt, deps, ATTEMPTS);
      return true;
    } catch (error) {
      // Taken but not answered: said another way it might be said twice.
      if (isUnanswered(error)) return true;
      note(log, 'info', 'response_url', 'a response URL takes no reply any more; finding another way', {
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

  return {
    sharesLater: true,
    async respond(pending, isPrivate, key) {
      const reply = await pending;
      const hidden = kind === 'message' ? isPrivate() || reply.delivery === 'private' : kind === 'private';
      return hidden ? toPerson(reply, key) : toAll(reply, key);
    },
    async removeOriginal() {
      const failed = (error: unknown) =>
        note(log, 'debug', 'remove_original', 'a private reply could not be removed', { error });
      // While nobody knows whether the reply stands for all, the person keeps theirs.
      if (!unsure) await send({ delete_original: true }).catch(failed);
    },
  };
}
