/** What commands are called and do, in other languages than the one in which they are declared. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { languageFolder } from '../knowledge/language-folder.ts';
import { DEFAULT_LANGUAGE, spokenLanguages } from './languages.ts';

/** A name and what it stands for; each may be missing. */
export interface Named {
  readonly name?: string;
  readonly description?: string;
}

export interface TranslatedOption extends Named {
  /** What each of its choices is shown as. */
  readonly choices?: Readonly<Record<string, string>>;
}

export interface TranslatedCommand extends Named {
  readonly usage?: string;
  readonly options?: Readonly<Record<string, TranslatedOption>>;
  readonly subcommands?: Readonly<Record<string, Named>>;
}

/** The commands of a language by their own names, and what is wrong with its file. */
export interface CommandTranslations {
  readonly commands: Readonly<Record<string, TranslatedCommand>>;
  readonly faults: readonly string[];
}

/** Where the commands of a language lie. */
export const commandsFile = (code: string): string => join(languageFolder(code), 'commands.json');

/** What every platform takes for a name: lower case, one word. */
const NAME = /^[-_'\p{L}\p{M}\p{N}]{1,32}$/u;
const LONGEST = 100;

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const length = (text: string): number => [...text].length;

/** What can be used of a file's contents. */
export function commandsFrom(raw: unknown): CommandTranslations {
  const faults: string[] = [];
  if (!isRecord(raw)) return { commands: {}, faults: ['is no list of commands by their names'] };
  const textOf = (
    of: Record<string, unknown>,
    field: string,
    where: string,
    isFit: (text: string) => boolean,
  ) => {
    const text = of[field];
    if (text === undefined) return {};
    if (typeof text === 'string' && isFit(text)) return { [field]: text };
    faults.push(`"${where}": its ${field} cannot be used`);
    return {};
  };
  const named = (of: Record<string, unknown>, where: string): Named => ({
    ...textOf(of, 'name', where, (text) => NAME.test(text) && text === text.toLowerCase()),
    ...textOf(of, 'description', where, (text) => text.trim() !== '' && length(text) <= LONGEST),
  });
  const each = <T>(of: unknown, where: string, make: (one: Record<string, unknown>, where: string) => T) =>
    Object.fromEntries(
      Object.entries(isRecord(of) ? of : {}).flatMap(([name, one]) =>
        isRecord(one) ? [[name, make(one, `${where}.${name}`)]] : [],
      ),
    );
  const optionOf = (one: Record<string, unknown>, where: string): TranslatedOption => {
    const choices = Object.entries(isRecord(one['choices']) ? one['choices'] : {}).flatMap(
      ([choice, text]) =>
        typeof text === 'string' && text !== '' && length(text) <= LONGEST ? [[choice, text]] : [],
    );
    return { ...named(one, where), choices: Object.fromEntries(choices) };
  };
  const commands = Object.fromEntries(
    Object.entries(raw).flatMap(([name, one]) =>
      isRecord(one)
        ? [
            [
              name,
              {
                ...named(one, name),
                ...textOf(one, 'usage', name, (text) => length(text) <= LONGEST),
                options: each(one['options'], name, optionOf),
                subcommands: each(one['subcommands'], name, named),
              },
            ],
          ]
        : [],
    ),
  );
  const names = Object.values(commands).flatMap((one) => ('name' in one ? [one.name] : []));
  for (const name of new Set(names))
    if (names.filter((other) => other === name).length > 1)
      faults.push(`"${name}" is the name of two commands`);
  return { commands, faults };
}

const known = new Map<string, CommandTranslations>();

/** The commands in a language; none in the one that they are declared in. Read once. */
export function commandsIn(code: string): CommandTranslations {
  let read = known.get(code);
  if (read === undefined) {
    try {
      read = commandsFrom(
        code === DEFAULT_LANGUAGE ? {} : JSON.parse(readFileSync(commandsFile(code), 'utf8')),
      );
    } catch (error) {
      read = { commands: {}, faults: [error instanceof Error ? error.message : 'cannot be read'] };
    }
    known.set(code, read);
  }
  return read;
}

/** The command that is called so in any language; null if none is. */
export function commandCalled(name: string): string | null {
  for (const code of spokenLanguages())
    for (const [own, command] of Object.entries(commandsIn(code).commands))
      if (command.name === name) return own;
  return null;
}
