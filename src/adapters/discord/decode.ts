/** What discord.js hands over, in the neutral terms of the inbox. Asks nobody, and keeps nothing. */
import {
  ButtonComponent,
  type ButtonInteraction,
  type ChatInputCommandInteraction,
  type Guild,
  InteractionContextType,
  type Message,
  type MessageContextMenuCommandInteraction,
  MessageFlags,
  MessageReferenceType,
  MessageType,
  type PartialMessage,
  PermissionFlagsBits,
} from 'discord.js';
import type { IncomingMessage, RepliedTo, Thread } from '../../conversation/inbox.ts';
import type { MessageRef } from '../../conversation/platform.ts';
import { saidBy } from '../../conversation/said-by.ts';
import type { MessageContext } from '../../core/invocation.ts';
import { wordsOf } from './words.ts';

/** Used here: commands, the menu of a message, and buttons. */
export type AnsweredInteraction =
  | ChatInputCommandInteraction
  | MessageContextMenuCommandInteraction
  | ButtonInteraction;

export const refOf = (message: Message | PartialMessage): MessageRef => ({
  workspace: message.guildId,
  channel: message.channelId,
  message: message.id,
});

/** False for bots, webhooks, the bot itself and what Discord says itself ("… joined the server"). */
export function isFromPerson({ author, webhookId, type }: Message): boolean {
  if (author.bot || author.system || webhookId !== null) return false;
  return type === MessageType.Default || type === MessageType.Reply;
}

/** Posted for a person by another bot's webhook, such as PluralKit's, which then removes what that person wrote. */
export const isCopy = ({ webhookId, applicationId, type, client }: Message): boolean =>
  webhookId !== null &&
  applicationId !== null &&
  applicationId !== client.application.id &&
  type === MessageType.Default;

/** The role that Discord made for the bot; people pick it by accident when they mean the bot. */
const ownRole = (guild: Guild | null, self: string): string | undefined =>
  guild?.roles.cache.find((role) => role.tags?.botId === self)?.id;

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

const threadOf = ({ channel }: Message): Thread | null =>
  channel?.isThread()
    ? { id: channel.id, startedBy: channel.ownerId, startedAt: channel.createdTimestamp }
    : null;

/** Who says something where. A thread is one line of talk for all; elsewhere each person has their own. */
const contextOf = (
  { guildId: workspace, channelId: channel, channel: place }: Message | AnsweredInteraction,
  person: string,
  about: Pick<MessageContext, 'direct' | 'canManage' | 'locale'>,
): MessageContext => ({
  platform: 'discord',
  conversation: place?.isThread() ? channel : `${channel}:${person}`,
  person,
  workspace,
  channel,
  ...about,
});

/** The message that this one replies to, if it is a reply and no forward. */
export function repliedTo(
  { reference, mentions, guildId, channelId }: Message,
  self: string,
): RepliedTo | null {
  const isReply = (reference?.type ?? MessageReferenceType.Default) === MessageReferenceType.Default;
  if (reference?.messageId === undefined || !isReply) return null;
  const message = {
    workspace: reference.guildId ?? guildId,
    channel: reference.channelId ?? channelId,
    message: reference.messageId,
  };
  const author = mentions.repliedUser?.id;
  return { message, author: author === undefined ? 'unknown' : author === self ? 'bot' : 'other' };
}

/** @param self The bot's own user id. */
export function incomingMessage(message: Message, self: string): IncomingMessage {
  const { author, guildId, member, mentions } = message;
  const direct = guildId === null;
  const repliesTo = repliedTo(message, self);
  // Asked now, since the context outlives the member.
  const canManage = member?.permissions.has(PermissionFlagsBits.ManageGuild) ?? false;
  const role = mentions.roles.size === 0 ? undefined : ownRole(message.guild, self);
  const context = contextOf(message, author.id, { direct, canManage: () => canManage, locale: null });
  return saidBy(context, message.id, {
    // What is only posted in a channel, such as a poll, is said to nobody.
    text: withoutMention(message.content || (direct ? wordsOf(message) : ''), self, role),
    mentionsBot:
      (mentions.users.has(self) && (repliesTo?.author !== 'bot' || isNamed(message.content, self))) ||
      (role !== undefined && mentions.roles.has(role)),
    mentionsOthers:
      mentions.everyone ||
      mentions.users.some(({ id }) => id !== self) ||
      mentions.roles.some(({ id }) => id !== role),
    ...(isCopy(message) ? { copied: true } : {}),
    repliesTo,
    thread: threadOf(message),
  });
}

export function interactionContext(interaction: AnsweredInteraction): MessageContext {
  const { user, guild, guildId, memberPermissions, context, locale } = interaction;
  return contextOf(interaction, user.id, {
    direct: context === null ? guildId === null : context === InteractionContextType.BotDM,
    // In a server that has not added the bot there is nothing to manage.
    canManage: () => guild !== null && (memberPermissions?.has(PermissionFlagsBits.ManageGuild) ?? false),
    locale,
  });
}

/** A command's options by name, a subcommand as `action`. Numbers never occur in our declarations. */
export function commandOptions({ options }: ChatInputCommandInteraction): Record<string, string | boolean> {
  const action = options.getSubcommand(false);
  const given = options.data.flatMap(({ options: nested, ...option }) => nested ?? option);
  const read = given.flatMap(({ name, value }) => (value === undefined ? [] : [[name, value]]));
  return { ...(action === null ? {} : { action }), ...Object.fromEntries(read) };
}

/** What a pressed button tells of itself and of the message that it stands on. */
export function pressedButton({ customId, component, message }: ButtonInteraction, self: string) {
  const shownPrivately = message.flags.has(MessageFlags.Ephemeral);
  // Who asked stands on the answer to a command; for the answer to a message, that message tells.
  const used = message.interactionMetadata;
  return {
    id: customId,
    label: component instanceof ButtonComponent ? component.label : null,
    message: shownPrivately ? null : refOf(message),
    // What answers a message was posted under the id of that message, what answers an interaction under its id.
    answers: used === null ? repliedTo(message, self) : { person: used.user.id },
    replyKey: used?.id ?? message.reference?.messageId ?? null,
    shownPrivately,
  };
}
