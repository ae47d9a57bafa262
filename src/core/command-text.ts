/** Reads commands that were typed as plain text: "explain talks", "/whats-next", "settings channel mode:off". */
import { commands as allCommands } from '../../commands/index.ts';
import { commandCalled } from '../messages/command-translations.ts';
import type { CommandDeclaration } from './command.ts';
import type { CommandInvocation } from './invocation.ts';

export interface TypedCommand {
  readonly name: string;
  readonly options: CommandInvocation['options'];
}

/** Spreads typed text over a command's options: `name:value` where written, the rest in the declared order. */
export function optionsFromText(command: CommandDeclaration, text: string): CommandInvocation['options'] {
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

/** Whether the bare name with this after it is the command. */
function isMeant({ withoutSlash = 'alone', options }: CommandDeclaration, rest: string): boolean {
  if (withoutSlash === 'never') return false;
  if (rest === '') return true;
  const [first = ''] = rest.split(/\s+/);
  return Object.values(options).some((option) =>
    option.type === 'choice'
      ? option.choices.includes(first.toLowerCase())
      : option.type === 'text' && withoutSlash === 'always',
  );
}

// Looks for the end only where a run of such signs begins: each run is walked once, however long it is.
const DRESSING = /^["'“]|(?<!["'”?!.])["'”?!.]+$/g;

/** The command in a text, or null if it is none. A text that begins with a slash is one, be it of an unknown name. */
export function commandFromText(
  text: string,
  commands: readonly CommandDeclaration[] = allCommands,
): TypedCommand | null {
  const undressed = text.trim().replace(DRESSING, '');
  const slash = undressed.startsWith('/');
  const bare = (slash ? undressed.slice(1) : undressed).replaceAll('’', "'");
  const spoken = bare.toLowerCase();
  for (const { name, aliases = {} } of commands)
    if (Object.hasOwn(aliases, spoken)) return { name, options: aliases[spoken]! };
  const [word = '', ...others] = bare.split(/\s+/);
  const rest = others.join(' ');
  const typed = word.toLowerCase();
  // With its slash a command may be called as it is in another language: without, it is a word like others.
  const called = slash ? commandCalled(typed) : null;
  const command = commands.find(({ name }) => name === typed || name === called);
  if (command === undefined)
    return text.trimStart().startsWith('/') && word !== '' ? { name: word, options: {} } : null;
  if (!slash && !isMeant(command, rest)) return null;
  return { name: command.name, options: optionsFromText(command, rest) };
}

export const declarationOf = (name: string): CommandDeclaration | undefined =>
  allCommands.find((command: CommandDeclaration) => command.name === name);

/** The command in what is said to one that stands for all others: nothing asks for help, a question is asked. */
export function commandFromAll(text: string): TypedCommand {
  if (text === '') return { name: 'help', options: {} };
  // "about privacy" is a command, "about the talks" is a question.
  const typed = commandFromText(text);
  if (typed !== null && declarationOf(typed.name) !== undefined) return typed;
  const [word = '', ...rest] = text.split(/\s+/);
  const named = declarationOf(word.toLowerCase());
  // What no bare word calls is called by its name here; behind one that takes nothing, more words make a question.
  const isCalled =
    named?.withoutSlash === 'never' && (Object.keys(named.options).length > 0 || rest.length === 0);
  if (named !== undefined && (isCalled || named.permission === 'managers'))
    return { name: named.name, options: optionsFromText(named, rest.join(' ')) };
  return { name: 'ask', options: { question: text } };
}
