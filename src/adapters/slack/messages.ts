/** What people write: mentions, direct messages, follow-ups in threads, and opted-in channels. */
import { createHash } from 'node:crypto';
import { commandFromText } from '../../core/command-text.ts';
import type { MessageContext } from '../../core/invocation.ts';
import type { Reply } from '../../core/reply.ts';
import { createFirstTime } from '../recent.ts';
import { createThreadParticipants } from '../thread-participants.ts';
import { apologise } from './apology.ts';
import type { AssistantPane } from './assistant.ts';
import type { Place, Posted } from './deliver.ts';
import type { Follower, Outcome } from './edit-tracker.ts';
import { REDELIVERY_MS } from './limits.ts';
import { isForManagers } from './managers.ts';
import { mentions, mentionsOthers, readText, soundsAddressed } from './mrkdwn.ts';
import { readMessage, type SlackMessage } from './payload.ts';
import { keyOf, makeScene, publish, renderTold, type Services, type Told } from './services.ts';
import type { Workspace } from './workspaces.ts';

/** How a message reached the bot. A follow-up was said in a thread of the bot's, but not to it by name. */
type Address = 'direct' | 'follow-up' | 'ambient';

export interface Messages {
  /** An event `message` or `app_mention`. */
  heard(event: unknown, workspace: Workspace): Promise<void>;
}

const MAX_KEYS = 20_000;

/** Tells messages apart without keeping what they say. */
function fingerprint({ channel, ts, user, text }: SlackMessage, { team }: Workspace): string {
  return createHash('sha256').update([team, channel, ts, user, text].join('\n')).digest('base64url');
}

/** People in a thread also talk to each other: what is none of the bot's business gets no refusal. */
const isBesideThePoint = (reply: Reply): boolean =>
  reply.kind === 'small-talk' || (reply.kind === 'no-answer' && reply.reason === 'off-topic');

const isNothing = (reply: Reply, address: Address): boolean =>
  reply.kind === 'silence' || (address === 'follow-up' && isBesideThePoint(reply));

interface Answered {
  readonly reply: Reply;
  readonly context: MessageContext;
  readonly told: Told;
}

/** A thread below a message in a channel; direct messages are answered as in any conversation. */
function placeOf({ channel, thread, ts, direct }: SlackMessage): Place {
  return { channel, thread: thread ?? (direct ? null : ts) };
}

export function createMessages(services: Services, follower: Follower, pane: AssistantPane): Messages {
  const { claim, core, delivery, managers, remembered, work } = services;
  const isFirst = createFirstTime(MAX_KEYS, REDELIVERY_MS);
  const voices = createThreadParticipants();

  /** Said in a thread where people talk to each other. */
  function isAmongPeople({ channel, thread, threadBy, ts, user }: SlackMessage): boolean {
    const joins = voices.joins(keyOf(channel, thread ?? ts), user);
    return joins || (threadBy !== null && threadBy !== user);
  }

  function sceneOf(message: SlackMessage, workspace: Workspace, canManage = false) {
    const { channel, user, direct } = message;
    const line = placeOf(message).thread;
    return makeScene(workspace, { channel, person: user, direct, line }, canManage);
  }

  async function addressOf(message: SlackMessage, workspace: Workspace): Promise<Address | null> {
    const { type, direct, text, thread, channel } = message;
    const { botUser } = workspace;
    if (direct || type === 'app_mention' || mentions(text, botUser)) return 'direct';
    const inOwnThread = thread !== null && remembered.threads.get(keyOf(channel, thread));
    if (inOwnThread && soundsAddressed(text) && !mentionsOthers(text, botUser)) return 'follow-up';
    const listens = await core.listens(sceneOf(message, workspace));
    return listens && !work.isCrowded() && !isAmongPeople(message) ? 'ambient' : null;
  }

  async function ask(message: SlackMessage, address: Address, workspace: Workspace): Promise<Answered> {
    const text = readText(message.text, workspace.botUser);
    const needsRank = address === 'direct' && isForManagers(commandFromText(text)?.name);
    const canManage = needsRank && (await managers.mayManage(workspace, message.user));
    const context = sceneOf(message, workspace, canManage);
    const mode = address === 'ambient' ? 'ambient' : 'direct';
    const reply = await core.dispatch({ type: 'message', text, mode, context });
    return { reply, context, told: { question: text, asker: message.user } };
  }

  /** For the asker alone if Slack allows it, else for all; resolves to what others can see, or null. */
  async function aside(message: SlackMessage, ws: Workspace, answered: Answered): Promise<Posted | null> {
    const { reply, context, told } = answered;
    // Nobody would look for a private reply in a thread that does not exist yet.
    const { channel, thread, user, direct } = message;
    const rendered = renderTold(services, reply, told);
    if (!direct && (await delivery.whisper(ws.api, { channel, thread }, user, rendered))) return null;
    return publish(services, ws, context, placeOf(message), reply, told);
  }

  async function answer(message: SlackMessage, address: Address, ws: Workspace): Promise<Posted | null> {
    const place = placeOf(message);
    const working = message.direct && place.thread !== null ? pane.working(ws, place) : null;
    const answered = await ask(message, address, ws);
    await working?.shown();
    const { reply, context, told } = answered;
    if (isNothing(reply, address)) {
      working?.clear();
      return null;
    }
    return reply.delivery === 'private'
      ? aside(message, ws, answered)
      : publish(services, ws, context, place, reply, told);
  }

  /** An earlier reply changes with its question. What is for the asker alone, such as a limit, leaves it as it is. */
  async function answerAgain(message: SlackMessage, address: Address, ws: Workspace): Promise<Outcome> {
    const answered = await ask(message, address, ws);
    const { reply, context, told } = answered;
    if (isNothing(reply, address)) return reply.delivery === 'none' ? 'leave' : 'withdraw';
    if (reply.delivery !== 'private')
      return { reply, context, told, rendered: renderTold(services, reply, told) };
    await aside(message, ws, answered);
    return 'leave';
  }

  return {
    async heard(event, workspace) {
      const message = readMessage(event);
      if (message === null || message.user === workspace.botUser) return;
      // Its own words, on a server that has not said who it is.
      if (remembered.told.get(keyOf(message.channel, message.ts))) return;
      // Slack tells of an edit by a message of its own as well; a mention that was edited in is no new question.
      if (message.edited) return;
      const address = await addressOf(message, workspace);
      // The same words come as `message` and as `app_mention`, and deserve one answer.
      const print = fingerprint(message, workspace);
      if (address === null || !isFirst(print) || !(await claim(`slack:message:${print}`))) return;
      const posted = answer(message, address, workspace);
      follower.watch(message, posted, workspace, (text) =>
        answerAgain({ ...message, text }, address, workspace),
      );
      try {
        await posted;
      } catch (error) {
        const { user: person, channel, thread } = message;
        const waiting = address === 'ambient' ? null : { person, channel, thread, responseUrl: undefined };
        await apologise(services, waiting, workspace, error);
      }
    },
  };
}
