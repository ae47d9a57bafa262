/** Interactions: slash commands, the context menu, buttons, and completion while people type. */
import {
  ApplicationCommandType,
  InteractionResponseType,
  InteractionType,
  MessageFlags,
} from 'discord-api-types/v10';
import type { Logger } from 'pino';
import type { Core } from '../../core/adapter.ts';
import type { MessageContext } from '../../core/invocation.ts';
import { makeReply, type Reply } from '../../core/reply.ts';
import { shorten } from '../../core/shorten.ts';
import { discord as words } from '../../messages/discord.ts';
import { createFirstTime } from '../recent.ts';
import type { DiscordApi } from './api.ts';
import { isPrivateCommand } from './commands.ts';
import type { Dispatch } from './dispatch.ts';
import { describeError, isGone } from './errors.ts';
import type { Guilds } from './guilds.ts';
import { type IncomingInteraction, incomingInteraction, incomingMessage } from './incoming.ts';
import { CHOICE_NAME_LENGTH, CHOICE_VALUE_LENGTH, CHOICES } from './limits.ts';
import type { Origins } from './origins.ts';
import { buttonLabel, commandOptions, focusedOption, interactionScene, withoutMention } from './parse.ts';
import type { Responder, Ticket } from './responder.ts';

export interface InteractionDeps {
  readonly core: Pick<Core, 'complete' | 'sent'>;
  readonly dispatch: Dispatch;
  readonly api: DiscordApi;
  readonly responder: Responder;
  readonly origins: Origins;
  readonly guilds: Guilds;
  readonly self: () => string | undefined;
  readonly claim: (event: string) => Promise<boolean>;
  readonly application: () => string | undefined;
  readonly log: Logger;
}

export interface Interactions {
  created(data: unknown): Promise<void>;
}

const REMEMBERED = 10_000;

export function createInteractions(deps: InteractionDeps): Interactions {
  const { core, dispatch, api, responder, origins, guilds, self, claim, log } = deps;
  const firstTime = createFirstTime(REMEMBERED);

  const ticketOf = (interaction: IncomingInteraction): Ticket => ({
    id: interaction.id,
    token: interaction.token,
    application: interaction.application_id ?? deps.application() ?? self() ?? '',
  });

  /** Shows the reply, and notes what belongs to the message that it became. */
  async function show(
    interaction: IncomingInteraction,
    context: MessageContext,
    pending: Promise<Reply>,
    isPrivate: () => boolean,
    question: () => string | null,
  ): Promise<void> {
    const ticket = ticketOf(interaction);
    const responded = await responder.respond(ticket, pending, isPrivate);
    if (responded === undefined) return;
    const reply = await pending;
    if (reply.actions.length === 0 && reply.entry === null) return;
    const message = responded.message?.id ?? (await originalId(ticket));
    if (message === undefined) return;
    origins.remember(message, { asker: context.person, question: question() });
    if (responded.private || reply.entry === null) return;
    core.sent({
      platform: 'discord',
      workspace: context.workspace,
      channel: context.channel,
      message,
      entry: reply.entry,
    });
  }

  /** The id of the reply, for servers that do not tell it in their answer. */
  async function originalId({ application, token }: Ticket): Promise<string | undefined> {
    try {
      return (await api.original(application, token))?.id;
    } catch (error) {
      log.debug(describeError(error), 'The id of a reply could not be fetched');
      return undefined;
    }
  }

  function onSlashCommand(interaction: IncomingInteraction, context: MessageContext): Promise<void> {
    const name = interaction.data?.name ?? '';
    const options = commandOptions(interaction);
    const first = Object.values(options).find((value) => typeof value === 'string');
    return show(
      interaction,
      context,
      dispatch({ type: 'command', name, options, context }),
      () => isPrivateCommand(name, options),
      () => first ?? null,
    );
  }

  function onContextMenu(interaction: IncomingInteraction, context: MessageContext): Promise<void> {
    const { target_id: target, resolved } = interaction.data ?? {};
    const message = incomingMessage.safeParse(resolved?.messages?.[target ?? '']);
    const text = message.success ? withoutMention(message.data.content ?? '', self()) : '';
    const pending =
      text === ''
        ? Promise.resolve(makeReply({ kind: 'notice', body: words.nothingToExplain, delivery: 'private' }))
        : dispatch({ type: 'message', text, mode: 'direct', context });
    return show(
      interaction,
      context,
      pending,
      () => true,
      () => text,
    );
  }

  function onButton(interaction: IncomingInteraction, context: MessageContext, raw: unknown): Promise<void> {
    const id = interaction.data?.custom_id ?? '';
    const { message } = interaction;
    // Until it is known who asked, the reply is for the presser alone.
    let isPrivate = true;
    const pending = (async () => {
      const origin =
        message === undefined
          ? { asker: undefined, question: null }
          : await origins.of(message, context.channel);
      const shownToOne = ((message?.flags ?? 0) & MessageFlags.Ephemeral) !== 0;
      isPrivate = shownToOne || !(context.direct || origin.asker === context.person);
      return dispatch({
        type: 'action',
        id,
        question: origin.question,
        reply: message?.id ?? null,
        context,
      });
    })();
    const label = buttonLabel((raw as { message?: unknown }).message, id);
    return show(
      interaction,
      context,
      pending,
      () => isPrivate,
      () => label ?? null,
    );
  }

  async function onCompletion(interaction: IncomingInteraction): Promise<void> {
    const focused = focusedOption(interaction);
    const completions =
      focused === undefined ? [] : core.complete(interaction.data?.name ?? '', focused.name, focused.typed);
    const choices = completions
      .filter(({ label, value }) => label.trim() !== '' && value.length <= CHOICE_VALUE_LENGTH)
      .slice(0, CHOICES)
      .map(({ label, value }) => ({ name: shorten(label, CHOICE_NAME_LENGTH), value }));
    try {
      await api.respond(interaction.id, interaction.token, {
        type: InteractionResponseType.ApplicationCommandAutocompleteResult,
        data: { choices },
      });
    } catch (error) {
      // The person typed on, or gave up: a completion that comes too late is no fault.
      if (isGone(error)) log.debug(describeError(error), 'A completion came too late');
      else log.warn(describeError(error), 'A completion could not be sent');
    }
  }

  return {
    async created(data) {
      const interaction = incomingInteraction.parse(data);
      if (!firstTime(interaction.id)) return;
      if (interaction.type === InteractionType.ApplicationCommandAutocomplete)
        return onCompletion(interaction);
      if (!(await claim(`discord interaction ${interaction.id}`))) return;
      const { guild_id: guild, member } = interaction;
      const context = interactionScene(interaction, (channel, person) => ({
        thread: guilds.isThread(channel),
        canManage: guild !== undefined && guilds.canManage(guild, person, member?.roles ?? []),
      }));
      if (context === undefined) {
        log.warn({ type: interaction.type }, 'An interaction named no person or no channel');
        return;
      }
      if (interaction.type === InteractionType.MessageComponent) return onButton(interaction, context, data);
      if (interaction.type !== InteractionType.ApplicationCommand) return;
      return interaction.data?.type === ApplicationCommandType.Message
        ? onContextMenu(interaction, context)
        : onSlashCommand(interaction, context);
    },
  };
}
