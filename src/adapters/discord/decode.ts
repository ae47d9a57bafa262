/** What Discord tells, and what discord.js hands over, in the neutral terms of the inbox. Asks nobody, and keeps nothing. */
import {
  ButtonComponent,
  type ButtonInteraction,
  type Channel,
  type ChatInputCommandInteraction,
  type Client,
  Constants,
  type GatewayMessageCreateDispatchData,
  type Guild,
  InteractionContextType,
  type Message,
  type MessageContextMenuCommandInteraction,
  MessageFlags,
  MessageReferenceType,
  MessageType,
  PermissionFlagsBits,
  PermissionsBitField,
} from 'discord.js';
import type { IncomingMessage, RepliedTo, Thread } from '../../conversation/inbox.ts';
import type { MessageRef } from '../../conversation/platform.ts';
import type { MessageContext } from '../../core/invocation.ts';
import { wordsOf } from './words.ts';

/** Used here: commands, the menu of a message, and buttons. */
export type AnsweredInteraction =
  | ChatInputCommandInteraction
  | MessageContextMenuCommandInteraction
  | ButtonInteraction;

/** A message as Discord tells of it. */
type Told = GatewayMessageCreateDispatchData;

export const refOf = ({
  guild_id,
  channel_id,
  id,
}: Pick<Told, 'guild_id' | 'channel_id' | 'id'>): MessageRef => ({
  workspace: guild_id ?? null,
  channel: channel_id,
  message: id,
});

/** False for bots, webhooks, the bot itself and what Discord says itself ("… joined the server"). */
export function isFromPerson({ author, webhook_id, type }: Told): boolean {
  if (author.bot || author.system || webhook_id !== undefined) return false;
  return type === MessageType.Default || type === MessageType.Reply;
}

/** Posted for a person by another bot's webhook, such as PluralKit's, which then removes what that person wrote. */
export const isCopy = ({ webhook_id, application_id, type }: Told, { application }: Client<true>): boolean =>
  webhook_id !== undefined &&
  application_id !== undefined &&
  application_id !== application.id &&
  type === MessageType.Default;

/** The role that Discord made for the bot; people pick it by accident when they mean the bot. */
const ownRole = (guild: Guild | undefined, self: string): string | undefined =>
  guild?.roles.cache.find((role) => role.tags?.botId === self)?.id;

/** Whether somebody with these roles looks after the server. */
function manages(guild: Guild, person: string, roles: readonly string[]): boolean {
  // The role that everybody has bears the id of the server.
  const granted = [guild.id, ...roles].flatMap((id) => guild.roles.cache.get(id)?.permissions ?? []);
  return person === guild.ownerId || new PermissionsBitField(granted).has(PermissionFlagsBits.ManageGuild);
}

/** The text without the mention of the bot. */
export function withoutMention(content: string, self: string, role?: string): string {
  const mention = `<@!?${self}>${role === undefined ? '' : `|<@&${role}>`}`;
  return (
    content
      .replace(new RegExp(`^\\s*(?:${mention})[,:;]?`), '')
      // Looks for a mention behind blanks only where the blanks begin: each run is walked once, however long it is.
      .replace(new RegExp(`(?<!\\s)\\s*(?:${mention})(?=[,:;.!?])|(?:${mention})[^\\S\\n]*`, 'g'), '')
      .trim()
  );
}

/** Whether the bot is named in the text. To reply to somebody pings them too, and names nobody. */
const isNamed = (content: string, self: string): boolean => new RegExp(`<@!?${self}>`).test(content);

/** A thread is one line of talk for all; elsewhere each person has their own. */
const conversationOf = (channel: string, person: string, thread: Thread | null): string =>
  thread === null ? `${channel}:${person}` : channel;

const threadOf = (channel: Channel | null | undefined): Thread | null =>
  channel?.isThread()
    ? { id: channel.id, startedBy: channel.ownerId, startedAt: channel.createdTimestamp }
    : null;

