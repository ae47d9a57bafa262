/** Pressed buttons: on replies for all, on replies for one person, and on the Home tab. */
import { makeReply, type Reply } from '../../core/reply.ts';
import { slack as words } from '../../messages/slack.ts';
import { describeError, isUnanswered } from './errors.ts';
import { readText } from './mrkdwn.ts';
import { asObject, isDirect, listAt, textAt } from './payload.ts';
import { keyOf, makeScene, notePosted, publish, renderTold, type Services, type Told } from './services.ts';
import { isShare, mayBeShared, rememberShareable, replyToShare } from './share.ts';
import type { Workspace } from './workspaces.ts';

/** A pressed button, as far as Slack told. */
interface Press {
  readonly id: string;
  readonly block: string | undefined;
  readonly person: string;
  /** Null on the Home tab. */
  readonly channel: string | null;
  readonly message: string | undefined;
  readonly thread: string | null;
  /** Only the presser sees the message with the button. */
  readonly ephemeral: boolean;
  readonly direct: boolean;
  readonly responseUrl: string | undefined;
}

function readPress(body: unknown): Press | null {
  const [action] = listAt(body, 'actions');
  const id = textAt(action, 'value') ?? textAt(action, 'action_id');
  const person = textAt(body, 'user', 'id');
  if (id === undefined || person === undefined) return null;
  const { container } = asObject(body);
  const channel = textAt(body, 'channel', 'id') ?? textAt(container, 'channel_id') ?? null;
  return {
    id,
    block: textAt(action, 'block_id'),
    person,
    channel,
    message: textAt(body, 'message', 'ts') ?? textAt(container, 'message_ts'),
    thread: textAt(body, 'message', 'thread_ts') ?? textAt(container, 'thread_ts') ?? null,
    ephemeral: asObject(container)['is_ephemeral'] === true,
    direct: channel !== null && isDirect(channel, undefined),
    responseUrl: textAt(body, 'response_url'),
  };
}

const UNKNOWN: Told = { question: null, asker: null };

export interface Actions {
  /** The body of a `block_actions` payload. */
  pressed(body: unknown, workspace: Workspace): Promise<void>;
}

export function createActions(services: Services): Actions {
  const { core, delivery, log, remembered } = services;

  /** What the message with the button answered: as remembered, else as the thread's first message says. */
  async function toldBy(press: Press, { api, botUser }: Workspace): Promise<Told> {
    const { block, channel, message, thread, ephemeral } = press;
    const [nonce = ''] = (block ?? '').split(':');
    const known = remembered.told.get(nonce) ?? remembered.told.get(keyOf(channel ?? '', message ?? ''));
    if (known) return known;
    if (channel === null || thread === null || ephemeral || thread === message) return UNKNOWN;
    const args = { channel, ts: thread, limit: 1, inclusive: true };
    const [parent] = listAt(await api.lookUp('conversations.replies', args), 'messages');
    const asker = textAt(parent, 'user');
    if (asker === undefined || asker === botUser || textAt(parent, 'bot_id')) return UNKNOWN;
    return { question: readText(textAt(parent, 'text') ?? '', botUser) || null, asker };
  }

  function sceneOf({ channel, person, direct, thread, message, ephemeral }: Press, workspace: Workspace) {
    const line = ephemeral ? person : (thread ?? (direct ? null : (message ?? null)));
    const place = { channel: channel ?? person, person, direct: direct || channel === null, line };
    return makeScene(workspace, place, false);
  }

  async function whisper(press: Press, { api }: Workspace, reply: Reply, told: Told): Promise<void> {
    const { channel, thread, person, responseUrl, ephemeral } = press;
    const shareable = ephemeral && channel !== null && mayBeShared(reply);
    const share = shareable ? rememberShareable(services, 'explain', reply, { person, channel }) : undefined;
    const rendered = renderTold(services, reply, told, share);
    if (await delivery.respond(responseUrl, rendered, { thread })) return;
    await delivery.whisper(api, { channel: channel ?? person, thread }, person, rendered);
  }

  async function share(press: Press, workspace: Workspace): Promise<void> {
    const { channel, person, responseUrl, thread } = press;
    const context = sceneOf(press, workspace);
    const say = (body: string) =>
      whisper(press, workspace, makeReply({ kind: 'notice', body, delivery: 'private' }), UNKNOWN);
    const reply = await replyToShare(services, press.id, context);
    if (reply === null || channel === null) return say(words.cannotShareAgain);
    const told = { ...(await toldBy(press, workspace)), asker: person };
    const rendered = renderTold(services, reply, told);
    try {
      const posted = await delivery.post(workspace.api, { channel, thread }, rendered);
      if (posted) notePosted(services, context, posted, reply, told);
    } catch (error) {
      if (isUnanswered(error))
        return log.warn(
          { channel, ...describeError(error) },
          'Slack: nobody knows whether a shared reply stands',
        );
      // The response URL reaches channels that the bot is not in.
      const shared = await delivery.respond(responseUrl, rendered, { inChannel: true, thread });
      if (!shared) return say(words.cannotShare);
    }
    await delivery.removeOriginal(responseUrl);
  }

  async function act(press: Press, workspace: Workspace): Promise<void> {
    const { id, person, channel, message, direct, ephemeral, thread } = press;
    const told = await toldBy(press, workspace);
    const context = sceneOf(press, workspace);
    const reply = await core.dispatch({
      type: 'action',
      id,
      question: told.question,
      reply: channel === null || message === undefined ? null : keyOf(channel, message),
      context,
    });
    if (reply.kind === 'silence') return;
    const about = { question: told.question, asker: person };
    if (channel === null) {
      // The Home tab is no place for a reply; Slack opens the direct message for a person's id.
      await publish(services, workspace, context, { channel: person, thread: null }, reply, about);
      return;
    }
    const forAll = direct || (reply.delivery !== 'private' && !ephemeral && told.asker === person);
    if (!forAll || (direct && ephemeral)) return whisper(press, workspace, reply, about);
    const place = { channel, thread: thread ?? (direct ? null : (message ?? null)) };
    await publish(services, workspace, context, place, reply, about);
  }

  return {
    async pressed(body, workspace) {
      const press = readPress(body);
      if (press === null) return;
      await (isShare(press.id) ? share(press, workspace) : act(press, workspace));
    },
  };
}
