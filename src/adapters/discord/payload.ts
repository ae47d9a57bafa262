/** The commands of `commands/` as Discord takes them. */
import {
  type APIApplicationCommandBasicOption,
  type APIApplicationCommandOption,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  InteractionContextType as Contexts,
  ApplicationIntegrationType as Installs,
  Locale,
  type LocalizationMap,
  PermissionFlagsBits,
  type RESTPostAPIApplicationCommandsJSONBody,
  type RESTPostAPIChatInputApplicationCommandsJSONBody,
} from 'discord.js';
import { commands as declared } from '../../../commands/index.ts';
import type { CommandDeclaration, CommandOption } from '../../core/command.ts';
import { commandsIn, type Named, type TranslatedCommand } from '../../messages/command-translations.ts';
import { DEFAULT_LANGUAGE, spokenLanguages } from '../../messages/languages.ts';
import { messagesFor } from '../../messages/messages.ts';
import { OPTION_TEXT_LENGTH } from './limits.ts';

/** Discord's locales of a language: Spanish has two. */
const localesOf = (code: string): Locale[] =>
  Object.values(Locale).filter((locale) => locale.split('-')[0]?.toLowerCase() === code);

const CODES = spokenLanguages().filter((code) => code !== DEFAULT_LANGUAGE);

/** One text in all of Discord's languages that have it; null if none has. */
export function localized(textIn: (code: string) => string | undefined): LocalizationMap | null {
  const texts = CODES.flatMap((code) => {
    const text = textIn(code);
    return text === undefined ? [] : localesOf(code).map((locale) => [locale, text] as const);
  });
  return texts.length === 0 ? null : Object.fromEntries(texts);
}

/** The properties of a command, an option or a subcommand that translate its name and description. */
function localizations(command: string, part: (translated?: TranslatedCommand) => Named | undefined) {
  const partIn = (code: string) => part(commandsIn(code).commands[command]);
  return {
    name_localizations: localized((code) => partIn(code)?.name),
    description_localizations: localized((code) => partIn(code)?.description),
  };
}

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

function option(command: string, name: string, declaration: CommandOption): APIApplicationCommandBasicOption {
  const common = {
    name,
    description: declaration.description,
    ...localizations(command, (translated) => translated?.options?.[name]),
    required: declaration.required ?? false,
  };
  switch (declaration.type) {
    case 'text':
      return {
        ...common,
        type: ApplicationCommandOptionType.String,
        max_length: Math.min(declaration.maxLength ?? OPTION_TEXT_LENGTH, OPTION_TEXT_LENGTH),
        autocomplete: declaration.complete !== undefined,
      };
    case 'choice':
      return {
        ...common,
        type: ApplicationCommandOptionType.String,
        choices: declaration.choices.map((choice) => ({
          name: choice,
          value: choice,
          name_localizations: localized(
            (code) => commandsIn(code).commands[command]?.options?.[name]?.choices?.[choice],
          ),
        })),
      };
    case 'flag':
      return { ...common, type: ApplicationCommandOptionType.Boolean };
  }
}

function optionsOf({
  name: command,
  options,
  subcommands,
}: CommandDeclaration): APIApplicationCommandOption[] {
  if (subcommands !== undefined)
    return Object.entries(subcommands).map(([name, { description, options: needed }]) => ({
      type: ApplicationCommandOptionType.Subcommand,
      name,
      description,
      ...localizations(command, (translated) => translated?.subcommands?.[name]),
      options: needed.map((one) => option(command, one, { ...options[one]!, required: true })),
    }));
  // Discord wants required options first; otherwise the declaration's order stays.
  return Object.entries(options)
    .sort(([, a], [, b]) => Number(b.required ?? false) - Number(a.required ?? false))
    .map(([name, one]) => option(command, name, one));
}

/** One declaration as a slash command. */
export const slashCommand = (
  declaration: CommandDeclaration,
): RESTPostAPIChatInputApplicationCommandsJSONBody => ({
  type: ApplicationCommandType.ChatInput,
  name: declaration.name,
  description: declaration.description,
  ...localizations(declaration.name, (translated) => translated),
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
      name_localizations: localized((code) => messagesFor(code).format('discord.explainMessage')),
      default_member_permissions: null,
      ...EVERYWHERE,
    },
  ];
}
