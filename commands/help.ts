import type { CommandDeclaration } from '../src/core/command.ts';

export const help = {
  name: 'help',
  description: 'How to ask, and the commands',
  usage: '',
  permission: 'everyone',
  visibility: 'private',
  options: {},
} as const satisfies CommandDeclaration;
