/** `/ask`: a question, where it cannot simply be written. */
import { defineCommand } from '../src/core/command.ts';

export const ask = defineCommand({
  name: 'ask',
  description: 'Answers a question about the story in your own words',
  usage: 'question',
  withoutSlash: 'never',
  permission: 'everyone',
  visibility: 'public',
  options: {
    question: {
      type: 'text',
      description: 'Your question',
      required: true,
      missing: 'commands.missingQuestion',
      maxLength: 1000,
    },
    private: { type: 'flag', description: 'Show the reply to you alone' },
  },
  run: (context, { question }) => context.ask(question),
});
