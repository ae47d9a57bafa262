/** The commands of `commands/` as Discord takes them, and their registration: only what differs is changed. */
import {
  type APIApplicationCommand,
  type APIApplicationCommandBasicOption,
  type APIApplicationCommandOption,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  InteractionContextType as Contexts,
  ApplicationIntegrationType as Installs,
  PermissionFlagsBits,
  type RESTPostAPIApplicationCommandsJSONBody,
  type RESTPostAPIChatInputApplicationCommandsJSONBody,
  Routes,
} from 'discord.js';
import type { Logger } from 'pino';
import { commands as declared } from '../../../commands/index.ts';
import type { CommandDeclaration, CommandOption } from '../../core/command.ts';
import { messagesFor } from '../../messages/messages.ts';
import type { Api } from './api.ts';
import { type CommandIds, idsOf } from './command-links.ts';
import { compareCommands } from './diff.ts';
import { logFault, statusOf } from './errors.ts';
import { OPTION_TEXT_LENGTH } from './limits.ts';

/** Servers and people can install the bot, and use it in servers, in its own and in other direct messages. */
const EVERYWHERE = {
  integration_types: [Installs.GuildInstall, Installs.UserInstall],
  contexts: [Contexts.Guild, Contexts.BotDM, Contexts.PrivateChannel],
};

/** What is about a server, or a channel of one, makes no sense elsewhere. */
const IN_SERVERS = {
  integration_types: [Installs.GuildInstall],
  contexts: [Contexts.Guild],
};

function option(name: string, declaration: CommandOption): APIApplicationCommandBasicOption {
  const common = {
    name,
    description: declaration.description,
    ...(declaration.required ? { required: true } : {}),
  };
  switch (declaration.type) {
    case 'text':
      return {
        ...common,
        type: ApplicationCommandOptionType.String,
        max_length: Math.min(declaration.maxLength ?? OPTION_TEXT_LENGTH, OPTION_TEXT_LENGTH),
        ...(declaration.complete ? { autocomplete: true as const } : {}),
      };
    case 'choice':
      return {
        ...common,
        type: ApplicationCommandOptionType.String,
        choices: declaration.choices.map((choice) => ({ name: choice, value: choice })),
      };
    case 'flag':
      return { ...common, type: ApplicationCommandOptionType.Boolean };
  }
}

function optionsOf({ options, subcommands }: CommandDeclaration): APIApplicationCommandOption[] {
  if (subcommands !== undefined)
    return Object.entries(subcommands).map(([name, { description, options: needed }]) => ({
      type: ApplicationCommandOptionType.Subcommand,
      name,
      description,
      options: needed.map((one) => option(one, { ...options[one]!, required: true })),
    }));
  // Discord wants required options first; otherwise the declaration's order stays.
  return Object.entries(options)
    .sort(([, a], [, b]) => Number(b.required ?? false) - Number(a.required ?? false))
    .map(([name, one]) => option(name, one));
}

/** One declaration as a slash command. */
export const slashCommand = (
  declaration: CommandDeclaration,
): RESTPostAPIChatInputApplicationCommandsJSONBody => ({
  type: ApplicationCommandType.ChatInput,
  name: declaration.name,
  description: declaration.description,
  options: optionsOf(declaration),
  // Who does not look after the server does not even see these.
  default_member_permissions:
    declaration.permission === 'managers' ? PermissionFlagsBits.ManageGuild.toString() : null,
  ...((declaration.scope ?? 'anywhere') === 'anywhere' ? EVERYWHERE : IN_SERVERS),
});

/** Everything that is registered: the slash commands, and the entry in a message's context menu. */
export function commandPayload(
  declarations: readonly CommandDeclaration[] = declared,
): RESTPostAPIApplicationCommandsJSONBody[] {
  return [
    ...declarations.map(slashCommand),
    {
      type: ApplicationCommandType.Message,
      name: messagesFor(null).format('discord.explainMessage'),
      default_member_permissions: null,
      ...EVERYWHERE,
    },
  ];
}

/** What came of a registration. */
export interface Registered {
  /** The lines of difference: all that there were (with `dryRun`), or those that Discord has taken. */
  readonly lines: readonly string[];
  /** The names of commands that Discord refused. */
  readonly refused: readonly string[];
  /** The ids of all commands that Discord has now. */
  readonly ids: CommandIds;
}

/**
 * Fetches, compares, and changes what differs, command by command: one that Discord refuses costs no other. The log
 * has each difference once Discord has taken it, and each refusal.
 *
 * @param guild Of one server; of all when undefined.
 * @throws what Discord answers when it refuses everything, or nobody answers; the log does not have it yet.
 */
export async function syncCommands(
  api: Api,
  { application, guild }: { readonly application: string; readonly guild: string | undefined },
  log: Logger,
  { dryRun = false }: { dryRun?: boolean } = {},
): Promise<Registered> {
  const list =
    guild === undefined
      ? Routes.applicationCommands(application)
      : Routes.applicationGuildCommands(application, guild);
  const present = await api.call<APIApplicationCommand[]>('get', list);
  const known = new Map(present.map((command) => [command.id, command]));
  const lines: string[] = [];
  const refused: string[] = [];

  const place = guild === undefined ? 'everywhere' : `in ${guild}`;
  const about = { event: 'discord.commands', place };
  for (const { method, name, id, body, lines: changed } of compareCommands(present, commandPayload())) {
    try {
      const route = id === undefined ? list : (`${list}/${id}` as const);
      const made = dryRun
        ? undefined
        : await api.call<APIApplicationCommand | undefined>(method, route, { body });
      if (method === 'delete') known.delete(id!);
      else if (made !== undefined) known.set(made.id, made);
    } catch (error) {
      if (statusOf(error) !== 400) throw error;
      refused.push(name);
      logFault(log, 'error', 'discord.command_refused', `Discord refused the command ${name}`, error, {
        place,
      });
      continue;
    }
    lines.push(...changed);
    if (!dryRun) for (const line of changed) log.info(about, `Command ${line}`);
  }
  if (lines.length + refused.length === 0) log.info(about, 'Commands are up to date');
  return { lines, refused, ids: idsOf([...known.values()]) };
}

/** The id of the application that the token belongs to. @throws what the API answers when it refuses. */
export async function applicationId(api: Api): Promise<string> {
  const { id } = await api.call<{ id: string }>('get', Routes.currentApplication());
  return id;
}
