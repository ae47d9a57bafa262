import type { CommandDeclaration } from '../src/core/command.ts';

export const settings = {
  name: 'settings',
  description: 'Shows or changes how the bot behaves in this channel',
  usage: 'show | channel mode:mentions|questions|off',
  permission: 'managers',
  visibility: 'private',
  options: {
    action: {
      type: 'choice',
      description: 'Show the settings, or change this channel',
      choices: ['show', 'channel'],
      required: true,
    },
    mode: {
      type: 'choice',
      description: 'When to answer in this channel: mentions only, plain questions too, or never',
      choices: ['mentions', 'questions', 'off'],
    },
  },
} as const satisfies CommandDeclaration;
