/** How the commands are called on Slack, which keeps some names for itself. */

/** The command that stands for all others. */
export const COMMAND_OF_ALL = 'backchannel';

const TAKEN: ReadonlySet<string> = new Set(['help']);

/** Whether Slack lets an app have a command of this name. */
export const isFree = (name: string): boolean => !TAKEN.has(name);

/** How people type a command: by its own name, or by the command of all. */
export const commandName = (name: string): string =>
  isFree(name) ? `/${name}` : `/${COMMAND_OF_ALL} ${name}`;
