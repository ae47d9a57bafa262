import type { CommandDeclaration } from '../src/core/command.ts';

export const about = {
  name: 'about',
  description: 'What this bot is, where its answers come from, and what it keeps',
  usage: '[privacy]',
  permission: 'everyone',
  visibility: 'private',
  options: {
    subject: { type: 'choice', description: 'What to tell about', choices: ['source', 'privacy'] },
  },
} as const satisfies CommandDeclaration;
