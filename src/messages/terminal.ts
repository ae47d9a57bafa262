/** What only the terminal says. */
export const terminal = {
  greeting:
    'Ask in your own words, use a command, or type the number of what is offered. Leave with /quit or Ctrl-D.',
  prompt: '> ',
  farewell: 'Goodbye.',
} as const;
