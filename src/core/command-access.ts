/** Who may use a command, and where it makes sense. */
import type { CommandDeclaration } from './command.ts';
import type { MessageContext } from './invocation.ts';

/** Whether a command is about something that there is where it was used: a channel, a workspace. */
export function fitsPlace({ scope = 'anywhere' }: CommandDeclaration, asker: MessageContext): boolean {
  switch (scope) {
    case 'anywhere':
      return true;
    case 'workspace':
      return asker.workspace !== null;
    case 'channel':
      return asker.workspace !== null && !asker.direct;
  }
}

/** Whether this person may use the command at all; asks the platform only where it matters. */
export async function isPermitted(
  { permission }: CommandDeclaration,
  asker: MessageContext,
): Promise<boolean> {
  return permission === 'everyone' || (await asker.canManage());
}

/** Whether all people may use it, wherever they are. */
export const isOpen = ({ permission, scope = 'anywhere' }: CommandDeclaration): boolean =>
  permission === 'everyone' && scope === 'anywhere';

/** Whether it is worth telling this person of the command here. */
export async function isUsableBy(command: CommandDeclaration, asker: MessageContext): Promise<boolean> {
  return fitsPlace(command, asker) && (await isPermitted(command, asker));
}
