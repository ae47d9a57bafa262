/** What people read when the bot has more to do than it can, or is about to stop. */
export const operations = {
  busy: 'A great many people are asking me at once. Please try again in a minute.',
  stopping: 'I am being restarted. Please ask me again in a minute.',
} as const;
