/**
 * Reads what Slack sent without trusting its shape: servers leave fields out, and a missing one must never stop
 * an answer.
 */

export type Json = Readonly<Record<string, unknown>>;

/** The value as an object; an empty one if it is none. */
export const asObject = (value: unknown): Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : {};

/** The text at a path, such as `textAt(body, 'channel', 'id')`; undefined if there is none or it is empty. */
export function textAt(value: unknown, ...path: readonly string[]): string | undefined {
  let at = value;
  for (const name of path) at = asObject(at)[name];
  return typeof at === 'string' && at !== '' ? at : undefined;
}

/** The list at a path; empty if there is none. */
export function listAt(value: unknown, ...path: readonly string[]): readonly unknown[] {
  let at = value;
  for (const name of path) at = asObject(at)[name];
  return Array.isArray(at) ? at : [];
}

/** A message as the Events API tells of it. */
export interface SlackMessage {
  readonly type: 'message' | 'app_mention';
  readonly channel: string;
  readonly user: string;
  readonly ts: string;
  /** The first message of the thread, if this one stands in a thread. */
  readonly thread: string | null;
  /** Who wrote the first message of the thread, where Slack says it. */
  readonly threadBy: string | null;
  readonly text: string;
  /** Said to the bot alone. */
  readonly direct: boolean;
  readonly edited: boolean;
}

/** What people write; everything else (joins, topics, edits, bots) has another subtype. */
const WRITTEN = new Set([undefined, 'file_share', 'thread_broadcast']);

/** Whether a channel is a direct message with the bot. */
export function isDirect(channel: string, type: string | undefined): boolean {
  if (type !== undefined) return type === 'im' || type === 'app_home';
  return channel.startsWith('D');
}

/** Whether a program wrote it. */
function isFromBot(event: unknown): boolean {
  const { bot_id: botId, bot_profile: profile } = asObject(event);
  return Boolean(botId) || Boolean(profile) || textAt(event, 'user') === 'USLACKBOT';
}

/** A message that a person wrote; null for anything else, such as a join, an edit, or a bot's message. */
export function readMessage(event: unknown): SlackMessage | null {
  const type = textAt(event, 'type');
  const channel = textAt(event, 'channel');
  const user = textAt(event, 'user');
  const ts = textAt(event, 'ts');
  if ((type !== 'message' && type !== 'app_mention') || !channel || !user || !ts) return null;
  if (!WRITTEN.has(textAt(event, 'subtype')) || isFromBot(event)) return null;
  return {
    type,
    channel,
    user,
    ts,
    thread: textAt(event, 'thread_ts') ?? null,
    threadBy: textAt(event, 'parent_user_id') ?? null,
    text: textAt(event, 'text') ?? '',
    direct: isDirect(channel, textAt(event, 'channel_type')),
    edited: Object.hasOwn(asObject(event), 'edited'),
  };
}
