/** The commands of `commands/` as Discord takes them, and their registration: only what differs is changed. */
import {
  type APIApplicationCommand,
  type APIApplicationCommandBasicOption,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  InteractionContextType as Contexts,
  ApplicationIntegrationType as Installs,
  PermissionFlagsBits,
  type RESTPostAPIApplicationCommandsJSONBody,
  Routes,
} from 'discord.js';
import type { Logger } from 'pino';
import { commands as declared } from '../../../commands/index.ts';
import type { CommandDeclaration, CommandOption } from '../../core/command.ts';
import { messagesFor } from '../../messages/messages.ts';
import type { Api } from './api.ts';
import { compareCommands } from './diff.ts';
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

/** One declaration as a slash command. */
export function slashCommand(declaration: CommandDeclaration): RESTPostAPIApplicationCommandsJSONBody {
  // Discord wants required options first; otherwise the declaration's order stays.
  const options = Object.entries(declaration.options).sort(
    ([, a], [, b]) => Number(b.required ?? false) - Number(a.required ?? false),
  );
  return {
    type: ApplicationCommandType.ChatInput,
    name: declaration.name,
    description: declaration.description,
    ...(options.length > 0 ? { options: options.map(([name, one]) => option(name, one)) } : {}),
    // Who does not look after the server does not even see these.
    default_member_permissions:
      declaration.permission === 'managers' ? PermissionFlagsBits.ManageGuild.toString() : null,
    ...(declaration.scope === undefined || declaration.scope === 'anywhere' ? EVERYWHERE : IN_SERVERS),
  };
}

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

/**
 * Fetches, compares, changes what differs and logs each difference. Resolves with the lines of difference.
 *
 * @param guild Of one server; of all when undefined.
 * @throws what Discord answers when it refuses; the log does not have it yet.
 */
export async function syncCommands(
  api: Api,
  { application, guild }: { readonly application: string; readonly guild: string | undefined },
  log: Logger,
  { dryRun = false }: { dryRun?: boolean } = {},
): Promise<string[]> {
  const list =
    guild === undefined
      ? Routes.applicationCommands(application)
      : Routes.applicationGuildCommands(application, guild);
  const wanted = commandPayload();
  const present = await api.call<APIApplicationCommand[]>('get', list);
  const changes = compareCommands(present, wanted);
  const lines = changes.flatMap((change) => change.lines);

  const about = { event: 'discord.commands', place: guild === undefined ? 'everywhere' : `in ${guild}` };
  for (const line of lines) log.info(about, `Command ${line}`);
  if (lines.length === 0) log.info(about, 'Commands are up to date');
  if (dryRun || lines.length === 0) return lines;

  if (present.length === 0) await api.call('put', list, { body: wanted });
  else
    for (const { method, id, body } of changes)
      await api.call(method, id === undefined ? list : `${list}/${id}`, { body });
  return lines;
}

/** The id of the application that the token belongs to. @throws what the API answers when it refuses. */
export async function applicationId(api: Api): Promise<string> {
  const { id } = await api.call<{ id: string }>('get', Routes.currentApplication());
  return id;
}
