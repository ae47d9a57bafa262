/** Hands what Discord tells to the inbox: messages and what becomes of them, commands, buttons, completion. */
import {
  type AutocompleteInteraction,
  type Client,
  type ClientEvents,
  Events,
  type Interaction,
  type Message,
  type PartialMessage,
} from 'discord.js';
import type { Inbox } from '../../conversation/inbox.ts';
import { servedBy } from '../../conversation/served.ts';
import { shorten } from '../../core/shorten.ts';
import * as decode from './decode.ts';
import { isGone, note } from './errors.ts';
import * as limits from './limits.ts';
import { createResponder, type ResponderDeps } from './respond.ts';
import { wordsOf } from './words.ts';

export interface EventDeps extends ResponderDeps {
  readonly inbox: Inbox;
  /** Servers that the operator wants to serve; null for all. */
  readonly allowed: readonly string[] | null;
}

/** Listens to a client until its listeners are removed. */
export function listen(client: Client, deps: EventDeps): void {
  const { inbox, log, allowed } = deps;
  const self = () => client.user?.id ?? '';

  /** What one event does wrong must not end the connection, on which discord.js calls its listeners. */
  function on<E extends keyof ClientEvents>(event: E, take: (...event: ClientEvents[E]) => void): void {
    client.on(event, (...args) => {
      try {
        take(...args);
      } catch (error) {
        note(log, 'error', 'unreadable', 'An event could not be read', { error });
      }
    });
  }

  const servesServer = servedBy(allowed);
  /** Direct messages are of no server. */
  const isServed = (server: string | null): boolean => server === null || servesServer(server);

  function edited(_before: unknown, message: Message | PartialMessage): void {
    // A preview that unfolds may come without author and text.
    if (!isServed(message.guildId)) return;
    if (message.partial || message.content === null || !decode.isFromPerson(message)) return;
    void inbox.edited(decode.incomingMessage(message, self()));
  }

  function interacted(interaction: Interaction): void {
    if (!isServed(interaction.guildId)) return;
    if (interaction.isAutocomplete()) {
      if (inbox.mayLook({ workspace: interaction.guildId, person: interaction.user.id }))
        void complete(interaction, deps);
    } else if (interaction.isButton())
      void inbox.press({ ...decode.pressedButton(interaction, self()), ...answerable(interaction, deps) });
    else if (interaction.isChatInputCommand()) {
      const { commandName: name } = interaction;
      void inbox.command({
        name,
        options: decode.commandOptions(interaction),
        ...answerable(interaction, deps),
      });
    } else if (interaction.isMessageContextMenuCommand()) {
      const text = decode.withoutMention(wordsOf(interaction.targetMessage), self());
      void inbox.explain({ text, ...answerable(interaction, deps) });
    }
  }

  on(Events.MessageCreate, (message) => {
    if (!isServed(message.guildId)) return;
    if (decode.isFromPerson(message) || decode.isCopy(message))
      void inbox.message(decode.incomingMessage(message, self()));
  });
  on(Events.MessageUpdate, edited);
  on(Events.MessageDelete, (message) => void inbox.deleted(decode.refOf(message)));
  on(Events.MessageBulkDelete, (messages) => {
    for (const message of messages.values()) void inbox.deleted(decode.refOf(message));
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
}

const answerable = (interaction: decode.AnsweredInteraction, deps: ResponderDeps) => ({
  context: decode.interactionContext(interaction),
  responder: createResponder(interaction, deps, interaction.isButton() ? interaction.message : undefined),
  key: interaction.id,
});

/** Completes what is being typed. */
async function complete(interaction: AutocompleteInteraction, { inbox, log }: EventDeps): Promise<void> {
  try {
    const { name: option, value: typed } = interaction.options.getFocused(true);
    const choices = inbox
      .complete(interaction.commandName, option, typed, interaction.locale)
      .filter(({ label, value }) => label.trim() !== '' && value.length <= limits.CHOICE_VALUE_LENGTH)
      .slice(0, limits.CHOICES)
      .map(({ label, value }) => ({ name: shorten(label, limits.CHOICE_NAME_LENGTH), value }));
    await interaction.respond(choices);
  } catch (error) {
    // The person typed on, or gave up: a completion that comes too late is no fault.
    const level = isGone(error) ? 'debug' : 'warn';
    note(log, level, 'not_completed', 'A completion could not be sent', { error });
  }
}
