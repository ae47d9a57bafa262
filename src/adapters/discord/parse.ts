/** What Discord sends, as the core understands it. Pure functions. */
import {
  ComponentType,
  InteractionContextType,
  MessageReferenceType,
  MessageType,
} from 'discord-api-types/v10';
import type { MessageContext } from '../../core/invocation.ts';
import { isThreadType, mayManage } from './guilds.ts';
import type { IncomingInteraction, IncomingMessage } from './incoming.ts';

const SAID_BY_PEOPLE: ReadonlySet<number> = new Set([MessageType.Default, MessageType.Reply]);

/** False for bots, webhooks, the bot itself and what Discord says itself ("… joined the server"). */
export function isFromPerson(message: IncomingMessage, self: string | undefined): boolean {
  const { author } = message;
  if (author === undefined || author.bot || author.system || author.id === self) return false;
  return message.webhook_id === undefined && SAID_BY_PEOPLE.has(message.type ?? MessageType.Default);
}

const mentionSource = (self: string, ownRole: string | undefined): string =>
  `<@!?${self}>${ownRole === undefined ? '' : `|<@&${ownRole}>`}`;

/** Mentioned by name, in the list or in the text, or by the role that Discord made for the bot. */
export function mentions(message: IncomingMessage, self: string, ownRole: string | undefined): boolean {
  return (
    message.mentions.some((one) => one.id === self) ||
    (ownRole !== undefined && message.mention_roles.includes(ownRole)) ||
    new RegExp(mentionSource(self, ownRole)).test(message.content ?? '')
  );
}

/** The text without the mention of the bot. */
export function withoutMention(content: string, self: string | undefined, ownRole?: string): string {
  if (self === undefined) return content.trim();
  const mention = mentionSource(self, ownRole);
  return (
    content
      .replace(new RegExp(`^\\s*(?:${mention})[,:;]?`), '')
      // Looks for a mention behind blanks only where the blanks begin: each run is walked once, however long it is.
      .replace(new RegExp(`(?<!\\s)\\s*(?:${mention})(?=[,:;.!?])|(?:${mention})[^\\S\\n]*`, 'g'), '')
      .trim()
  );
}

/** The message that this one replies to, if it is a reply and no forward. */
export function repliedTo(message: IncomingMessage): { channel: string; message: string } | undefined {
  const reference = message.message_reference;
  if (reference?.message_id === undefined) return undefined;
  if ((reference.type ?? MessageReferenceType.Default) !== MessageReferenceType.Default) return undefined;
  const channel = reference.channel_id ?? message.channel_id;
  return channel === undefined ? undefined : { channel, message: reference.message_id };
}

/** A thread is one line of talk for all; elsewhere each person has their own. */
const conversationOf = (channel: string, person: string, thread: boolean): string =>
  thread ? channel : `${channel}:${person}`;

interface Place {
  readonly thread: boolean;
  readonly canManage: boolean;
}

export function messageScene(
  message: IncomingMessage,
  channel: string,
  person: string,
  place: Place,
): MessageContext {
  return {
    platform: 'discord',
    conversation: conversationOf(channel, person, place.thread),
    person,
    workspace: message.guild_id ?? null,
    channel,
    direct: message.guild_id === undefined,
    canManage: place.canManage,
  };
}

/**
 * Undefined when the interaction does not say who or where. `place` tells of this channel and person what is
 * known besides; Discord's own word in the interaction counts for more.
 */
export function interactionScene(
  interaction: IncomingInteraction,
  place: (channel: string, person: string) => Place,
): MessageContext | undefined {
  const person = interaction.member?.user?.id ?? interaction.user?.id;
  const channel = interaction.channel_id ?? interaction.channel?.id ?? interaction.message?.channel_id;
  if (person === undefined || channel === undefined) return undefined;
  const known = place(channel, person);
  const inThread = known.thread || isThreadType(interaction.channel?.type);
  const permissions = interaction.member?.permissions;
  return {
    platform: 'discord',
    conversation: conversationOf(channel, person, inThread),
    person,
    workspace: interaction.guild_id ?? null,
    channel,
    direct:
      interaction.context === undefined
        ? interaction.guild_id === undefined
        : interaction.context === InteractionContextType.BotDM,
    canManage: permissions === undefined ? known.canManage : mayManage(permissions),
  };
}

/** A command's options by name. Numbers never occur in our declarations; they arrive as text. */
export function commandOptions(interaction: IncomingInteraction): Record<string, string | boolean> {
  const options: Record<string, string | boolean> = {};
  for (const { name, value } of interaction.data?.options ?? [])
    if (value !== undefined) options[name] = typeof value === 'number' ? String(value) : value;
  return options;
}

/** What is being typed, for completion. */
export function focusedOption(interaction: IncomingInteraction): { name: string; typed: string } | undefined {
  const focused = interaction.data?.options.find((one) => one.focused);
  return focused === undefined ? undefined : { name: focused.name, typed: String(focused.value ?? '') };
}

interface Component {
  readonly type?: unknown;
  readonly custom_id?: unknown;
  readonly label?: unknown;
  readonly components?: unknown;
}

/** The label of the button with this id in a message as it came; undefined when it is not there. */
export function buttonLabel(message: unknown, customId: string): string | undefined {
  const rows = (message as { components?: unknown } | null | undefined)?.components;
  if (!Array.isArray(rows)) return undefined;
  const buttons = (rows as (Component | null)[]).flatMap((row) =>
    Array.isArray(row?.components) ? (row.components as (Component | null)[]) : [],
  );
  const found = buttons.find((one) => one?.type === ComponentType.Button && one.custom_id === customId);
  return typeof found?.label === 'string' ? found.label : undefined;
}
