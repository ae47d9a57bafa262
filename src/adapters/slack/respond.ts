/** Answers a command, a button or a shortcut: its ticket is a response URL, which the Home tab has none of. */
import { type RespondArguments, type RespondFn, webApi } from '@slack/bolt';
import type { Destination, PlatformPort, Responder } from '../../conversation/platform.ts';
import {
  type Audience,
  createTicketedResponder,
  type PressedOriginal,
} from '../../conversation/ticketed-responder.ts';
import type { Reply } from '../../core/reply.ts';
import { FOLDED, inThread, QUIET, sendBlocksOrText, threadAside } from './deliver.ts';
import { type Block, encode, relabel } from './encode.ts';
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
export interface Pressed extends Pick<PressedOriginal, 'message'> {
  readonly text: string;
  readonly blocks: readonly Block[];
}

/**
 * @param url As Bolt made it from the response URL; undefined on the Home tab.
 * @param pressed Undefined for commands and on the Home tab.
 */
export function createResponder(
  deps: ResponderDeps,
  to: Destination,
  audience: Audience,
  url: RespondFn | undefined,
  pressed?: Pressed,
): Responder {
  const { port, log } = deps;

  async function send(message: RespondArguments): Promise<void> {
    const response = await url?.(message);
    const error = refusalIn((await response?.text()) ?? '');
    if (error !== undefined) throw new webApi.WebAPIPlatformError({ ok: false, error });
  }

  async function say(reply: Reply, key: string, isPrivate: boolean): Promise<boolean> {
    if (url === undefined) return false;
    const response_type = isPrivate ? 'ephemeral' : 'in_channel';
    const thread = inThread(isPrivate ? threadAside(to) : to.thread);
    const args = { response_type, replace_original: false, ...thread, ...QUIET, ...FOLDED } as const;
    const attempt = () =>
      sendBlocksOrText(encode(reply, key), log, (content) => send({ ...args, ...content }));
    try {
      await insistently(attempt, deps, ATTEMPTS);
      return true;
    } catch (error) {
      if (isUnanswered(error)) return true;
      const sentence = 'A response URL takes no reply any more; finding another way';
      note(log, 'info', 'response_url', sentence, { error });
      return false;
    }
  }

  /** Changes the message whose button was pressed. */
  async function change(message: RespondArguments): Promise<boolean> {
    try {
      await send({ ...QUIET, ...message });
      return true;
    } catch (error) {
      note(log, 'debug', 'original', 'The message of a pressed button could not be changed', { error });
      return false;
    }
  }

  const original = pressed && {
    message: pressed.message,
    replace: (reply: Reply, key: string) => change({ replace_original: true, ...encode(reply, key) }),
    async relabel(labels: Readonly<Record<string, string>>) {
      const { text, blocks } = pressed;
      return blocks.length > 0 && change({ replace_original: true, text, blocks: relabel(blocks, labels) });
    },
    remove: () => change({ delete_original: true }),
  };
  return createTicketedResponder(port, say, to, audience, original);
}
