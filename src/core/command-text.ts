/** Reads commands that were typed as plain text: "explain talks", "/whats-next", "settings channel mode:off". */
import { commands } from '../../commands/index.ts';
import type { CommandDeclaration } from './command.ts';

export interface TypedCommand {
  readonly name: string;
  readonly options: Readonly<Record<string, string | boolean>>;
}

const declarations: readonly CommandDeclaration[] = commands;

/** Words that everybody uses in questions; without a slash they are commands only when alone or well followed. */
const NEEDS_SLASH = new Set(['about', 'help', 'insights', 'settings', 'ask']);

// A map: as keys of an object, words such as "constructor" would find what every object has.
const ALIASES: ReadonlyMap<string, string> = new Map([
  ['whats next', 'whats-next'],
  ["what's next", 'whats-next'],
]);

/** Spreads typed text over a command's options: `name:value` where written, the rest in the declared order. */
export function optionsFromText(
  command: CommandDeclaration,
  text: string,
): Readonly<Record<string, string | boolean>> {
  const options: Record<string, string | boolean> = {};
  let rest = text.trim();
  for (const [name, option] of Object.entries(command.options)) {
    const named = new RegExp(`(?:^|\\s)${name}:\\s*(\\S+)`, 'i').exec(rest);
    if (!named) continue;
    options[name] = option.type === 'flag' ? /^(true|yes|on)$/i.test(named[1]!) : named[1]!;
    rest = rest.replace(named[0], ' ').trim();
  }
  for (const [name, option] of Object.entries(command.options)) {
    if (rest === '' || name in options || option.type === 'flag') continue;
    if (option.type === 'text') {
      options[name] = rest;
      rest = '';
    } else {
      const [word = '', ...others] = rest.split(/\s+/);
      options[name] = word.toLowerCase();
      rest = others.join(' ');
    }
  }
  return options;
}

function isCommandWithoutSlash(command: CommandDeclaration, rest: string): boolean {
  if (!NEEDS_SLASH.has(command.name)) return rest === '' || Object.keys(command.options).length > 1;
  if (rest === '') return command.name !== 'ask';
  const [first = ''] = rest.split(/\s+/);
  return Object.values(command.options).some(
    (option) => option.type === 'choice' && option.choices.includes(first.toLowerCase()),
  );
}

// Looks for the end only where a run of such signs begins: each run is walked once, however long it is.
const DRESSING = /^["'“]|(?<!["'”?!.])["'”?!.]+$/g;

/** The command in a text, or null if it is no command. */
export function commandFromText(text: string): TypedCommand | null {
  const trimmed = text.trim().replace(DRESSING, '');
  const slash = trimmed.startsWith('/');
  const bare = (slash ? trimmed.slice(1) : trimmed).replaceAll('’', "'");
  const alias = ALIASES.get(bare.toLowerCase());
  const [word = '', ...others] = (alias ?? bare).split(/\s+/);
  const rest = others.join(' ');
  const command = declarations.find(({ name }) => name === word.toLowerCase());
  if (command === undefined) return slash && word !== '' ? { name: word, options: {} } : null;
  if (!slash && alias === undefined && !isCommandWithoutSlash(command, rest)) return null;
  return { name: command.name, options: optionsFromText(command, rest) };
}
