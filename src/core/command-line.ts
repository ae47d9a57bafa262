/** Completes a line that is being typed where nothing but lines can be: names of commands, and what their options take. */
import type { CommandDeclaration } from './command.ts';
import { fitsPlace } from './command-access.ts';
import type { Core } from './core.ts';
import type { MessageContext } from './invocation.ts';

/** A name, with or without its slash, a blank, and what stands behind. */
const COMMAND = /^(\/?([^\s/]\S*)\s+)(\S.*)?$/;

export interface LineCompletion {
  readonly commands: readonly CommandDeclaration[];
  /** What can be typed there besides commands, such as `/quit`. */
  readonly besides: readonly string[];
  readonly context: MessageContext;
}

/** Lines that may become of the one that is begun; after a command's name by the first of its options that completes. */
export function lineCompleter(
  { complete }: Pick<Core, 'complete'>,
  { commands, besides, context }: LineCompletion,
): (line: string) => string[] {
  const usable = commands.filter((command) => fitsPlace(command, context));
  const names = [...usable.map(({ name }) => `/${name}`), ...besides];
  return (line) => {
    const [, begun = '', name = '', typed = ''] = COMMAND.exec(line) ?? [];
    const command = commands.find((candidate) => candidate.name === name.toLowerCase());
    const options = Object.entries(command?.options ?? {});
    const [option] = options.find(([, one]) => one.type === 'text' && one.complete) ?? [];
    if (command !== undefined && option !== undefined)
      return complete(command.name, option, typed, context.locale).map(({ value }) => begun + value);
    const found = names.filter((one) => one.startsWith(line));
    return found.length > 0 ? found : names;
  };
}
