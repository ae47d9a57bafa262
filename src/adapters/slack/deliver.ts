/** Brings replies to people, and finds another way where Slack does not let the first. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import { slack as words } from '../../messages/slack.ts';
import type { Api, Arguments } from './api.ts';
import { codeOf, describeError, isMalformed, isRefusal, isUnanswered } from './errors.ts';
import { RESPOND_ATTEMPTS, RESPOND_MS, RETRY_MS } from './limits.ts';
import { asObject, type Json, listAt, textAt } from './payload.ts';
import type { Rendered } from './render.ts';

/** Where a reply goes: a channel, and a thread in it or null. */
export interface Place {
  readonly channel: string;
  readonly thread: string | null;
}

/** A message of the bot that others can see. */
export interface Posted {
  readonly channel: string;
  readonly ts: string;
}

/** Nothing of a reply may ping, link or unfold by itself. */
const QUIET = { parse: 'none', link_names: false, unfurl_links: false, unfurl_media: false } as const;

export interface Delivery {
  /** For all in the channel. @throws what Slack answers if it cannot be posted there. */
  post(api: Api, place: Place, rendered: Rendered): Promise<Posted | null>;
  /** For all, and if Slack does not allow that, for `user` alone. Never rejects; null if nobody else sees it. */
  postOrTell(api: Api, place: Place, user: string, rendered: Rendered): Promise<Posted | null>;
  /** For one person alone: where they are, else as a direct message. False if neither works. Never rejects. */
  whisper(api: Api, place: Place, user: string, rendered: Rendered): Promise<boolean>;
  /** Through a response URL, which Slack allows five times within 30 minutes. False if it is no longer valid. */
  respond(url: string | undefined, rendered: Rendered, options?: RespondOptions): Promise<boolean>;
  /** Takes away the message that a response URL belongs to. */
  removeOriginal(url: string | undefined): Promise<void>;
  /** In the place of an earlier message. False if that is gone or out of reach. Never rejects. */
  replace(api: Api, posted: Posted, rendered: Rendered): Promise<boolean>;
  remove(api: Api, posted: Posted): Promise<void>;
}

interface RespondOptions {
  readonly inChannel?: boolean;
  readonly thread?: string | null;
}

/** What became of a message to a response URL: `gone` if it is no longer valid, `put off` for now, `failed` if Slack stumbled. */
type Outcome = 'ok' | 'gone' | 'refused' | 'put off' | 'failed';

async function outcomeOf(response: Response): Promise<Outcome> {
  const text = await response.text();
  if (response.status === 404 || response.status === 410) return 'gone';
  if (response.status === 429) return 'put off';
  if (response.status >= 500) return 'failed';
  if (!response.ok) return 'refused';
  try {
    const answer = asObject(JSON.parse(text));
    if (answer['ok'] !== false) return 'ok';
    return /expired|used/.test(String(answer['error'])) ? 'gone' : 'refused';
  } catch {
    // Slack answers with the word "ok".
    return 'ok';
  }
}

async function send(url: string, body: Arguments): Promise<Outcome> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json; charset=utf-8' },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(RESPOND_MS),
  });
  return outcomeOf(response);
}

/** Far more than is said in one place between a call that broke off and the next, whatever the clock says. */
const LOOK_BACK = 100;
const LOOK_BACK_S = 3600;

/** Whether a message in a channel is this reply: by the id of its first block, else by its words, said by a bot. */
function isIt(message: unknown, { blocks, text }: Rendered): boolean {
  const mark = textAt(blocks[0], 'block_id');
  const [first] = listAt(message, 'blocks');
  if (mark !== undefined && first !== undefined) return textAt(first, 'block_id') === mark;
  return textAt(message, 'bot_id') !== undefined && textAt(message, 'text') === text;
}

/** The bot's message that already stands where this reply was to go; undefined if none does, or Slack does not say. */
async function findPosted(
  api: Api,
  { channel, thread }: Place,
  rendered: Rendered,
): Promise<Json | undefined> {
  const method = thread === null ? 'conversations.history' : 'conversations.replies';
  const oldest = String(Math.floor(Date.now() / 1000) - LOOK_BACK_S);
  const args = { channel, limit: LOOK_BACK, oldest, ...(thread === null ? {} : { ts: thread }) };
  const messages = listAt(await api.lookUp(method, args), 'messages');
  const found = messages.find((message) => textAt(message, 'ts') !== thread && isIt(message, rendered));
  return found === undefined ? undefined : { channel, ...asObject(found) };
}

interface DeliveryOptions {
  /** Milliseconds before a response URL is tried again. */
  readonly retryMs?: number | undefined;
  /** Told each time that Slack puts a response URL off. */
  readonly onRateLimit?: () => void;
  /** Told of each reply that reached nobody. */
  readonly onUndelivered?: () => void;
}

