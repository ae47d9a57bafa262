/** Slack's payloads in neutral terms. Trusts what Slack documents, and throws where that is missing. */
import type {
  BlockButtonAction,
  BlockFeedbackButtonsAction,
  MessageShortcut,
  SlashCommand,
  types,
} from '@slack/bolt';
import type { ButtonPress, CommandUse, ExplainUse, IncomingMessage } from '../../conversation/inbox.ts';
import type { Destination, MessageRef, Responder } from '../../conversation/platform.ts';
import { destinationOf, saidBy } from '../../conversation/said-by.ts';
import type { Audience } from '../../conversation/ticketed-responder.ts';
import {
  commandFromAll,
  declarationOf,
  optionsFromText,
  type TypedCommand,
} from '../../core/command-text.ts';
import type { MessageContext } from '../../core/invocation.ts';
import { COMMAND_OF_ALL } from './command-names.ts';
import { keyOfBlock } from './encode.ts';
import { wordsOf } from './message-text.ts';
import { mentionsIn, readText, unescapeText } from './mrkdwn.ts';
import type { People } from './people.ts';
import type { Pressed } from './respond.ts';
import type { Workspace } from './workspaces.ts';

/** Where a payload came from, and who can tell more of its people. */
export interface Origin {
  readonly workspace: Workspace;
  readonly people: People;
  /** The bot is an agent: with it, each message begins a thread that the answer stands in. */
  readonly agent: boolean;
}

/** Ids of direct messages begin so; where a button was pressed, Slack tells no more of the kind of a channel. */
const isDirect = (channel: string): boolean => channel.startsWith('D');

/** @param line What tells one line of talk from others in the channel: a thread, or a person. */
export function makeContext(
  { workspace, people }: Origin,
  { channel, person, direct }: Pick<Destination, 'channel' | 'person' | 'direct'>,
  line: string | null,
): MessageContext {
  return {
    platform: 'slack',
    conversation: [workspace.team ?? '', channel, line ?? ''].join(':'),
    person,
    workspace: workspace.team,
    channel,
    direct,
    canManage: () => people.mayManage(workspace, person),
    locale: people.localeOf(workspace, person),
  };
}

/** A message as Slack tells of it, on its own or within the news of its change. */
export type Told = types.AllMessageEvents | types.AppMentionEvent;

type Said = Pick<types.GenericMessageEvent, 'user' | 'ts' | 'text' | 'thread_ts' | 'parent_user_id'> & {
  readonly type: string;
};

/** What people write; everything else (joins, topics, edits, bots) has another subtype. */
const WRITTEN: readonly (string | undefined)[] = [undefined, 'file_share', 'thread_broadcast'];

const isByPerson = (told: Told, bot: string): told is Told & Said =>
  WRITTEN.includes(told.subtype) &&
  'user' in told &&
  ![undefined, bot, 'USLACKBOT'].includes(told.user) &&
  !('bot_id' in told && told.bot_id);

/** When a message was posted, in milliseconds since 1970: its id is the time. */
const timeOf = (ts: string): number => Math.floor(Number(ts) * 1_000);

function decodeSaid(channel: string, said: Said, origin: Origin): IncomingMessage {
  const { botUser } = origin.workspace;
  const { user: person, ts, text = '', parent_user_id: parent = null } = said;
  const direct = isDirect(channel);
  // The first message of a thread names itself.
  const thread = said.thread_ts === undefined || said.thread_ts === ts ? null : said.thread_ts;
  // A reply in a channel makes a thread; direct messages are answered as in any conversation, except by agents.
  const begun = direct && !origin.agent ? null : ts;
  const replyThread = thread ?? begun;
  const mentioned = mentionsIn(text, botUser);
  return saidBy(makeContext(origin, { channel, person, direct }, replyThread), ts, {
    replyThread,
    text: readText(wordsOf(said), botUser),
    mentionsBot: mentioned.user || said.type === 'app_mention',
    mentionsOthers: mentioned.others,
    thread: thread === null ? null : { id: thread, startedBy: parent, startedAt: timeOf(thread) },
  });
}

/** What an event `message` or `app_mention` tells. */
export type Heard =
  | { readonly kind: 'message' | 'edited'; readonly incoming: IncomingMessage }
  | { readonly kind: 'deleted'; readonly message: MessageRef };

