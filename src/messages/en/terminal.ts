/** What only the terminal says. */
export const terminal = {
  greeting:
    'Ask in your own words, use a command, or type the number of what is offered. Leave with /quit or Ctrl-D.',
  farewell: 'Goodbye.',
  /** For whoever started the bot without a platform and with nobody at a terminal. */
  nobodyToTalkTo:
    'No platform is configured, and nobody is at a terminal. Set DISCORD_TOKEN, or SLACK_BOT_TOKEN and SLACK_APP_TOKEN (.env.example says more).',
} as const;
