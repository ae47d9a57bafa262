import type { CommandDeclaration } from '../src/core/command.ts';

export const explain = {
  name: 'explain',
  description: 'Explains the story, or one topic of it',
  usage: '[topic]',
  permission: 'everyone',
  visibility: 'public',
  options: {
    topic: {
      type: 'text',
      description: 'A topic, a person or a place; leave it out for an overview',
      maxLength: 100,
      complete: true,
    },
    private: { type: 'flag', description: 'Show the reply to you alone' },
  },
} as const satisfies CommandDeclaration;
