import type { CommandDeclaration } from '../src/core/command.ts';

export const whatsNext = {
  name: 'whats-next',
  description: 'What to watch, and what is uncertain',
  usage: '',
  permission: 'everyone',
  visibility: 'public',
  options: { private: { type: 'flag', description: 'Show the reply to you alone' } },
} as const satisfies CommandDeclaration;