export function createDelivery(
  log: Logger,
  { retryMs = RETRY_MS, onRateLimit = () => {}, onUndelivered = () => {} }: DeliveryOptions = {},
): Delivery {
  /** Calls with blocks; if Slack dislikes their shape, the text alone says it all. */
  async function speak(
    api: Api,
    method: string,
    args: Arguments,
    rendered: Rendered,
    done?: () => Promise<Json | undefined>,
  ) {
    if (rendered.dropped.length > 0)
      log.warn({ dropped: rendered.dropped.length }, 'Slack: buttons left out that it would refuse');
    const { text, blocks } = rendered;
    try {
      const content = { ...QUIET, text, ...(blocks.length > 0 ? { blocks } : {}) };
      return await api.call(method, { ...args, ...content }, done);
    } catch (error) {
      if (!isMalformed(error) || blocks.length === 0) throw error;
      log.error({ method, ...describeError(error) }, 'Slack refused the blocks; sending the text alone');
      return api.call(method, { ...args, ...QUIET, text }, done);
    }
  }

  async function post(api: Api, { channel, thread }: Place, rendered: Rendered): Promise<Posted | null> {
    const args = { channel, ...(thread === null ? {} : { thread_ts: thread }) };
    const result = await speak(api, 'chat.postMessage', args, rendered, () =>
      findPosted(api, { channel, thread }, rendered),
    );
    const ts = textAt(result, 'ts');
    return ts === undefined ? null : { channel: textAt(result, 'channel') ?? channel, ts };
  }

  /** One line for whoever runs the bot. A refused token has had its line already. */
  function failed(what: string, place: Place, error: unknown): void {
    const level = isRefusal(codeOf(error)) ? 'debug' : 'warn';
    // A person's id stands for the channel where Slack is to open a direct message: no business of the log.
    const channel = /^[UW]/.test(place.channel) ? undefined : place.channel;
    log[level]({ channel, ...describeError(error) }, what);
  }

  /** Slack opens the direct message when a person's id stands for the channel. */
  async function tell(api: Api, user: string, rendered: Rendered): Promise<boolean> {
    const place = { channel: user, thread: null };
    try {
      await post(api, place, rendered);
      return true;
    } catch (error) {
      onUndelivered();
      failed('Slack: a reply could not be brought to its asker', place, error);
      return false;
    }
  }

  async function whisper(api: Api, place: Place, user: string, rendered: Rendered): Promise<boolean> {
    const { channel, thread } = place;
    const args = { channel, user, ...(thread === null ? {} : { thread_ts: thread }) };
    try {
      await speak(api, 'chat.postEphemeral', args, rendered);
      return true;
    } catch (error) {
      if (isUnanswered(error)) return true;
      if (isRefusal(codeOf(error))) return false;
      failed('Slack: could not reply to one person in this channel; sending a direct message', place, error);
      return tell(api, user, rendered);
    }
  }

  return {
    post,
    whisper,

    async postOrTell(api, place, user, rendered) {
      try {
        return await post(api, place, rendered);
      } catch (error) {
        failed('Slack: could not post in this channel', place, error);
        if (isUnanswered(error)) return null;
        if (isRefusal(codeOf(error)) || place.channel.startsWith('D')) onUndelivered();
        else
          await tell(api, user, { ...rendered, text: `${words.couldNotPost}\n${rendered.text}`, blocks: [] });
        return null;
      }
    },

    async respond(url, { text, blocks }, { inChannel = false, thread = null } = {}) {
      if (url === undefined || !URL.canParse(url)) return false;
      const body = {
        ...QUIET,
        response_type: inChannel ? 'in_channel' : 'ephemeral',
        replace_original: false,
        ...(thread === null ? {} : { thread_ts: thread }),
        text,
      };
      let content: Arguments = { ...body, blocks };
      for (let attempt = 1; attempt <= RESPOND_ATTEMPTS; attempt++) {
        const outcome = await send(url, content).catch((error: Error): Outcome => {
          log.debug({ attempt, ...describeError(error) }, 'Slack: a response URL did not answer');
          // Taken but not answered: a second try might say everything twice.
          return error.name === 'TimeoutError' ? 'ok' : 'failed';
        });
        if (outcome === 'ok') return true;
        if (outcome === 'gone') break;
        if (outcome === 'put off') onRateLimit();
        // What Slack refused may have been the blocks; the text alone says it all.
        if (outcome === 'refused') content = body;
        else await sleep(retryMs);
      }
      log.info('Slack: a response URL has expired, or does not take the reply; finding another way');
      return false;
    },

    async removeOriginal(url) {
      if (url === undefined || !URL.canParse(url)) return;
      await send(url, { delete_original: true }).catch(() => 'failed');
    },

    async replace(api, { channel, ts }, rendered) {
      try {
        await speak(api, 'chat.update', { channel, ts }, rendered);
        return true;
      } catch (error) {
        log.info({ channel, ...describeError(error) }, 'Slack: an earlier reply could not be changed');
        return false;
      }
    },

    async remove(api, { channel, ts }) {
      await api
        .call('chat.delete', { channel, ts })
        .catch((error: unknown) =>
          log.info({ channel, ...describeError(error) }, 'Slack: an earlier reply could not be removed'),
        );
    },
  };
}