/** The message that this one replies to, if it is a reply and no forward. */
function repliedTo(
  { message_reference: pointer, referenced_message: quoted }: Told,
  { workspace, channel }: MessageRef,
  self: string,
): RepliedTo | null {
  const isReply = (pointer?.type ?? MessageReferenceType.Default) === MessageReferenceType.Default;
  if (pointer?.message_id === undefined || !isReply) return null;
  const { guild_id = workspace, channel_id = channel, message_id: message } = pointer;
  const author = !quoted ? 'unknown' : quoted.author.id === self ? 'bot' : 'other';
  return { message: { workspace: guild_id, channel: channel_id, message }, author };
}

/** Taken from what Discord tells: what discord.js makes of each message would cost as much as all else up to its reply. */
export function incomingMessage(said: Told, client: Client<true>): IncomingMessage {
  const { author, content, mentions, mention_roles: roles } = said;
  const self = client.user.id;
  const message = refOf(said);
  const { workspace, channel } = message;
  const guild = client.guilds.cache.get(workspace ?? '');
  const direct = workspace === null;
  const isInThread = (Constants.ThreadChannelTypes as unknown[]).includes(said.channel_type);
  // Threads that have rested are not told of when the bot connects.
  const rested = isInThread ? { id: channel, startedBy: null, startedAt: null } : null;
  const thread = threadOf(client.channels.cache.get(channel)) ?? rested;
  const repliesTo = repliedTo(said, message, self);
  const role = roles.length === 0 ? undefined : ownRole(guild, self);
  const isPinged = mentions.some(({ id }) => id === self);
  return {
    message,
    context: {
      platform: 'discord',
      conversation: conversationOf(channel, author.id, thread),
      person: author.id,
      workspace,
      channel,
      direct,
      canManage: () => guild !== undefined && manages(guild, author.id, said.member?.roles ?? []),
      locale: null,
    },
    to: { workspace, channel, thread: null, replyTo: said.id, person: author.id, direct },
    // What is only posted in a channel, such as a poll, is said to nobody.
    text: withoutMention(content || (direct ? wordsOf(said) : ''), self, role),
    mentionsBot:
      (isPinged && (repliesTo?.author !== 'bot' || isNamed(content, self))) ||
      (role !== undefined && roles.includes(role)),
    mentionsOthers:
      said.mention_everyone || mentions.some(({ id }) => id !== self) || roles.some((id) => id !== role),
    ...(isCopy(said, client) ? { copied: true } : {}),
    repliesTo,
    thread,
  };
}

export function interactionContext(interaction: AnsweredInteraction): MessageContext {
  const { user, guild, guildId, channelId, memberPermissions, context, locale } = interaction;
  return {
    platform: 'discord',
    conversation: conversationOf(channelId, user.id, threadOf(interaction.channel)),
    person: user.id,
    workspace: guildId,
    channel: channelId,
    direct: context === null ? guildId === null : context === InteractionContextType.BotDM,
    // In a server that has not added the bot there is nothing to manage.
    canManage: () => guild !== null && (memberPermissions?.has(PermissionFlagsBits.ManageGuild) ?? false),
    locale,
  };
}

/** A command's options by name, a subcommand as `action`. Numbers never occur in our declarations. */
export function commandOptions({ options }: ChatInputCommandInteraction): Record<string, string | boolean> {
  const action = options.getSubcommand(false);
  const given = options.data.flatMap(({ options: nested, ...option }) => nested ?? option);
  const read = given.flatMap(({ name, value }) => (value === undefined ? [] : [[name, value]]));
  return { ...(action === null ? {} : { action }), ...Object.fromEntries(read) };
}

/** What a pressed button tells of itself and of the message that it stands on. */
export function pressedButton({ customId, component, message: shown }: ButtonInteraction) {
  const { id, guildId: workspace, channelId: channel, reference, interactionMetadata: used } = shown;
  const shownPrivately = shown.flags.has(MessageFlags.Ephemeral);
  // What answers a message was posted under the id of that message, what answers an interaction under its id.
  const asked = reference?.messageId;
  return {
    id: customId,
    label: component instanceof ButtonComponent ? component.label : null,
    message: shownPrivately ? null : { workspace, channel, message: id },
    // Who asked stands on the answer to a command; for the answer to a message, that message tells.
    answers: used
      ? { person: used.user.id }
      : asked
        ? { message: { workspace, channel, message: asked } }
        : null,
    replyKey: used?.id ?? asked ?? null,
    shownPrivately,
  };
}
