/** What people read when the bot has more to do than it can, is about to stop, or has nowhere to begin. */
export const operations = {
  busy: 'A great many people are asking me at once. Please try again in a minute.',
  /** For whoever started the bot without a platform and with nobody at a terminal. */
  nobodyToTalkTo:
    'No platform is configured, and nobody is at a terminal. Set DISCORD_TOKEN, or SLACK_BOT_TOKEN and SLACK_APP_TOKEN (.env.example says more).',
  stopping: 'I am being restarted. Please ask me again in a minute.',
} as const;
