/** Checks the options that came in against a command's declaration. */
import type { Messages } from '../messages/catalog.ts';
import type { CommandDeclaration, CommandOption } from './command.ts';
import { UserError } from './errors.ts';
import type { CommandInvocation } from './invocation.ts';

function checked(name: string, option: CommandOption, given: string | boolean, messages: Messages) {
  switch (option.type) {
    case 'text':
      return String(given);
    case 'flag':
      return given === true;
    case 'choice': {
      const choice = option.choices.find((one) => one === given);
      if (choice !== undefined) return choice;
      const choices = option.choices.join(', ');
      throw new UserError(
        'command.bad_option',
        messages.format('commands.badOption', { option: name, choices }),
      );
    }
  }
}

/**
 * The declared options among those given, each of its declared type.
 *
 * @throws {UserError} in words for whoever typed them, if one is missing or none of its choices.
 */
export function readOptions(
  { options }: CommandDeclaration,
  given: CommandInvocation['options'],
  messages: Messages,
): Record<string, string | boolean> {
  const read: Record<string, string | boolean> = {};
  for (const [name, option] of Object.entries(options)) {
    const value = Object.hasOwn(given, name) ? given[name] : undefined;
    if (value !== undefined && value !== '') read[name] = checked(name, option, value, messages);
    else if (option.required)
      throw new UserError(
        'command.missing_option',
        option.missing === undefined
          ? messages.format('commands.missingOption', { option: name })
          : messages.format(option.missing),
      );
  }
  return read;
}
