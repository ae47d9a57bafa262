import type { CommandDeclaration } from '../src/core/command.ts';

export const insights = {
  name: 'insights',
  description: 'Counts for the people who look after the bot: asked, answered, refused',
  usage: '',
  permission: 'managers',
  visibility: 'private',
  options: {},
} as const satisfies CommandDeclaration;
