/** Hands what Discord tells to the inbox: messages and what becomes of them, commands, buttons, completion. */
import {
  type AutocompleteInteraction,
  type Client,
  type ClientEvents,
  Events,
  GatewayDispatchEvents,
  type GatewayDispatchPayload,
  type Interaction,
} from 'discord.js';
import type { Inbox } from '../../conversation/inbox.ts';
import { servedBy } from '../../conversation/served.ts';
import { shorten } from '../../core/shorten.ts';
import {
  type AnsweredInteraction,
  commandOptions,
  incomingMessage,
  interactionContext,
  isCopy,
  isFromPerson,
  pressedButton,
  refOf,
  withoutMention,
} from './decode.ts';
import { isGone, note } from './errors.ts';
import { CHOICE_NAME_LENGTH, CHOICE_VALUE_LENGTH, CHOICES } from './limits.ts';
import { createResponder, type ResponderDeps } from './respond.ts';
import { wordsOf } from './words.ts';

export interface EventDeps extends ResponderDeps {
  readonly inbox: Inbox;
  /** Nothing is taken any more. */
  readonly isStopping: () => boolean;
  /** Servers that the operator wants to serve; null for all. */
  readonly allowed: readonly string[] | null;
}

const OF_MESSAGES: ReadonlySet<GatewayDispatchEvents> = new Set([
  GatewayDispatchEvents.MessageCreate,
  GatewayDispatchEvents.MessageUpdate,
  GatewayDispatchEvents.MessageDelete,
  GatewayDispatchEvents.MessageDeleteBulk,
]);

/** Takes a packet of Discord's in the place of discord.js. False for what discord.js itself is to have. */
export type TakePacket = (packet: GatewayDispatchPayload) => boolean;

/**
 * Listens to a client until its listeners are removed.
 *
 * @returns What takes the packets that are about messages, of which discord.js is to make nothing.
 */
export function listen(client: Client, deps: EventDeps): TakePacket {
  const { inbox, log, allowed } = deps;

  /** What one event does wrong must not end the connection, on which discord.js calls its listeners. */
  function safely<A extends unknown[]>(take: (...event: A) => void): (...event: A) => void {
    return (...event) => {
      if (deps.isStopping()) return;
      try {
        take(...event);
      } catch (error) {
        note(log, 'error', 'unreadable', 'An event could not be read', { error });
      }
    };
  }
  const on = <E extends keyof ClientEvents>(event: E, take: (...event: ClientEvents[E]) => void) =>
    void client.on(event, safely(take));

  const servesServer = servedBy(allowed);
  /** Direct messages are of no server. */
  const isServed = (server: string | null): boolean => server === null || servesServer(server);

  function interacted(interaction: Interaction): void {
    if (!isServed(interaction.guildId)) return;
    if (interaction.isAutocomplete()) {
      if (inbox.mayLook({ workspace: interaction.guildId, person: interaction.user.id }))
        void complete(interaction, deps);
    } else if (interaction.isButton())
      void inbox.press({
        ...pressedButton(interaction),
        ...answerable(interaction, deps),
      });
    else if (interaction.isChatInputCommand()) {
      const { commandName: name } = interaction;
      void inbox.command({ name, options: commandOptions(interaction), ...answerable(interaction, deps) });
    } else if (interaction.isMessageContextMenuCommand()) {
      const text = withoutMention(wordsOf(interaction.targetMessage), interaction.client.user.id);
      void inbox.explain({ text, ...answerable(interaction, deps) });
    }
  }

  const hear = safely(({ t, d }: GatewayDispatchPayload, by: Client<true>): void => {
    switch (t) {
      case GatewayDispatchEvents.MessageCreate:
        if (!isServed(d.guild_id ?? null)) return;
        if (isFromPerson(d) || isCopy(d, by)) void inbox.message(incomingMessage(d, by));
        return;
      case GatewayDispatchEvents.MessageUpdate:
        if (!isServed(d.guild_id ?? null)) return;
        // A preview that unfolds may come without author and text.
        if ('author' in d && 'content' in d && isFromPerson(d)) void inbox.edited(incomingMessage(d, by));
        return;
      case GatewayDispatchEvents.MessageDelete:
        return void inbox.deleted(refOf(d));
      case GatewayDispatchEvents.MessageDeleteBulk:
        for (const id of d.ids) void inbox.deleted(refOf({ ...d, id }));
    }
  });
  /** What is said before all servers are known waits for them. */
  const early: GatewayDispatchPayload[] = [];
  client.once(Events.ClientReady, (ready) => {
    for (const packet of early.splice(0)) hear(packet, ready);
  });

  // Only when it is added while it runs: who is left out by a slip of the pen can be let in again.
  on(Events.GuildCreate, (server) => {
    // A server that removed the bot while that was away, and adds it again, begins anew.
    if (isServed(server.id)) return void inbox.left(server.id);
    const sentence = 'Left a server that is not in DISCORD_ALLOWED_GUILDS';
    note(log, 'warn', 'not_served', sentence, { server: server.id });
    server
      .leave()
      .catch((error: unknown) => note(log, 'error', 'not_left', 'A server could not be left', { error }));
  });
  on(Events.GuildDelete, ({ id }) => void inbox.left(id));
  on(Events.InteractionCreate, interacted);

  return (packet) => {
    if (!OF_MESSAGES.has(packet.t)) return false;
    if (client.isReady()) hear(packet, client);
    else early.push(packet);
    return true;
  };
}

const answerable = (interaction: AnsweredInteraction, deps: ResponderDeps) => ({
  context: interactionContext(interaction),
  responder: createResponder(interaction, deps, interaction.isButton() ? interaction.message : undefined),
  key: interaction.id,
});

/** Completes what is being typed. */
async function complete(interaction: AutocompleteInteraction, { inbox, log }: EventDeps): Promise<void> {
  try {
    const { name: option, value: typed } = interaction.options.getFocused(true);
    const choices = inbox
      .complete(interaction.commandName, option, typed, interaction.locale)
      .filter(({ label, value }) => label.trim() !== '' && value.length <= CHOICE_VALUE_LENGTH)
      .slice(0, CHOICES)
      .map(({ label, value }) => ({ name: shorten(label, CHOICE_NAME_LENGTH), value }));
    await interaction.respond(choices);
  } catch (error) {
    // The person typed on, or gave up: a completion that comes too late is no fault.
    const level = isGone(error) ? 'debug' : 'warn';
    note(log, level, 'not_completed', 'A completion could not be sent', { error });
  }
}
