/** What only the terminal says. */
export const terminal = {
  greeting: 'Ask in your own words, or use a command. Leave with /quit or Ctrl-D.',
  prompt: '> ',
  farewell: 'Goodbye.',
  pickOne: 'Type the number to pick one.',
} as const;
