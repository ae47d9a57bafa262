/** The commands of `commands/` as Discord takes them. */
import {
  type APIApplicationCommandBasicOption,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
  PermissionFlagsBits,
  type RESTPostAPIApplicationCommandsJSONBody,
} from 'discord-api-types/v10';
import { commands as declared } from '../../../commands/index.ts';
import type { CommandDeclaration, CommandOption } from '../../core/command.ts';
import { discord as words } from '../../messages/discord.ts';
import { OPTION_TEXT_LENGTH } from './limits.ts';

/** Servers and people can install the bot, and use it in servers, in its own and in other direct messages. */
const EVERYWHERE = {
  integration_types: [ApplicationIntegrationType.GuildInstall, ApplicationIntegrationType.UserInstall],
  contexts: [
    InteractionContextType.Guild,
    InteractionContextType.BotDM,
    InteractionContextType.PrivateChannel,
  ],
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
    ...EVERYWHERE,
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
      name: words.explainMessage,
      default_member_permissions: null,
      ...EVERYWHERE,
    },
  ];
}

/** Whether the reply to a command is for the asker alone: as declared, or as the asker wishes. */
export function isPrivateCommand(name: string, options: Readonly<Record<string, string | boolean>>): boolean {
  const declaration = (declared as readonly CommandDeclaration[]).find((command) => command.name === name);
  return declaration?.visibility === 'private' || options['private'] === true;
}
