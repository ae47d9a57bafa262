/** The bot's memory, for replies that cannot do without it. */
import type { CommandContext } from './command.ts';
import { UserError } from './errors.ts';
import type { Persistence } from './persistence.ts';

/** @throws {UserError} where the bot runs without a memory. */
export function requirePersistence({
  persistence,
  messages,
}: Pick<CommandContext, 'persistence' | 'messages'>): Persistence {
  if (persistence === null) throw new UserError('persistence.none', messages.format('commands.needsMemory'));
  return persistence;
}
