import type { CommandDeclaration } from '../src/core/command.ts';

export const ask = {
  name: 'ask',
  description: 'Answers a question about the story in your own words',
  usage: 'question',
  permission: 'everyone',
  visibility: 'public',
  options: {
    question: { type: 'text', description: 'Your question', required: true, maxLength: 1000 },
    private: { type: 'flag', description: 'Show the reply to you alone' },
  },
} as const satisfies CommandDeclaration;
