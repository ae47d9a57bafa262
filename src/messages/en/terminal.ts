/** What only the terminal says. */
export const terminal = {
  greeting:
    'Ask in your own words, use a command, or type the number of what is offered. Leave with /quit or Ctrl-D.',
  compiling: 'The knowledge is new to me: reading it takes some twenty seconds, this once.',
  farewell: 'Goodbye.',
  /** For whoever started the bot without a platform and with nobody at a terminal. */
  nobodyToTalkTo:
    'No platform is configured, and nobody is at a terminal. The file .env.example says which variables connect which platform.',
} as const;
