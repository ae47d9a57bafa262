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
import {
  type AnsweredInteraction,
  commandOptions,
  focusedOption,
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

/** Listens to a client until its listeners are removed. */
export function listen(client: Client, deps: EventDeps): void {
  const { inbox, log, allowed } = deps;
  const self = () => client.user?.id ?? '';

  /** What one event does wrong must not end the connection, on which discord.js calls its listeners. */
  function on<E extends keyof ClientEvents>(event: E, take: (...event: ClientEvents[E]) => void): void {
    client.on(event, (...args) => {
      if (deps.isStopping()) return;
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
    if (message.partial || message.content === null || !isFromPerson(message)) return;
    void inbox.edited(incomingMessage(message, self()));
  }

  function interacted(interaction: Interaction): void {
    if (!isServed(interaction.guildId)) return;
    if (interaction.isAutocomplete()) {
      if (inbox.mayLook({ workspace: interaction.guildId, person: interaction.user.id }))
        void complete(interaction, deps);
    } else if (interaction.isButton())
      void inbox.press({ ...pressedButton(interaction, self()), ...answerable(interaction, deps) });
    else if (interaction.isChatInputCommand()) {
      const { commandName: name } = interaction;
      void inbox.command({ name, options: commandOptions(interaction), ...answerable(interaction, deps) });
    } else if (interaction.isMessageContextMenuCommand()) {
      const text = withoutMention(wordsOf(interaction.targetMessage), self());
      void inbox.explain({ text, ...answerable(interaction, deps) });
    }
  }

  on(Events.MessageCreate, (message) => {
    if (!isServed(message.guildId)) return;
    if (isFromPerson(message) || isCopy(message)) void inbox.message(incomingMessage(message, self()));
  });
  on(Events.MessageUpdate, edited);
  on(Events.MessageDelete, (message) => void inbox.deleted(refOf(message)));
  on(Events.MessageBulkDelete, (messages) => {
    for (const message of messages.values()) void inbox.deleted(refOf(message));
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

const answerable = (interaction: AnsweredInteraction, deps: ResponderDeps) => ({
  context: interactionContext(interaction),
  responder: createResponder(interaction, deps, interaction.isButton() ? interaction.message : undefined),
  key: interaction.id,
});

/** Completes what is being typed. */
async function complete(interaction: AutocompleteInteraction, { inbox, log }: EventDeps): Promise<void> {
  try {
    const { option, typed } = focusedOption(interaction);
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
