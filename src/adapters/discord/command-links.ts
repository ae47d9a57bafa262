/** Commands that people can click: `</ask:123>` in the place of `/ask`. */
import {
  type APIApplicationCommand,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  chatInputApplicationCommandMention,
} from 'discord.js';

/** The ids of slash commands by what people type: `ask`, `settings show`. */
export type CommandIds = ReadonlyMap<string, string>;

/** A command with subcommands cannot be used alone, so each of those has its name here. */
export function idsOf(commands: readonly APIApplicationCommand[]): CommandIds {
  const ids = new Map<string, string>();
  for (const { id, type, name, options = [] } of commands) {
    if (type !== ApplicationCommandType.ChatInput) continue;
    const parts = options.filter((option) => option.type === ApplicationCommandOptionType.Subcommand);
    for (const part of parts) ids.set(`${name} ${part.name}`, id);
    if (parts.length === 0) ids.set(name, id);
  }
  return ids;
}

/** A slash that begins a word, with the word, and with a second one where it may name a part. */
const TYPED = /(?<![\w/<:.])\/([a-z][a-z-]*)(?: ([a-z]+))?/g;

/** Puts what can be clicked in the place of each command that Discord has. @param text Markdown. */
export const linkCommands = (text: string, ids: CommandIds): string =>
  text.replace(TYPED, (typed, name: string, part: string | undefined) => {
    const whole = ids.get(`${name} ${part}`);
    if (whole !== undefined) return chatInputApplicationCommandMention(name, part!, whole);
    const id = ids.get(name);
    return id === undefined ? typed : typed.replace(`/${name}`, chatInputApplicationCommandMention(name, id));
  });