/** Null for what is none of the bot's business: joins, topics, other bots, its own words. */
export function decodeMessage(event: Told, origin: Origin): Heard | null {
  const { team: workspace, botUser } = origin.workspace;
  const { channel } = event;
  const changed = event.subtype === 'message_changed' && 'previous_message' in event ? event.message : null;
  const gone =
    event.subtype === 'message_deleted' && 'deleted_ts' in event
      ? event.deleted_ts
      : // A deleted message that has a thread is told of as one that was changed to a tombstone.
        (changed?.subtype as string | undefined) === 'tombstone' && changed?.ts;
  if (gone) return { kind: 'deleted', message: { workspace, channel, message: gone } };
  const said = changed ?? event;
  if (!isByPerson(said, botUser)) return null;
  // A mention that was edited comes as a mention again, besides the news of the change.
  const isEdited = changed !== null || ('edited' in said && said.edited !== undefined);
  return { kind: isEdited ? 'edited' : 'message', incoming: decodeSaid(channel, said, origin) };
}

/** The command that was meant: by its name, or by what is said to the command of all. */
function readCommand(command: string, text: string): TypedCommand {
  const name = command.replace(/^\//, '').toLowerCase();
  if (name === COMMAND_OF_ALL) return commandFromAll(text);
  const declared = declarationOf(name) ?? declarationOf(name.replace(`${COMMAND_OF_ALL}-`, ''));
  return { name: declared?.name ?? name, options: declared ? optionsFromText(declared, text) : {} };
}

/** Makes what answers at a place, or in place of a message there. */
export type Answering = (to: Destination, audience: Audience, pressed?: Pressed) => Responder;

export function decodeCommand(body: SlashCommand, origin: Origin, answering: Answering): CommandUse {
  const { channel_id: channel, user_id: person, trigger_id: key, command, text } = body;
  const context = makeContext(origin, { channel, person, direct: isDirect(channel) }, person);
  const meant = readCommand(command, unescapeText(text ?? '').trim());
  return { ...meant, context, responder: answering(destinationOf(context), 'person'), key };
}

export function decodeShortcut(body: MessageShortcut, origin: Origin, answering: Answering): ExplainUse {
  const { user, message, trigger_id: key } = body;
  const { id: channel } = body.channel;
  const context = makeContext(origin, { channel, person: user.id, direct: isDirect(channel) }, user.id);
  const to = destinationOf(context, { thread: message['thread_ts'] ?? null });
  const text = readText(wordsOf(message), origin.workspace.botUser);
  return { text, context, responder: answering(to, 'person'), key };
}

/** A button, or a vote by Slack's own buttons for that: they have one id, and tell apart by their values. */
export type PressedAction = BlockButtonAction | BlockFeedbackButtonsAction;

export function decodePress(body: PressedAction, origin: Origin, answering: Answering): ButtonPress {
  const { actions, container, user, message: shown, trigger_id: key } = body;
  const [action] = actions;
  if (action === undefined) throw new Error('Slack told of no action.');
  const { team: workspace } = origin.workspace;
  // The Home tab has none, and is no place for a reply; Slack opens the direct message for a person's id.
  const place: string | undefined = body.channel?.id ?? container['channel_id'];
  const channel = place ?? user.id;
  const shownPrivately = container['is_ephemeral'] === true;
  const isSeen = place !== undefined && !shownPrivately;
  const ts: string | null = (isSeen && (shown?.ts ?? container['message_ts'])) || null;
  const message = ts === null ? null : { workspace, channel, message: ts };
  const pressed = { message, text: shown?.text ?? '', blocks: shown?.['blocks'] ?? [] };
  const thread: string | null = container['thread_ts'] ?? shown?.['thread_ts'] ?? null;
  const direct = place === undefined || isDirect(place);
  const begun = direct && !origin.agent ? null : ts;
  const line = thread ?? begun;
  const who = { channel, person: user.id, direct };
  const context = makeContext(origin, who, shownPrivately ? user.id : line);
  const to = destinationOf(context, { thread: line, replyTo: ts });
  return {
    id: action.type === 'feedback_buttons' ? action.value : action.action_id,
    label: action.text?.text ?? null,
    context,
    message,
    replyKey: keyOfBlock(action.block_id),
    shownPrivately,
    // The first message of a thread is what its answers answer.
    answers:
      message && thread !== null && thread !== ts ? { message: { ...message, message: thread } } : null,
    // On the Home tab nobody else is there, and nothing to reply beside.
    responder: place === undefined ? answering(to, 'all') : answering(to, 'as the reply says', pressed),
    key,
  };
}
